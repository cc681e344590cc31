import {createHash} from "node:crypto";
import {expect, it} from "vitest";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {copyCorpus, swap} from "../support/corpus.js";
import type {Edit} from "../support/corpus.js";

async function judgementsAfter(edits: Readonly<Record<string, Edit>> = {}) {
  const {report} = await verify(await copyCorpus(edits));
  return new Map(report.judgements.map((one) => [`${one.kind} ${one.id}`, one]));
}

it("lists what no machine can judge, each with the hash of its text", async () => {
  const found = await judgementsAfter();
  for (const kind of ["definition", "note", "explanation", "status", "caveat"])
    expect([...found.keys()].filter((key) => key.startsWith(`${kind} `))).not.toEqual([]);
  for (const {text, text_sha256} of found.values())
    expect(text_sha256).toBe(createHash("sha256").update(text).digest("hex"));
});

it("lists short caveats and the labels of lists' entries too", async () => {
  const {report} = await verify(openWorkspace("workspaces/tutorial"));
  for (const kind of ["short", "label"])
    expect(report.judgements.filter((one) => one.kind === kind).length).toBeGreaterThan(1);
});

it("changes the one hash with the text, the other with what it speaks of", async () => {
  const key = "status demo.ships-2010";
  const before = (await judgementsAfter()).get(key)!;
  const rewritten = (
    await judgementsAfter({
      "data/facts/demo.csv": (text) => text.replace(/(demo\.ships-2010[^]*?,council,)not-stated/, "$1final")
    })
  ).get(key)!;
  expect(rewritten.text_sha256).not.toBe(before.text_sha256);
  expect(rewritten.subject_sha256).toBe(before.subject_sha256);
  const moved = (await judgementsAfter({"data/facts/demo.csv": swap(",ships,2010,,NO,", ",ships,2009,,NO,")})).get(
    key
  )!;
  expect(moved.text_sha256).toBe(before.text_sha256);
  expect(moved.subject_sha256).not.toBe(before.subject_sha256);
});
