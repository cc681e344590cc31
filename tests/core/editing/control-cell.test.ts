import {describe, expect, it} from "vitest";
import {readControlFence} from "../../../loaders/prose/controls.js";
import {changedControl, controlCell, controlOf, readControl} from "../../../src/core/editing/control-cell.js";

const held = (cell: string): string => cell.split("\n").slice(1, -1).join("\n");

describe("controlOf(label, values) as a fence", () => {
  it.each([
    [
      "Kind",
      "Fishing boats\nFerries",
      {
        name: "kind",
        label: "Kind",
        values: [
          ["fishing-boats", "Fishing boats"],
          ["ferries", "Ferries"]
        ]
      }
    ],
    [
      "Kind of ship: #1",
      'A "b"\n\n  [c]: d ',
      {
        name: "kindofship",
        label: "Kind of ship: #1",
        values: [
          ["a-b", 'A "b"'],
          ["c-d", "[c]: d"]
        ]
      }
    ],
    [
      "Née",
      "一\n二",
      {
        name: "nee",
        label: "Née",
        values: [
          ["value-1", "一"],
          ["value-2", "二"]
        ]
      }
    ],
    [
      "Same",
      "a!\na?",
      {
        name: "same",
        label: "Same",
        values: [
          ["a-1", "a!"],
          ["a-2", "a?"]
        ]
      }
    ]
  ])("%s is read as it was meant", (label, values, expected) => {
    const control = controlOf(label, values)!;
    expect(control).toEqual(expected);
    const {control: read, diagnostics} = readControlFence(held(controlCell(control)));
    expect(diagnostics).toEqual([]);
    expect(read).toEqual({...expected, values: Object.fromEntries(expected.values), initial: expected.values[0]![0]});
  });

  it.each([
    ["Kind", "one"],
    ["種類", "a\nb"],
    ["", ""]
  ])("is none of %j with %j", (label, values) => expect(controlOf(label, values)).toBeUndefined());
});

describe("changedControl(cell, label, values)", () => {
  const cell = [
    "```control",
    "# of the ships",
    "name: kind",
    "label: Kind # of ship",
    "values:",
    "  # first",
    "  2014: 'Late' # yes",
    "  2010: Early",
    '  other: "Other"',
    "default: 2010",
    "```"
  ].join("\n");
  const changed = (label: string, ...values: readonly string[]): string | undefined =>
    changedControl(cell, label, values.join("\n"));

  it("reads the values in the order in which they stand", () =>
    expect(readControl(cell)).toEqual({
      name: "kind",
      label: "Kind",
      values: [
        ["2014", "Late"],
        ["2010", "Early"],
        ["other", "Other"]
      ]
    }));

  it("changes nothing of what says the same", () => expect(changed(" Kind", "Late", "", "Early ", "Other")).toBe(cell));

  it("changes the label and the text of a value alone, which keeps its value", () => {
    expect(changed("Sort: 1", "Late", "Early", "Other")).toBe(cell.replace("label: Kind", 'label: "Sort: 1"'));
    expect(changed("Kind", "Late", "Before", "Other")).toBe(cell.replace(": Early", ': "Before"'));
  });

  it("adds, moves and takes away values, with the comments of those that stay and without a default that is gone", () => {
    expect(changed("Kind", "Late", "Early", "Other", "Nets & rods")).toBe(
      cell.replace('"Other"', '"Other"\n  nets-rods: "Nets & rods"')
    );
    const late = "  2014: 'Late' # yes\n";
    expect(changed("Kind", "Other", "Late")).toBe(
      cell
        .replace("  2010: Early\n", "")
        .replace(`${late}  other: "Other"\n`, `  other: "Other"\n${late}`)
        .replace("default: 2010\n", "")
    );
  });

  it("reads values that stand on one line, and gives each its own once others are added", () => {
    const line = "```control\nname: a\nlabel: A\nvalues: {b: B, c: C}\n```";
    expect(changedControl(line, "A", "B\nC")).toBe(line);
    const next = changedControl(line, "A", "B\nC\nD")!;
    expect(next).toBe('```control\nname: a\nlabel: A\nvalues:\n  b: "B"\n  c: "C"\n  d: "D"\n```');
    expect(readControlFence(held(next)).diagnostics).toEqual([]);
  });

  it.each([
    ["fewer than two values", cell, "Kind", "Late"],
    ["no label", cell, " ", "Late\nEarly"],
    ["another fence", cell.replace("control", "chart"), "Kind", "Late\nEarly"],
    ["text", "name: a", "Kind", "Late\nEarly"]
  ])("is none of %s", (_what, written, label, values) =>
    expect(changedControl(written, label, values)).toBeUndefined()
  );
});
