import type {Page} from "playwright-core";

/** Picks the first choice that isn't chosen in each chart's controls; false if the page has none. */
export async function useControls(page: Page): Promise<boolean> {
  const choices = page.locator("figure .tm-controls fieldset:first-of-type");
  for (const fieldset of await choices.all()) {
    const figure = fieldset.locator("xpath=ancestor::figure");
    await fieldset.locator("label:has(input:not(:checked))").first().click();
    await figure.locator(".tm-status", {hasText: "Chart drawn again"}).waitFor();
  }
  return (await choices.count()) > 0;
}
