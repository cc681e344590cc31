import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {expect, it, vi} from "vitest";
import {BaseSequencer} from "vitest/node";
import type {TestSpecification, Vitest} from "vitest/node";
import {LONG, LongFirstSequencer} from "../../bin/long-first.js";

it("begins with files that are short and take long, and leaves the others in their order", async () => {
  const files = ["tests/z.test.ts", "tests/export/guides.test.ts", "tests/a.test.ts", "tests/browser/wide.test.ts"];
  const specifications = files.map((file) => ({moduleId: resolve(file)}) as TestSpecification);
  vi.spyOn(BaseSequencer.prototype, "sort").mockImplementation((given) => Promise.resolve(given));
  const sorted = await new LongFirstSequencer({} as Vitest).sort(specifications);
  expect(sorted.map(({moduleId}) => moduleId)).toEqual(
    [files[3], files[1], files[0], files[2]].map((file) => resolve(file!))
  );
  expect(LONG.filter((file) => !existsSync(file))).toEqual([]);
});
