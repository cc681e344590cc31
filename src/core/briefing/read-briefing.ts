import {PAPERS} from "../deck/compiled.js";
import type {Paper} from "../deck/compiled.js";
import type {WrittenBlock, WrittenInline} from "../deck/blocks.js";
import type {BlockSetting} from "../deck/block-reader.js";
import {readProse} from "../deck/prose-blocks.js";
import type {ProseReading} from "../deck/prose-blocks.js";
import type {Lines} from "../manuscript/lines.js";
import type {Manuscript} from "../manuscript/manuscript.js";
import {MessageList} from "../manuscript/messages.js";
import type {ManuscriptMessage} from "../manuscript/messages.js";
import {textOption} from "../manuscript/options.js";
import type {Options} from "../manuscript/options.js";
import {readStanding} from "../manuscript/standing.js";
import type {Standing} from "../standing.js";

const TEXTS = ["title", "subtitle", "headline", "author", "date", "period", "lang"] as const;
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/;

const read = new WeakMap<Manuscript, Briefing>();

/** Reads a manuscript as a briefing. Never throws; problems are messages of the result. */
export function readBriefing(manuscript: Manuscript): Briefing {
  const known = read.get(manuscript);
  if (known) return known;
  const briefing = readParts(manuscript);
  read.set(manuscript, briefing);
  return briefing;
}

function readParts(manuscript: Manuscript): Briefing {
  const messages = new MessageList();
  const {
    lines,
    front: {options, end}
  } = manuscript;
  messages.addAll(manuscript.messages);
  const read = readBody(manuscript, {messages});
  const [title, subtitle, given, author, date, period, lang] = TEXTS.map((key) => textOption(options, key) ?? "") as [
    string,
    string,
    string,
    string,
    string,
    string,
    string
  ];
  const {headline, blocks} = takeHeadline(read.blocks, given);
  const paper = PAPERS.find((one) => one === textOption(options, "paper"));
  checkOptions(options, {lines, end}, messages);
  const {standing, messages: said} = readStanding(manuscript);
  messages.addAll(said);
  if (headline.length === 0)
    messages.add("error", end + 1, "no headline: start the body with # and what the briefing shows");
  return {
    options,
    title,
    subtitle,
    author,
    date,
    period,
    lang: lang || "en",
    ...(paper === undefined ? {} : {paper}),
    ...(standing === undefined ? {} : {standing}),
    headline,
    blocks,
    messages: messages.list
  };
}

/** The blocks of the body, a headline that stands there first, each with the lines on which it is written. */
export function placedBody(manuscript: Manuscript): readonly WrittenBlock[] {
  return readBody(manuscript, {messages: new MessageList(), placed: true}).blocks;
}

function readBody(manuscript: Manuscript, setting: Pick<BlockSetting, "messages" | "placed">): ProseReading {
  const {text, lines, tokens, front} = manuscript;
  const prose = {manuscript, tokens, length: text.length - lines.start(front.end), line: front.end + 1};
  return readProse(prose, {...setting, firstLine: 1, breaks: false, incremental: "marked"});
}

function takeHeadline(
  blocks: readonly WrittenBlock[],
  given: string
): {readonly headline: readonly WrittenInline[]; readonly blocks: readonly WrittenBlock[]} {
  const [first, ...rest] = blocks;
  if (first?.type === "heading" && first.level === 1) return {headline: first.inline, blocks: rest};
  return {headline: given === "" ? [] : [{type: "text", text: given}], blocks};
}

function checkOptions(
  options: Options,
  {lines, end}: {readonly lines: Lines; readonly end: number},
  messages: MessageList
): void {
  const say = (kind: "error" | "warning", key: string, message: string): void => {
    const at = Array.from({length: end}, (_, i) => i).find((i) => lines.line(i).startsWith(`${key}:`));
    messages.add(kind, (at ?? 0) + 1, `${key}: ${message}`);
  };
  for (const key of TEXTS)
    if (options[key] !== undefined && typeof options[key] !== "string") say("error", key, "expected text");
  if ((textOption(options, "title") ?? "") === "")
    say("error", "title", "missing; name the briefing in the front matter");
  const [date, lang] = [textOption(options, "date") ?? "", textOption(options, "lang") ?? ""];
  if (date !== "" && !DATE.test(date))
    say("error", "date", `"${date}": expected year, month and day, such as 2026-11-22`);
  if (options["paper"] !== undefined && !PAPERS.some((one) => one === options["paper"]))
    say("error", "paper", `expected one of ${PAPERS.join(", ")}`);
  if (lang !== "" && !LANGUAGE.test(lang)) say("error", "lang", `"${lang}": expected a language tag such as en or ja`);
  if ((textOption(options, "period") ?? "") === "")
    say("warning", "period", "missing; say which period the figures are of");
}

/** A briefing as written: numbers are still expressions. */
export interface Briefing {
  /** The front matter, unknown keys too. */
  readonly options: Options;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  /** ISO 8601, or empty. */
  readonly date: string;
  /** The period of its figures, as the author says it. */
  readonly period: string;
  readonly lang: string;
  /** The paper that it is laid out for; A4 where it says none. */
  readonly paper?: Paper;
  readonly standing?: Standing;
  /**
   * What it shows: the heading of the first level at the start of the body, which may hold numbers, or else the front
   * matter's `headline`.
   */
  readonly headline: readonly WrittenInline[];
  /** The body without the headline. */
  readonly blocks: readonly WrittenBlock[];
  readonly messages: readonly ManuscriptMessage[];
}
