import {afterEach, expect, it, vi} from "vitest";
import {sayDiagnostics} from "../../bin/output.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function saidOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const said: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  sayDiagnostics(diagnostics);
  return said.map((line) => line.trimEnd());
}

const orphan = (line: number): Diagnostic => ({
  file: "data/facts/demo.csv",
  line,
  id: `demo.ships-${line}`,
  message: `printed "${line}" not found at ${line}–${line + 2}, found “${line + 1}”`
});

it("sayDiagnostics(diagnostics) prints the first few of a kind and counts the others", () => {
  const other = {file: "data/decks/a.md", line: 1, message: "unknown chart ships"};
  const many = Array.from({length: 100_000}, (_, i) => orphan(i + 2));
  const said = saidOf([...many, other]);
  expect(said).toHaveLength(13);
  expect(said.slice(8)).toEqual([
    expect.stringMatching(/^data\/facts\/demo\.csv:10: demo\.ships-10: printed "10"/),
    expect.stringMatching(/^data\/facts\/demo\.csv:11: /),
    "data/facts/demo.csv: and 99990 more like it",
    "data/decks/a.md:1: unknown chart ships",
    "100001 faults"
  ]);
  expect(process.exitCode).toBe(1);
});

it("sayDiagnostics(diagnostics) prints all that are few, and those of another file or kind", () => {
  const several = ["a", "b"].flatMap((name) =>
    Array.from({length: 10}, (_, i) => ({...orphan(i + 2), file: `data/facts/${name}.csv`}))
  );
  const kinds = Array.from({length: 10}, (_, i) => ({file: "data/facts/a.csv", line: i, message: `${i}: is no unit`}));
  expect(saidOf([...several, ...kinds])).toHaveLength(31);
  expect(saidOf([])).toEqual([]);
});
