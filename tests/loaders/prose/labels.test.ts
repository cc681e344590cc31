import {describe, expect, it} from "vitest";
import {labelsOfCsv, labelsOfYaml} from "../../../loaders/prose/chart-library.js";

describe("labelsOfYaml(text)", () => {
  it("finds the words for readers with their lines, in lists, maps and folded texts", () => {
    expect(
      labelsOfYaml(
        "# a comment\ncategory:\n  - {id: under-5, label: under 5 years}\n  - id: old\n    definition: >-\n      Of seven\n      ships.\n    units: ships\n"
      )
    ).toEqual([
      {line: 3, id: "under-5", key: "label", text: "under 5 years"},
      {line: 5, id: "old", key: "definition", text: "Of seven ships."}
    ]);
  });

  it.each(["id: a-5", "expression: equal(a.b, c.d)", "units: 5", "url: https://example.org/5"])(
    "leaves out %s",
    (entry) => {
      expect(labelsOfYaml(`- ${entry}\n`)).toEqual([]);
    }
  );
});

describe("labelsOfCsv(text)", () => {
  it("finds labels, notes and reasons, past newlines in quotes", () => {
    expect(labelsOfCsv('id,label,start,prefix,note\na.1,First,5,"5\n6",One note\na.2,Second,9,,\n')).toEqual([
      {line: 2, id: "a.1", key: "label", text: "First"},
      {line: 2, id: "a.1", key: "note", text: "One note"},
      {line: 4, id: "a.2", key: "label", text: "Second"},
      {line: 4, id: "a.2", key: "note", text: ""}
    ]);
  });

  it("takes the printed text of an explained token for the document’s, its reason for ours", () => {
    expect(labelsOfCsv("start,end,text,line,reason,prefix,suffix\n1,3,24,5,Round-the-clock service.,a,b\n")).toEqual([
      {line: 2, id: "", key: "reason", text: "Round-the-clock service."}
    ]);
  });
});
