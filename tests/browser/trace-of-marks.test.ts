import {beforeEach, describe, expect, it} from "vitest";
import {NOTEBOOK, PART, PARTS, REST, WHOLE, expectCard, printedNumber, texts, useReader} from "./reader.js";

const reader = useReader();

describe("a mark of a chart", () => {
  beforeEach(() => reader.open(NOTEBOOK));

  it("opens its trace on a click: expression, operands, printed strings, places and sources", async () => {
    const evidence = await reader.evidence();
    const rest = PARTS.reduce((left, id) => left - printedNumber(evidence, id), printedNumber(evidence, WHOLE));
    const shown = (value: number): string => value.toLocaleString("en");
    await reader.bar(REST).click();
    await reader.dialog().locator(".tm-trace-view").waitFor();
    expect(await reader.dialog().getAttribute("role")).toBe("dialog");
    expect(await reader.dialog().locator(".tm-trace-expression").textContent()).toBe(REST);
    expect(await texts(reader.dialog().locator(".tm-trace-expression a.tm-chip"))).toEqual([WHOLE, ...PARTS]);
    expect(await reader.dialog().locator("output").textContent()).toBe(shown(rest));
    expect(await texts(reader.dialog().locator(".tm-step-working"))).toEqual([
      `${[WHOLE, ...PARTS].map((id) => shown(printedNumber(evidence, id))).join(" − ")} = ${shown(rest)}`
    ]);
    for (const id of [WHOLE, ...PARTS]) await expectCard(reader.card(id), id, evidence);
  });

  it("shows the passage with exactly the printed string marked", async () => {
    await reader.bar(PART).click();
    const passage = reader.card(PART).locator(".tm-fact-passage > .tm-passage");
    await passage.waitFor();
    const {facts, passages} = await reader.evidence();
    const {printed, prefix, suffix, place} = facts.find(({id}) => id === PART)!;
    expect(await texts(passage.locator("mark"))).toEqual([printed]);
    expect(await passage.textContent()).toContain(prefix + printed + suffix);
    expect(passages[place!.passage]).toContain(prefix + printed + suffix);
  });

  it("leads to a trace page in another tab on a click with Control held", async () => {
    const [tab] = await Promise.all([
      reader.page.context().waitForEvent("page"),
      reader.bar(PART).click({modifiers: ["Control"]})
    ]);
    // A tab is there before it has gone anywhere.
    await tab.waitForURL((url) => url.protocol !== "about:");
    expect(tab.url()).toBe(`${reader.url}trace/?x=${PART}#${PART}`);
    expect(await reader.dialog().count()).toBe(0);
    await tab.close();
  });
});
