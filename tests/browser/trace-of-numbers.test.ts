import type {Locator} from "playwright-core";
import {describe, expect, it} from "vitest";
import {NOTEBOOK, PART, SHARE, useReader} from "./reader.js";

const reader = useReader();

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === element.ownerDocument.activeElement);

describe("a number in prose", () => {
  const number = (): Locator => reader.page.locator(`main p a.tm-number[data-trace="${SHARE}"]`).first();

  it("opens its trace on Enter, Escape closes it, and the focus returns", async () => {
    await reader.open("index");
    await number().focus();
    await reader.page.keyboard.press("Enter");
    await reader.dialog().locator(".tm-trace-view").waitFor();
    expect(await reader.dialog().locator(".tm-trace-expression").textContent()).toBe(SHARE);
    expect(await reader.dialog().evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(
      true
    );
    await reader.page.keyboard.press("Escape");
    await reader.dialog().waitFor({state: "hidden"});
    expect(await isFocused(number())).toBe(true);
  });

  it("that is rounded says so in its trace", async () => {
    await reader.open(NOTEBOOK);
    const change = reader.page
      .locator('main p a.tm-number[data-trace="change(lib.books-2019, lib.books-2024)"]')
      .first();
    const shown = (await change.textContent())!;
    await change.click();
    await reader.dialog().locator(".tm-trace-view").waitFor();
    expect(await reader.dialog().locator("output").textContent()).not.toBe(shown);
    expect(await reader.dialog().locator(".tm-shown").textContent()).toBe(`Shown as ${shown}`);
  });

  it("keeps a way back from an operand's trace to its own", async () => {
    await reader.open("index");
    await number().click();
    await reader.dialog().getByRole("link", {name: PART}).first().click();
    await reader.dialog().locator(`.tm-trace-view[data-expression="${PART}"]`).waitFor();
    await reader.dialog().getByRole("button", {name: "Back"}).click();
    await reader.dialog().locator(`.tm-trace-view[data-expression="${SHARE}"]`).waitFor();
    await reader.dialog().getByRole("button", {name: "Close"}).click();
    expect(await isFocused(number())).toBe(true);
  });
});
