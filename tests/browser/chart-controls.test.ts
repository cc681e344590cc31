import type {Locator} from "playwright-core";
import {describe, expect, it} from "vitest";
import {CHART, NOTEBOOK, PART, SHARE, useReader} from "./reader.js";

// On screens of one device pixel per pixel Plot moves lines by half of one, and a drawing differs from the build's.
const reader = useReader({deviceScaleFactor: 2});

describe("a chart's controls", () => {
  const marks = (): Promise<string[]> =>
    reader
      .figure()
      .locator(".tm-wide a[data-trace]")
      .evaluateAll((links) => links.map((link) => link.getAttribute("data-trace")!));
  const control = (label: string): Locator => reader.figure().locator(".tm-controls").getByText(label, {exact: true});
  const redrawn = (): Promise<void> => reader.figure().locator(`.tm-wide a[data-trace="${SHARE}"]`).waitFor();

  it("draw it again, keep their state in the address, and a reload restores it", async () => {
    await reader.open(NOTEBOOK);
    const before = await marks();
    expect(before).not.toContain(SHARE);
    await control("Share of all").click();
    await redrawn();
    const after = await marks();
    expect(after).toContain(SHARE);
    expect(new URL(reader.page.url()).searchParams.get(`${CHART}.show`)).toBe("share");
    expect(await reader.figure().locator(".tm-status").textContent()).toBe("Chart drawn again");

    await reader.page.reload();
    await redrawn();
    expect(await marks()).toEqual(after);
    expect(await reader.figure().getByRole("radio", {name: "Share of all"}).isChecked()).toBe(true);

    await control("Loans").click();
    await reader.figure().locator(`.tm-wide a[data-trace="${PART}"]`).waitFor();
    expect(await marks()).toEqual(before);
    expect(new URL(reader.page.url()).search).toBe("");
  });

  it("leave marks that open traces", async () => {
    await reader.open(`${NOTEBOOK}?${CHART}.show=share`);
    await redrawn();
    await reader.figure().locator(`.tm-wide a[data-trace="${SHARE}"] rect`).click();
    await reader.dialog().locator(`.tm-trace-view[data-expression="${SHARE}"]`).waitFor();
  });

  it("draw the chart as the build drew it, to the byte, when set back", async () => {
    await reader.open(NOTEBOOK);
    const drawing = (): Promise<string> =>
      reader
        .figure()
        .locator(".tm-drawing")
        .evaluate((element) => element.innerHTML.replaceAll(/href="[^"]*"/g, ""));
    const built = await drawing();
    await control("Share of all").click();
    await redrawn();
    expect(await drawing()).not.toBe(built);
    await control("Loans").click();
    await reader.figure().locator(`.tm-wide a[data-trace="${PART}"]`).waitFor();
    expect(await drawing()).toBe(built);
  });
});
