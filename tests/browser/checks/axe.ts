import type {Page} from "playwright-core";
import axe from "axe-core";
import {expect} from "vitest";

/** Unfolds all that is folded away. */
export const unfold = (page: Page): Promise<void> =>
  page.$$eval("details", (all) => all.forEach((details) => (details.open = true)));

/**
 * What axe says of a page as it stands, a line for each element. All rules run; what they find is told in full, what
 * passes only counted.
 */
export async function violations(page: Page, within = "html"): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    (selector) =>
      (globalThis as unknown as {axe: {run(context: string, options: object): Promise<unknown>}}).axe.run(selector, {
        resultTypes: ["violations"],
        rules: {"target-size": {enabled: true}}
      }),
    within
  )) as axe.AxeResults;
  expect(found.passes.length).toBeGreaterThan(5);
  return found.violations.flatMap(({id, help, nodes}) =>
    nodes.map(
      ({target, failureSummary}) =>
        `${id} (${help}): ${target.join(" ")}: ${failureSummary?.split("\n")[1]?.trim() ?? ""}`
    )
  );
}
