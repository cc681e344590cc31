import {describe, expect, it} from "vitest";
import {plainText} from "../../../src/core/deck/blocks.js";
import {compiledBriefing} from "../../support/compiled-briefing.js";
import {compiledDeck} from "../../support/compiled-deck.js";

const SHARE = "{{ share(un.suspended-2014, un.convictions-2014) | .0% }}";

const messagesOf = async (title: string, below: string): Promise<readonly string[]> =>
  (await compiledDeck(`---\ntitle: Sentences\n---\n\n# Sentences\n\n---\n\n## ${title}\n\n${below}\n`)).messages.map(
    ({line, message}) => `${line}: ${message}`
  );

const chart = (ref: string, option = ""): string => `\`\`\`chart\nref: ${ref}\n${option}\n\`\`\``;

describe("a number of a headline that neither chart nor text shows is told of", () => {
  it.each<[why: string, title: string, below: string]>([
    ["a percent over counts", `${SHARE} of the convictions were suspended`, chart("sentencing-2014")],
    [
      "a count that a matrix doesn’t hold",
      "{{ count(plan-measures, named=1) }} measures name a single body",
      chart("measures-ministries", "lines: pillars")
    ]
  ])("%s", async (_why, title, below) => {
    expect(await messagesOf(title, below)).toEqual([
      expect.stringMatching(/^7: its headline says .*, which neither chart nor text below shows; show it there/)
    ]);
  });

  it.each<[why: string, title: string, below: string]>([
    ["the chart draws it", `${SHARE} of the convictions were suspended`, chart("sentencing-2014", "show: share")],
    ["the text says it", `${SHARE} of the convictions were suspended`, `- ${SHARE}\n\n${chart("sentencing-2014")}`],
    ["it is a count that is drawn", "{{ un.suspended-2014 }} were suspended", chart("sentencing-2014")],
    ["no chart stands there", `${SHARE} of the convictions were suspended`, "- As printed"]
  ])("but not where %s", async (_why, title, below) => {
    expect(await messagesOf(title, below)).toEqual([]);
  });
});

describe("a number of a chart’s headline in a briefing", () => {
  const fence = (headline: string): string =>
    `\`\`\`chart\ntable: sentencing-2014\nform: bar\nx: outcome\ny: convictions\nheadline: "${headline}"\n\`\`\``;
  const messages = async (headline: string, text = "") =>
    (
      await compiledBriefing(
        `---\ntitle: A\nperiod: Of 2014\n---\n\n# Sentences\n\n## Below\n\n${fence(headline)}\n${text}\n`
      )
    ).messages.map(({line, message}) => `${line}: ${message}`);

  it("that neither the chart nor the text shows is told of with the chart’s line", async () => {
    expect(await messages(`${SHARE} were suspended`)).toEqual([
      expect.stringMatching(/^10: the headline of .* says 75% .*, which neither chart nor text below shows/)
    ]);
  });

  it("but not where the chart or the text of its section shows it", async () => {
    expect(await messages("{{ un.suspended-2014 }} were suspended")).toEqual([]);
    expect(await messages(`${SHARE} were suspended`, `- ${SHARE}`)).toEqual([]);
    expect(await messages(`${SHARE} were suspended`, `## Another\n\n- ${SHARE}`)).toHaveLength(1);
  });
});

it("shows no caveat of another chart: a fact’s own stands instead of its measure’s", async () => {
  const {slides} = await compiledDeck(`# Girls and boys, 2014\n\n${chart("victims-by-sex")}\n`);
  const caveats = slides.flatMap((slide) => slide.caveats.map((caveat) => plainText(caveat, ({text}) => text)));
  expect(caveats).toEqual([expect.stringContaining("Boys are thought to be under-identified")]);
});
