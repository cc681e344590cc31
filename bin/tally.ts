import {writeFileSync} from "node:fs";
import type {Reporter} from "vitest/node";

/** Tests by outcome. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** `12 passed, 0 failed`, and `, 1 skipped` if any were. */
export function formatTally({passed, failed, skipped}: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/**
 * A vitest reporter that counts tests and writes the counts as JSON to $TICKMARK_TALLY. A file that can't be loaded or
 * an error outside every test counts as one failure, so that a run that failed never reads `0 failed`.
 */
export class TallyReporter implements Reporter {
  onTestRunEnd: NonNullable<Reporter["onTestRunEnd"]> = (testModules, unhandledErrors) => {
    const file = process.env["TICKMARK_TALLY"];
    if (file === undefined) return;
    const tally: Tally = {passed: 0, failed: unhandledErrors.length, skipped: 0};
    for (const testModule of testModules) {
      const before = tally.failed;
      for (const test of testModule.children.allTests()) {
        const {state} = test.result();
        if (state !== "pending") tally[state]++;
      }
      if (!testModule.ok() && tally.failed === before) tally.failed++;
    }
    writeFileSync(file, JSON.stringify(tally));
  };
}
