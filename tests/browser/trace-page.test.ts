import {describe, expect, it} from "vitest";
import {PART, SHARE, WHOLE, expectCard, printedNumber, useReader} from "./reader.js";

const reader = useReader();

describe("/trace?x=<expression>", () => {
  it.each(["trace?x=", "trace/?x="])("/%s… shows the trace above the list", async (address) => {
    await reader.open(address + encodeURIComponent(SHARE));
    const section = reader.page.locator(".tm-trace-section");
    await section.locator(".tm-trace-view").waitFor();
    expect(await section.locator(".tm-trace-expression").textContent()).toBe(SHARE);
    const evidence = await reader.evidence();
    for (const id of [PART, WHOLE]) await expectCard(reader.card(id, section), id, evidence);
    expect(await reader.page.title()).toMatch(
      new RegExp(
        `^Trace of ${Math.floor((100 * printedNumber(evidence, PART)) / printedNumber(evidence, WHOLE))}(\\.\\d+)?%: ${SHARE.replace(/[().]/g, "\\$&")}`
      )
    );
    expect(await reader.page.locator(".tm-fact-list [data-fact]").count()).toBe(evidence.facts.length);
  });

  it("reads the address as a person types it, without escapes", async () => {
    await reader.open(`trace?x=${SHARE}`);
    await reader.page.locator(`.tm-trace-section .tm-trace-view[data-expression="${SHARE}"]`).waitFor();
  });

  it.each([
    ["an unknown fact", "lib.nothing", /^“lib\.nothing” can’t be traced: .*unknown fact.*lib\.nothing/i],
    ["what can't be parsed", "share(lib.books-2024,", /^“share\(lib\.books-2024,” can’t be traced: .+/],
    ["units that don't go together", "difference(lib.visits-2024, lib.branches-2024)", /can’t be traced: .+/]
  ])("says what is wrong with %s", async (_, expression, message) => {
    await reader.open(`trace/?x=${encodeURIComponent(expression)}`);
    const alert = reader.page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.locator("p").first().textContent()).toMatch(message);
    expect(await reader.page.title()).toBe(`No trace: ${expression}`);
  });

  it("shows an address that holds markup as text", async () => {
    await reader.open(`trace/?x=${encodeURIComponent('<img src=x onerror="document.title=1">')}`);
    const alert = reader.page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain('<img src=x onerror="document.title=1">');
    expect(await reader.page.locator("main img").count()).toBe(0);
  });
});
