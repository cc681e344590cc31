import {describe, expect, it} from "vitest";
import {CONVICTIONS, SHARE, SUSPENDED, expectCard, useReader} from "./reader.js";

const reader = useReader();

describe("/trace?x=<expression>", () => {
  it.each(["trace?x=", "trace/?x="])("/%s… shows the trace above the list", async (address) => {
    await reader.open(address + encodeURIComponent(SHARE));
    const section = reader.page.locator(".tm-trace-section");
    await section.locator(".tm-trace-view").waitFor();
    expect(await section.locator(".tm-trace-expression").textContent()).toBe(SHARE);
    for (const id of [SUSPENDED, CONVICTIONS]) await expectCard(reader.card(id, section), id, await reader.evidence());
    expect(await reader.page.title()).toMatch(new RegExp(`^Trace of 75(\\.\\d+)?%: ${SHARE.replace(/[().]/g, "\\$&")}`));
    expect(await reader.page.locator(".tm-fact-list [data-fact]").count()).toBeGreaterThan(50);
  });

  it("reads the address as a person types it, without escapes", async () => {
    await reader.open(`trace?x=${SHARE}`);
    await reader.page.locator(`.tm-trace-section .tm-trace-view[data-expression="${SHARE}"]`).waitFor();
  });

  it.each([
    ["an unknown fact", "un.nothing", /^“un\.nothing” can’t be traced: .*unknown fact.*un\.nothing/i],
    ["what can't be parsed", "share(un.suspended-2014,", /^“share\(un\.suspended-2014,” can’t be traced: .+/],
    ["units that don't go together", "difference(un.blocked-domains, un.blocked-addresses)", /can’t be traced: .+/]
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
