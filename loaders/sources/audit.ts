import type {ProseNouns} from "../../src/core/claim-words.js";
import {styleOfSource} from "../../src/core/number-style.js";
import type {NumberStyle} from "../../src/core/number-style.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {readRecords} from "../facts/facts-csv.js";
import type {FactRow} from "../facts/facts-csv.js";
import {inOrder} from "../group.js";
import {cutsNumber, whyNotThere} from "./anchor.js";
import type {OwnRule} from "./own-rules.js";
import {placesOf} from "./places.js";
import type {TextPlaces} from "./places.js";
import {explainByRules} from "./rules.js";
import type {ExplainedRange, TokenRule} from "./rules.js";
import type {SourceText} from "./text.js";
import {scanTokens} from "./tokens.js";

/** A token and how it is accounted for. Offsets are code points. */
export interface AuditedToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly line: number;
  /** The fact it belongs to. Without `fact` and `reason` it is not accounted for. */
  readonly fact?: string;
  readonly reason?: string;
  /** The rule that explains it, or `row` for an explanation of its own. */
  readonly by?: string;
}

/** The audit of one text. */
export interface TokenAudit {
  readonly source: string;
  readonly tokens: readonly AuditedToken[];
}

/** The facts and explanations that account for tokens. */
interface Accounts {
  readonly facts: readonly FactRow[];
  readonly explained: readonly ExplainedRow[];
  /** The rules of the document itself. */
  readonly own?: readonly OwnRule[];
  readonly nouns?: ProseNouns;
  /** Cells by which rules name their facts. */
  readonly named?: readonly ExplainedRange[];
}

/**
 * Accounts for every token of a text; one that is neither in a fact nor explained is a diagnostic, and so is one that
 * is both, and a row or a rule of the document that explains nothing. In a source that is in work numbers may be open.
 */
export function auditTokens(
  {source, shown, text}: SourceText,
  {facts, explained, own = [], named = [], ...setting}: Accounts,
  diagnostics: Diagnostic[]
): TokenAudit {
  const places = placesOf(text);
  const style = styleOfSource(source);
  const factAt = new TextRanges(facts);
  const rows = explained.filter((row) => isThere(row, {text, places, style}, diagnostics));
  const rowAt = new TextRanges(rows);
  const ruleAt = new TextRanges([...explainByRules(text.text, {own, ...setting}), ...named]);
  const used = new Set<ExplainedRow | TokenRule>();
  const tokens = scanTokens(text.text, style).map((unit): AuditedToken => {
    const start = text.toPoint(unit.start);
    const end = text.toPoint(unit.end);
    const token = {start, end, text: text.text.slice(unit.start, unit.end), line: places.lineAt(unit.start)};
    const fact = factAt.around(start, end);
    const row = rowAt.around(start, end);
    const rule = ruleAt.around(unit.start, unit.end)?.rule;
    if (row) used.add(row);
    if (rule) used.add(rule);
    if (fact && (row || rule)) diagnostics.push(clash(fact, token.text, row, rule));
    if (row && rule)
      diagnostics.push({
        file: row.file,
        line: row.line,
        message: `"${token.text}" is explained by the rule ${rule.id} already; drop the row`
      });
    if (!fact && !row && !rule && !source.inWork) diagnostics.push(unaccounted(token, source.id, shown));
    return fact
      ? markFact(token, fact.id)
      : row
        ? markExplained(token, row.reason, "row")
        : rule
          ? markExplained(token, rule.reason, rule.id)
          : token;
  });
  for (const row of rows) {
    if (!used.has(row))
      diagnostics.push({
        file: row.file,
        line: row.line,
        message: `"${row.printed}" at ${row.start}–${row.end} is no number that has to be explained; drop the row`
      });
  }
  for (const rule of own) {
    if (!used.has(rule))
      diagnostics.push({
        file: rule.file,
        line: rule.line,
        id: rule.id,
        message: "explains no number of the text that no other rule explains; drop it"
      });
  }
  return {source: source.id, tokens};
}

function markFact({start, end, text, line}: AuditedToken, fact: string): AuditedToken {
  return {start, end, text, line, fact};
}

function markExplained({start, end, text, line}: AuditedToken, reason: string, by: string): AuditedToken {
  return {start, end, text, line, reason, by};
}

function unaccounted({start, end, text, line}: AuditedToken, id: string, file: string): Diagnostic {
  return {
    file,
    line,
    id,
    message: `"${text}" at ${start}–${end} is neither a fact nor explained; add it to facts/${id}.csv, or to explained/${id}.csv with a reason`
  };
}

function clash(fact: FactRow, printed: string, row: ExplainedRow | undefined, rule: TokenRule | undefined): Diagnostic {
  const why = row
    ? `explained as no figure at ${row.file}:${row.line}`
    : `explained as no figure by the rule ${rule?.id ?? ""}`;
  return {file: fact.file, line: fact.line, id: fact.id, message: `"${printed}" is ${why}; it can't be both`};
}

function isThere(
  row: ExplainedRow,
  {text, places, style}: Pick<SourceText, "text"> & {readonly places: TextPlaces; readonly style: NumberStyle},
  diagnostics: Diagnostic[]
): boolean {
  const line = places.paragraphAt(row.start).line;
  const wrong =
    whyNotThere(row, text) ??
    (cutsNumber(row, text, style)
      ? `"${row.printed}" at ${row.start}–${row.end} is cut out of a longer number`
      : undefined) ??
    (line === row.textLine ? undefined : `"${row.printed}" stands on line ${line} of the text, not ${row.textLine}`);
  if (wrong !== undefined) diagnostics.push({file: row.file, line: row.line, message: wrong});
  return wrong === undefined;
}

/** Finds the range that contains a place; ranges may overlap. */
class TextRanges<T extends {readonly start: number; readonly end: number}> {
  private readonly sorted: readonly T[];
  private next = 0;
  private readonly open: T[] = [];

  constructor(ranges: readonly T[]) {
    this.sorted = inOrder(ranges, (a, b) => a.start - b.start || b.end - a.end);
  }

  /** The first range around a place; places must be asked for in ascending order. */
  around(start: number, end: number): T | undefined {
    const {sorted, open} = this;
    if (open.length === 0 && (this.next === sorted.length || sorted[this.next]!.start > start)) return undefined;
    for (; this.next < sorted.length && sorted[this.next]!.start <= start; this.next++) open.push(sorted[this.next]!);
    let kept = 0;
    let found: T | undefined;
    for (const range of open) {
      if (range.end <= start) continue;
      open[kept++] = range;
      if (range.end >= end) found ??= range;
    }
    if (kept < open.length) open.length = kept;
    return found;
  }
}

/** Counts of tokens: all, in facts, explained by rule, explained by row, and not accounted for. */
export interface AuditCounts {
  readonly tokens: number;
  readonly facts: number;
  readonly byRule: number;
  readonly byRow: number;
  readonly open: readonly AuditedToken[];
}

/** The counts of an audit. */
export function countTokens({tokens}: TokenAudit): AuditCounts {
  let [facts, byRule, byRow] = [0, 0, 0];
  const open: AuditedToken[] = [];
  for (const token of tokens) {
    if (token.fact !== undefined) facts++;
    else if (token.by === "row") byRow++;
    else if (token.by !== undefined) byRule++;
    else open.push(token);
  }
  return {tokens: tokens.length, facts, byRule, byRow, open};
}

/** The columns of `explained/<source>.csv`. */
export const EXPLAINED_COLUMNS = ["start", "end", "text", "line", "reason", "prefix", "suffix"] as const;

/** A token that is no figure and that no rule explains, with the reason. Offsets are code points. */
export interface ExplainedRow {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly textLine: number;
  readonly reason: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly file: string;
  readonly line: number;
}

/** Reads the explained tokens of one source; every row that can't be used is a diagnostic. */
export function readExplained(
  text: string,
  file: string,
  source: string,
  diagnostics: Diagnostic[]
): readonly ExplainedRow[] {
  const rows: ExplainedRow[] = [];
  for (const {line, values} of readRecords(text, file, EXPLAINED_COLUMNS, diagnostics)) {
    const [from, to, printed, on, reason, prefix, suffix] = values as readonly [
      string,
      string,
      string,
      string,
      string,
      string,
      string
    ];
    const [start, end, textLine] = [Number(from), Number(to), Number(on)];
    const numbers = [from, to, on].every((number) => /^\d+$/.test(number));
    if (!numbers || start >= end)
      diagnostics.push({
        file,
        line,
        message: `offsets ${from}–${to}, line ${on}: expected whole numbers, start before end`
      });
    else if (reason === "")
      diagnostics.push({file, line, message: `"${printed}" is explained without a reason; say why it is no figure`});
    else rows.push({source, start, end, printed, textLine, reason, prefix, suffix, file, line});
  }
  return rows;
}
