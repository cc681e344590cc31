import {COMMENT} from "./comment-rule.js";
import type {CommentPlace} from "./comment-rule.js";
import {NUMBER, TERM} from "./inline-rules.js";
import type {NumberMeta, TermPlace} from "./inline-rules.js";
import type {Lines} from "./lines.js";
import type {Token} from "./reading.js";
import {InlinePlaces} from "./tokens.js";

/** A range of a file, by offsets, and the 1-based line on which it starts. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** A `{{ }}`, where it stands. */
export interface PlacedNumber extends Place, Pick<NumberMeta, "expression" | "format" | "diagnostic"> {}

/** A `[[term]]`, where it stands. */
export interface PlacedTerm extends Place {
  /** As written, brackets included. */
  readonly mark: string;
}

/** A code fence, where it stands. */
export interface PlacedFence extends Place {
  /** Its info string: the text after the opening backticks. */
  readonly info: string;
  readonly text: string;
  /** False if it has no closing line and extends to the end of its container. */
  readonly closed: boolean;
}

/** What stands within a manuscript's blocks, in the order of reading. */
export interface Constructs {
  readonly numbers: readonly PlacedNumber[];
  readonly terms: readonly PlacedTerm[];
  readonly comments: readonly Place[];
}

/**
 * Finds numbers, terms and comments in tokens; `offset` maps an offset in the text that Markdown read to one in the
 * file.
 */
export function findConstructs(tokens: readonly Token[], lines: Lines, offset: (at: number) => number): Constructs {
  const found = {numbers: [] as PlacedNumber[], terms: [] as PlacedTerm[], comments: [] as Place[]};
  const placed = (start: number, end: number): Place => ({start, end, line: lines.at(start) + 1});
  let first = 0;
  let from = 0;
  for (const token of tokens) {
    if (token.map) first = token.map[0];
    if (token.type === COMMENT) {
      const {start, end} = token.meta as CommentPlace;
      found.comments.push(placed(offset(start), offset(end)));
    } else if (token.type === "html_block" && token.map) {
      found.comments.push(...commentsInHtml(lines, token.map, placed));
    }
    if (token.type !== "inline") continue;
    const places = new InlinePlaces(token, lines, first, from);
    for (const child of token.children ?? []) {
      if (child.type === NUMBER) {
        const {expression, format, diagnostic, at} = child.meta as NumberMeta;
        const place = placed(places.offset(at), places.offset(at + child.content.length));
        const known = {...(format === undefined ? {} : {format}), ...(diagnostic === undefined ? {} : {diagnostic})};
        found.numbers.push({...place, expression, ...known});
      } else if (child.type === TERM) {
        const {at} = child.meta as TermPlace;
        found.terms.push({...placed(places.offset(at), places.offset(at + child.content.length)), mark: child.content});
      } else if (child.type === COMMENT) {
        const {start, end} = child.meta as CommentPlace;
        found.comments.push(placed(places.offset(start), places.offset(end)));
      }
    }
    from = places.offset(token.content.length);
  }
  return found;
}

function commentsInHtml(
  lines: Lines,
  [first, last]: readonly [number, number],
  placed: (start: number, end: number) => Place
): readonly Place[] {
  const found: Place[] = [];
  const end = lines.start(Math.min(last, lines.count));
  const html = lines.text.slice(lines.start(first), end);
  for (let at = html.indexOf("<!--"); at >= 0;) {
    const close = html.indexOf("-->", at + 2);
    if (close < 0) break;
    found.push(placed(lines.start(first) + at, lines.start(first) + close + 3));
    at = html.indexOf("<!--", close + 3);
  }
  return found;
}

/** Finds code fences in tokens. */
export function findFences(tokens: readonly Token[], lines: Lines): readonly PlacedFence[] {
  return tokens
    .filter(({type, map}) => type === "fence" && map)
    .map(({map, info, content, markup}) => {
      const [first, end] = [map![0], Math.min(map![1], lines.count)];
      const last = lines
        .line(Math.max(end - 1, first))
        .trim()
        .replace(/^(?:>[ \t]*)+/, "");
      const closed = end - first > 1 && last.startsWith(markup) && last.replaceAll(markup[0]!, "") === "";
      const place = {start: lines.start(first), end: lines.start(end), line: first + 1};
      return {...place, info: info.trim(), text: content, closed};
    });
}
