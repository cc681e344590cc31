import {findHeadings} from "../../src/core/document.js";
import type {DocumentLine, DocumentPlace, DocumentText, LineMark} from "../../src/core/document.js";
import type {FactRow} from "../facts/facts-csv.js";
import type {ListRow} from "../lists/list.js";
import {countTokens} from "./audit.js";
import type {AuditedToken, TokenAudit} from "./audit.js";
import {TextPlaces} from "./places.js";
import type {CodePointText} from "./places.js";
import {withheldLines} from "./text.js";
import type {SourceText} from "./text.js";

/** A text that is present, line by line, with its facts and every other number of it marked. */
export function readDocument(source: SourceText, audit: TokenAudit, facts: readonly FactRow[]): DocumentText {
  const {text} = source;
  const marks = [
    ...facts.map((fact) => factMark(fact, text)),
    ...audit.tokens.flatMap((token) => tokenMark(token, text))
  ].sort((a, b) => a.start - b.start);
  const lines = linesOf(text.text);
  const headings = findHeadings(lines);
  const folds = withheldLines(source);
  let next = 0;
  return {
    source: source.source.id,
    counts: countsOf(audit),
    lines: lines.map(({number, text: line, start}): DocumentLine => {
      const first = next;
      while (next < marks.length && marks[next]!.start < start + line.length) next++;
      const within = marks
        .slice(first, next)
        .map((mark) => ({...mark, start: mark.start - start, end: Math.min(mark.end - start, line.length)}));
      const [heading, withheld] = [headings.get(number), folds.get(number)];
      return {
        number,
        text: line,
        marks: within,
        ...(heading === undefined ? {} : {heading}),
        ...(withheld === undefined ? {} : {withheld})
      };
    })
  };
}

/** Where the rows of lists stand in a source, each id once. */
export function readPlaces(
  {state, text}: SourceText,
  rows: readonly Pick<ListRow, "id" | "label" | "locator" | "start">[]
): readonly DocumentPlace[] {
  const lines = new TextPlaces(text);
  const first = new Map([...rows].reverse().map((row) => [row.id, row]));
  return rows
    .filter((row) => first.get(row.id) === row)
    .map(({id, label, locator, start}) => ({
      id,
      label,
      locator,
      ...(state === "match" ? {line: lines.paragraphAt(start).line} : {})
    }));
}

/** The lines that aren't blank; `start` is a UTF-16 unit of the text. */
function linesOf(text: string): readonly {readonly number: number; readonly text: string; readonly start: number}[] {
  let start = 0;
  return text
    .split("\n")
    .map((line, i) => {
      const made = {number: i + 1, text: line.replace(/\r$/, ""), start};
      start += line.length + 1;
      return made;
    })
    .filter((line) => line.text.trim() !== "");
}

function factMark({id, start, end}: FactRow, text: CodePointText): LineMark {
  return {start: text.toUnit(start), end: text.toUnit(end), kind: "fact", id};
}

function tokenMark({start, end, fact, reason, by}: AuditedToken, text: CodePointText): readonly LineMark[] {
  if (fact !== undefined) return [];
  const place = {start: text.toUnit(start), end: text.toUnit(end)};
  return [
    reason === undefined
      ? {...place, kind: "open"}
      : {...place, kind: "explained", by: by === "row" ? "row" : "rule", reason}
  ];
}

function countsOf(audit: TokenAudit): DocumentText["counts"] {
  const {facts, byRule, byRow, open} = countTokens(audit);
  return {tokens: audit.tokens.length, facts, byRule, byRow, open: open.length};
}
