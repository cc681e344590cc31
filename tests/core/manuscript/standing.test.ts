import {describe, expect, it} from "vitest";
import {deckMetadata} from "../../../src/core/deck/metadata.js";
import {readBriefing} from "../../../src/core/briefing/read-briefing.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {readStanding} from "../../../src/core/manuscript/standing.js";
import {DRAFT_MARK, draftMark, editionLine} from "../../../src/core/standing.js";
import {parseDeck} from "../../support/manuscripts.js";

const standing = (front: string): ReturnType<typeof readStanding> =>
  readStanding(readManuscript(`---\ntitle: Lights\n${front}\n---\n\n# a\n`, {kind: "deck", file: "a.md"}));

describe("readStanding(manuscript)", () => {
  it.each([
    ["", undefined],
    ["status: draft", {type: "draft"}],
    ["status: Draft", {type: "draft"}],
    ["status: draft\ncleared: {by: A. Keeper, on: 2026-11-27}", {type: "cleared", by: "A. Keeper", on: "2026-11-27"}],
    ["cleared:\n  by: A. Keeper\n  on: 2024-02-29", {type: "cleared", by: "A. Keeper", on: "2024-02-29"}]
  ])("%j is %j", (front, expected) => expect(standing(front)).toEqual({standing: expected, messages: []}));

  it.each([
    ["status: drfat", 3, 'status: "drfat": expected draft, or no status at all'],
    ["status: [draft]", 3, 'status: ["draft"]: expected draft, or no status at all'],
    ["cleared: yes", 3, "cleared: expected who and when, as {by: A. Name, on: 2026-11-27}"],
    ["status: draft\ncleared: {on: 2026-11-27}", 4, "cleared: by is missing; name who cleared it"],
    ["status: draft\ncleared:\n  by: ''\n  on: 2026-11-27", 5, "cleared: by is missing; name who cleared it"],
    ["cleared: {by: A. Keeper}", 3, "cleared: on is missing; write the day, as 2026-11-27"],
    [
      "cleared:\n  by: A. Keeper\n  on: 2026-02-30",
      5,
      'cleared: on: "2026-02-30": no such day; write it as 2026-11-27'
    ],
    ["cleared:\n  by: A\n  on: 27 November", 5, 'cleared: on: "27 November": no such day; write it as 2026-11-27']
  ])("%j is a fault in line %i", (front, line, message) =>
    expect(standing(front).messages).toEqual([{kind: "error", line, message}])
  );

  it("a clearance with a fault clears nothing", () => {
    expect(standing("status: draft\ncleared: {by: A. Keeper, on: 2026-02-30}").standing).toEqual({type: "draft"});
  });
});

it("decks and briefings say it, and name its faults", () => {
  const front = "---\ntitle: a\nperiod: b\nstatus: draft\ncleared: {by: A}\n---\n\n# a\n";
  const message = {kind: "error", line: 5, message: "cleared: on is missing; write the day, as 2026-11-27"};
  for (const read of [
    deckMetadata(parseDeck(front)),
    readBriefing(readManuscript(front, {kind: "briefing", file: "b.md"}))
  ]) {
    expect(read.standing).toEqual({type: "draft"});
    expect(read.messages).toContainEqual(message);
  }
});

it("draftMark(document) says what a draft shows, and nothing of any other", () => {
  expect(draftMark({standing: {type: "draft"}})).toBe(DRAFT_MARK);
  expect(draftMark({standing: {type: "cleared", by: "A", on: "2026-11-27"}})).toBe("");
  expect(draftMark({})).toBe("");
});

it("editionLine(document) names data, version, and who cleared it", () => {
  const edition = {digest: "0123456789abcdef", version: "1.2.3"};
  expect(editionLine(edition)).toBe("Data 0123456789ab · Tickmark 1.2.3");
  expect(editionLine({...edition, standing: {type: "draft"}})).toBe("Data 0123456789ab · Tickmark 1.2.3");
  expect(editionLine({...edition, standing: {type: "cleared", by: "A. Keeper", on: "2026-11-27"}})).toBe(
    "Data 0123456789ab · Tickmark 1.2.3 · Cleared by A. Keeper, 2026-11-27"
  );
});
