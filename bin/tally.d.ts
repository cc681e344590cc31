import type {Reporter} from "vitest/node";

/** Tests by outcome. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** `12 passed, 0 failed`, and `, 1 skipped` if any were. */
export function formatTally(tally: Tally): string;

/** A vitest reporter that writes a {@link Tally} as JSON to $TICKMARK_TALLY. */
export class TallyReporter implements Reporter {
  onTestRunEnd: NonNullable<Reporter["onTestRunEnd"]>;
}
