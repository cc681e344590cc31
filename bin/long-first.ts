import {BaseSequencer} from "vitest/node";
import type {TestSpecification} from "vitest/node";

/** Files that are short to read and long to run, the longest first. */
export const LONG: readonly string[] = [
  "tests/build/fresh-build.test.ts",
  "tests/build/package.test.ts",
  "tests/browser/narrow.test.ts",
  "tests/browser/wide.test.ts",
  "tests/export/guides.test.ts",
  "tests/export/machines.test.ts"
];

/**
 * Begins with the files that take long. Where nothing is known of earlier runs Vitest begins with the largest; these it
 * would begin last, and one worker would wait for another at the end.
 */
export class LongFirstSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({moduleId}: TestSpecification): number => LONG.findIndex((file) => moduleId.endsWith(`/${file}`));
    const long = sorted.filter((file) => placeOf(file) >= 0).sort((a, b) => placeOf(a) - placeOf(b));
    return [...long, ...sorted.filter((file) => placeOf(file) < 0)];
  }
}
