import type {Fault} from "../../src/core/fault.js";
import type {FactRow} from "../facts/read.js";
import {cutsNumber, whyNotThere} from "../sources/anchor.js";
import {TextPlaces} from "../sources/places.js";
import {explainByRules} from "../sources/rules.js";
import type {SourceText} from "../sources/text.js";
import {scanTokens} from "../sources/tokens.js";
import type {ExplainedRow} from "./explained.js";

/** What became of one token. Offsets are code points. */
export interface AuditedToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly line: number;
  /** The fact it belongs to, or why it is none; neither where nobody has said. */
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

/** Accounts for every token of a text; one that is neither in a fact nor explained is a fault, and so is one that is both. */
export function auditTokens({source, text}: SourceText, facts: readonly FactRow[], explained: readonly ExplainedRow[], faults: Fault[]): TokenAudit {
  const places = new TextPlaces(text);
  const factAt = new Stretches(facts);
  const rows = explained.filter((row) => isThere(row, text, places, faults));
  const rowAt = new Stretches(rows);
  const ruleAt = new Stretches(explainByRules(text.text));
  const file = `data/sources/${source.file}`;
  const used = new Set<ExplainedRow>();
  const tokens = scanTokens(text.text).map((unit): AuditedToken => {
    const [start, end] = [text.toPoint(unit.start), text.toPoint(unit.end)];
    const printed = text.text.slice(unit.start, unit.end);
    const token = {start, end, text: printed, line: places.paragraphAt(start).line};
    const [fact, row, rule] = [factAt.around(start, end), rowAt.around(start, end), ruleAt.around(unit.start, unit.end)];
    if (row) used.add(row);
    const by = row ? {reason: row.reason, by: "row"} : rule ? {reason: rule.rule.reason, by: rule.rule.id} : undefined;
    if (fact && by) faults.push(clash(fact, printed, row, by));
    if (row && rule) faults.push({file: row.file, line: row.line, message: `"${printed}" is explained by the rule ${rule.rule.id} already; drop the row`});
    if (fact) return {...token, fact: fact.id};
    if (by) return {...token, ...by};
    faults.push({file, line: token.line, id: source.id, message: `"${printed}" at ${start}–${end} is neither a fact nor explained; add it to data/facts/${source.id}.csv, or to data/explained/${source.id}.csv with a reason`});
    return token;
  });
  for (const row of rows) {
    if (!used.has(row)) faults.push({file: row.file, line: row.line, message: `"${row.printed}" at ${row.start}–${row.end} is no number that has to be explained; drop the row`});
  }
  return {source: source.id, tokens};
}

function clash(fact: FactRow, printed: string, row: ExplainedRow | undefined, by: {readonly reason: string; readonly by: string}): Fault {
  const why = row ? `explained as no figure at ${row.file}:${row.line}` : `explained as no figure by the rule ${by.by}`;
  return {file: fact.file, line: fact.line, id: fact.id, message: `"${printed}" is ${why}; it can't be both`};
}

function isThere(row: ExplainedRow, text: SourceText["text"], places: TextPlaces, faults: Fault[]): boolean {
  const line = places.paragraphAt(row.start).line;
  const wrong = whyNotThere(row, text)
    ?? (cutsNumber(row, text) ? `"${row.printed}" at ${row.start}–${row.end} is cut out of a longer number` : undefined)
    ?? (line === row.textLine ? undefined : `"${row.printed}" stands on line ${line} of the text, not ${row.textLine}`);
  if (wrong !== undefined) faults.push({file: row.file, line: row.line, message: wrong});
  return wrong === undefined;
}

/** Finds the stretch that holds a place; stretches may overlap. */
class Stretches<T extends {readonly start: number; readonly end: number}> {
  private readonly sorted: readonly T[];
  private next = 0;
  private open: T[] = [];

  constructor(stretches: readonly T[]) {
    this.sorted = [...stretches].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The first stretch around a place; places must be asked for in ascending order. */
  around(start: number, end: number): T | undefined {
    for (; this.next < this.sorted.length && this.sorted[this.next]!.start <= start; this.next++) this.open.push(this.sorted[this.next]!);
    this.open = this.open.filter((stretch) => stretch.end > start);
    return this.open.find((stretch) => stretch.end >= end);
  }
}

/** The counts of an audit: how many tokens facts hold, rules explain and rows explain, and those that nobody has accounted for. */
export function countTokens({tokens}: TokenAudit): {readonly facts: number; readonly byRule: number; readonly byRow: number; readonly open: readonly AuditedToken[]} {
  return {
    facts: tokens.filter(({fact}) => fact !== undefined).length,
    byRule: tokens.filter(({fact, by}) => fact === undefined && by !== undefined && by !== "row").length,
    byRow: tokens.filter(({fact, by}) => fact === undefined && by === "row").length,
    open: tokens.filter(({fact, by}) => fact === undefined && by === undefined)
  };
}
