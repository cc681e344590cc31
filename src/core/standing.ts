/** Whether a document is a draft that nobody has cleared, or who has cleared it on which day (`2026-11-27`). */
export type Standing = {readonly type: "draft"} | {readonly type: "cleared"; readonly by: string; readonly on: string};

/** What a draft shows on each slide, page and file. */
export const DRAFT_MARK = "Draft, not cleared";

/** What a document shows of being a draft; empty unless it is one. */
export function draftMark({standing}: {readonly standing?: Standing | undefined}): string {
  return standing?.type === "draft" ? DRAFT_MARK : "";
}

/** Who cleared a document, and when; empty unless somebody did. */
export function clearedWords({standing}: {readonly standing?: Standing | undefined}): string {
  return standing?.type === "cleared" ? `Cleared by ${standing.by}, ${standing.on}` : "";
}

/** The standing of a document in words: that it is a draft, or who cleared it; empty if it has none. */
export function standingWords(document: {readonly standing?: Standing | undefined}): string {
  return draftMark(document) || clearedWords(document);
}

/** Which edition of a document a copy is: the data, the version, and who cleared it. */
export function editionLine(document: {
  readonly digest: string;
  readonly version: string;
  readonly standing?: Standing | undefined;
}): string {
  const {digest, version} = document;
  return [`Data ${digest.slice(0, 12)}`, `Tickmark ${version}`, clearedWords(document)]
    .filter((part) => part !== "")
    .join(" · ");
}
