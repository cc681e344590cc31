import {expect} from "vitest";
import type {PageRecord} from "../../support/browser.js";

/** A page gave no message, nothing failed, and nothing was asked for from outside the site. */
export function expectQuiet(
  {consoleErrors, consoleWarnings, pageErrors, failedRequests, requests}: PageRecord,
  site: string
): void {
  const elsewhere = requests.filter((request) => !request.startsWith(site) && !request.startsWith("data:"));
  expect({consoleErrors, consoleWarnings, pageErrors, failedRequests, elsewhere}).toEqual({
    consoleErrors: [],
    consoleWarnings: [],
    pageErrors: [],
    failedRequests: [],
    elsewhere: []
  });
}
