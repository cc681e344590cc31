import type {Manuscript} from "./manuscript.js";
import {MessageList} from "./messages.js";
import type {ManuscriptMessage} from "./messages.js";
import {textOption} from "./options.js";
import type {Standing} from "../standing.js";

const DAY = "2026-11-27";

/**
 * Reads the front matter's `status: draft` and `cleared: {by, on}`. A document that says neither has no standing; a
 * clearance with a fault clears nothing.
 */
export function readStanding({front, lines}: Pick<Manuscript, "front" | "lines">): {
  readonly standing: Standing | undefined;
  readonly messages: readonly ManuscriptMessage[];
} {
  const {status, cleared} = front.options;
  const messages = new MessageList();
  const lineOf = (pattern: RegExp, from = 0): number => {
    for (let i = from; i < front.end; i++) if (pattern.test(lines.line(i))) return i;
    return from;
  };
  const isDraft = typeof status === "string" && status.trim().toLowerCase() === "draft";
  if (status !== undefined && !isDraft)
    messages.add(
      "error",
      lineOf(/^["']?status["']?[ \t]*:/) + 1,
      `status: ${JSON.stringify(status)}: expected draft, or no status at all`
    );
  const draft = isDraft ? ({type: "draft"} as const) : undefined;
  if (cleared === undefined) return {standing: draft, messages: messages.list};
  const at = lineOf(/^["']?cleared["']?[ \t]*:/);
  const fault = (key: string, message: string): void =>
    messages.add("error", lineOf(new RegExp(`^\\s+["']?${key}["']?[ \\t]*:`), at) + 1, `cleared: ${message}`);
  if (typeof cleared !== "object" || Array.isArray(cleared)) {
    messages.add("error", at + 1, `cleared: expected who and when, as {by: A. Name, on: ${DAY}}`);
    return {standing: draft, messages: messages.list};
  }
  const [by = "", on = ""] = ["by", "on"].map((key) => textOption(cleared as typeof front.options, key)?.trim());
  if (by === "") fault("by", "by is missing; name who cleared it");
  if (on === "") fault("on", `on is missing; write the day, as ${DAY}`);
  else if (!isDay(on)) fault("on", `on: ${JSON.stringify(on)}: no such day; write it as ${DAY}`);
  const standing = messages.list.some(({message}) => message.startsWith("cleared"))
    ? draft
    : ({type: "cleared", by, on} as const);
  return {standing, messages: messages.list};
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}
