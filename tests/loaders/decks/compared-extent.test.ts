import {describe, expect, it} from "vitest";
import type {CompiledChart, ShownBlock} from "../../../src/core/deck/compiled.js";
import {compiledDeck} from "../../support/compiled-deck.js";

const chart = (lines: string): string => `\`\`\`chart\ntable: child-victims\ny: victims\n${lines}\n\`\`\`\n`;
const bars = (year: string, more = ""): string => chart(`form: bar\nx: group\nfilter: {year: "${year}"}\n${more}`);

const chartsOf = (blocks: readonly ShownBlock[]): readonly CompiledChart[] =>
  blocks.flatMap((block) => (block.type === "chart" ? [block.chart] : []));

async function compared(layout: string, ...charts: readonly string[]): Promise<readonly CompiledChart[]> {
  const deck = await compiledDeck(
    `---\ntitle: Years\n---\n\n# Years\n\n---\nlayout: ${layout}\n---\n\n## Two years\n\n${charts.join("\n")}`
  );
  return chartsOf(deck.slides[1]!.blocks);
}

/** Pixels for one of what is counted, by the bars of a drawing and their numbers. */
function scales({full}: CompiledChart): readonly number[] {
  return [...full.html.matchAll(/<a [^>]*?aria-label="[^"]*?: ([\d,]+)"[^>]*>.*?<rect [^>]*?width="([\d.]+)"/gs)].map(
    ([, value, width]) => Number(width) / Number(value!.replaceAll(",", ""))
  );
}

describe("two charts that are compared", () => {
  it("are drawn on one scale, and apart each on its own", async () => {
    const [first, second] = await compared("comparison", bars("2010"), bars("2014"));
    const all = [...scales(first!), ...scales(second!)];
    expect(all.length).toBeGreaterThan(2);
    for (const scale of all) expect(scale).toBeCloseTo(all[0]!, 6);
    const apart = (await compared("figure", bars("2010"), bars("2014"))).map((one) => scales(one)[0]!);
    expect(apart[0]).not.toBeCloseTo(apart[1]!, 6);
  });

  it("have one end of their axes in PowerPoint", async () => {
    const [first, second] = await compared("comparison", bars("2010"), bars("2014"));
    const [alone] = await compared("figure", bars("2010"));
    expect(first!.native!.max).toBe(second!.native!.max);
    expect(first!.native!.max).not.toBe(alone!.native!.max);
  });

  it("keep their own where they don’t measure the same", async () => {
    const [first] = await compared("comparison", bars("2010"), chart("form: bar\nx: group\nmeasure: change"));
    const [alone] = await compared("figure", bars("2010"));
    expect(first!.native!.max).toBe(alone!.native!.max);
  });
});
