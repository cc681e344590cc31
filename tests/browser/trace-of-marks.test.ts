import {beforeEach, describe, expect, it} from "vitest";
import {documentsPresent} from "../support/documents.js";
import {CONVICTIONS, NOTEBOOK, SUSPENDED, expectCard, texts, useReader} from "./reader.js";

const reader = useReader();

describe("a mark of a chart", () => {
  beforeEach(() => reader.open(NOTEBOOK));

  it("opens its trace on a click: expression, operands, printed strings, places and sources", async () => {
    const expression = "remainder(un.convictions-2014, un.imprisoned-2014, un.suspended-2014)";
    await reader.bar(expression).click();
    await reader.dialog().locator(".tm-trace-view").waitFor();
    expect(await reader.dialog().getAttribute("role")).toBe("dialog");
    expect(await reader.dialog().locator(".tm-trace-expression").textContent()).toBe(expression);
    expect(await texts(reader.dialog().locator(".tm-trace-expression a.tm-chip"))).toEqual([CONVICTIONS, "un.imprisoned-2014", SUSPENDED]);
    expect(await reader.dialog().locator("output").textContent()).toBe("5");
    expect(await texts(reader.dialog().locator(".tm-step-working"))).toEqual(["141 − 30 − 106 = 5"]);
    for (const id of [CONVICTIONS, "un.imprisoned-2014", SUSPENDED]) await expectCard(reader.card(id), id, await reader.evidence());
  });

  it.skipIf(!documentsPresent)("shows the passage with exactly the printed string marked (needs the documents in data/sources)", async () => {
    await reader.bar(SUSPENDED).click();
    const passage = reader.card(SUSPENDED).locator(".tm-fact-passage > .tm-passage");
    await passage.waitFor();
    const {facts, passages} = await reader.evidence();
    const {printed, prefix, suffix, place} = facts.find(({id}) => id === SUSPENDED)!;
    expect(await texts(passage.locator("mark"))).toEqual([printed]);
    expect(await passage.textContent()).toContain(prefix + printed + suffix);
    expect(passages[place!.passage]).toContain(prefix + printed + suffix);
  });

  it.skipIf(documentsPresent)("says where to look instead of a passage (needs the documents to be absent)", async () => {
    await reader.bar(SUSPENDED).click();
    await reader.card(SUSPENDED).locator(".tm-absent").waitFor();
    expect(await reader.card(SUSPENDED).locator(".tm-absent").textContent()).toMatch(/^The document’s text is not present in this copy; find it at para /);
    expect(await reader.dialog().locator("mark").count()).toBe(0);
  });

  it("leads to a trace page in another tab on a click with Control held", async () => {
    const [tab] = await Promise.all([reader.page.context().waitForEvent("page"), reader.bar(SUSPENDED).click({modifiers: ["Control"]})]);
    await tab.waitForLoadState();
    expect(tab.url()).toBe(`${reader.url}trace/?x=${SUSPENDED}#${SUSPENDED}`);
    expect(await reader.dialog().count()).toBe(0);
    await tab.close();
  });
});
