import {describe, expect, it} from "vitest";
import {placesOf} from "../../../src/components/adding/document-places.js";

const CHART = "```chart\nref: loans\n```";
const labels = (kind: "deck" | "notebook", text: string): readonly string[] =>
  placesOf(kind, text).map(({label}) => label);
const put = (kind: "deck" | "notebook", text: string, label: string): string =>
  placesOf(kind, text)
    .find((one) => one.label === label)!
    .with(CHART);

describe("placesOf", () => {
  it("adds below any block of a notebook, and changes no other byte", () => {
    const text = "\ufeff# Loans\r\n\r\nA *line*.\r\n<!-- kept -->\r\n\r\n## More\r\n";
    expect(labels("notebook", text)).toEqual([
      "At the end",
      "Below “Loans”",
      "Below “A *line*.”",
      "Below “<!-- kept -->”",
      "Below “More”"
    ]);
    const chart = CHART.replaceAll("\n", "\r\n");
    expect(put("notebook", text, "Below “Loans”")).toBe(text.replace("A *line*", `${chart}\r\n\r\nA *line*`));
    expect(put("notebook", text, "At the end").startsWith(text)).toBe(true);
  });

  it("adds on a slide or as a slide of its own", () => {
    const text = "# One\n\nA.\n\n---\n\n# Two\n";
    expect(labels("deck", text)).toEqual([
      "On a new slide at the end",
      "On slide 1, “One”",
      "On a new slide after slide 1, “One”",
      "On slide 2, “Two”",
      "On a new slide after slide 2, “Two”"
    ]);
    expect(put("deck", text, "On slide 1, “One”")).toBe(`# One\n\nA.\n\n${CHART}\n\n---\n\n# Two\n`);
    expect(put("deck", text, "On a new slide after slide 1, “One”")).toBe(
      `# One\n\nA.\n\n---\n\n## New slide\n\n${CHART}\n\n---\n\n# Two\n`
    );
    expect(put("deck", text, "On a new slide at the end")).toBe(`${text}\n---\n\n## New slide\n\n${CHART}\n`);
  });

  it("adds to a document that is empty", () => {
    expect(put("notebook", "", "At the end").trim()).toBe(CHART);
    expect(put("deck", "", "On a new slide at the end").trim()).toBe(`## New slide\n\n${CHART}`);
  });
});
