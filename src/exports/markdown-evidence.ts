import type {ExportedFact, SourceLine} from "../core/deck/compiled.js";
import type {CountedListRow, EvidencePlaces, WorkedExpression} from "./evidence-places.js";
import {intervalText} from "./interval-text.js";
import {escapeMarkdown, markdownLink} from "./markdown-text.js";
import {siteTrace} from "./site-address.js";

/** Entries and rows on one slide of evidence, so that it fits where the file is shown as slides. */
const ENTRIES = 4;
const ROWS = 20;

/** The heading of an entry, and with it the address that renderers give it. */
export type EntryName = (anchor: string) => {readonly heading: string; readonly address: string};

/** The list of evidence as slides of Markdown: how each number follows, each printed figure with its place, and the rows that are counted. */
export function evidenceMarkdown({worked, facts, rows}: EvidencePlaces, name: EntryName, site: string): readonly string[] {
  const entries = [...worked.map((item) => workedEntry(item, name, site)), ...facts.map((fact) => factEntry(fact, name, site))];
  return [...pages("Evidence", entries, ENTRIES, "\n\n"), ...pages("Rows counted", rows.map(rowLine), ROWS, "\n")];
}

function pages(title: string, entries: readonly string[], most: number, between: string): readonly string[] {
  const count = Math.ceil(entries.length / most);
  return Array.from({length: count}, (_none, i) => `## ${title}${count > 1 ? ` (${i + 1} of ${count})` : ""}\n\n${entries.slice(i * most, (i + 1) * most).join(between)}`);
}

const rowLine = ({label, locator, source}: CountedListRow): string => `- ${escapeMarkdown(`${label} (${source}, ${locator})`)}`;

function workedEntry({anchor, expression, shown, low, high, unit, operands, rows}: WorkedExpression, name: EntryName, site: string): string {
  const interval = intervalText({low, high, unit});
  return [
    `#### ${name(anchor).heading}`,
    `\`${expression}\` = ${escapeMarkdown(shown)}${interval === "" ? "" : `, by the precision printed ${escapeMarkdown(interval)}`}${trace(site, expression)}`,
    [
      ...operands.map((fact) => `- ${markdownLink(`\`${fact.id}\``, name(fact.id).address)}: ${escapeMarkdown(fact.shown)}, ${document(fact.source)}`),
      ...(rows.length === 0 ? [] : [`- ${rows.length} rows: ${escapeMarkdown(rows.map(({locator}) => locator).join("; "))}`])
    ].join("\n")
  ].filter((part) => part !== "").join("\n\n");
}

function factEntry(fact: ExportedFact, name: EntryName, site: string): string {
  const {id, shown, measure, period, area, producer, source, caveats, note, status} = fact;
  return [
    `#### ${name(id).heading}`,
    `Printed “${escapeMarkdown(shown)}”: ${[measure, period, area].filter((part) => part !== "").map(escapeMarkdown).join(", ")}. Producer: ${escapeMarkdown(producer)}. ` +
      `${document(source)}.${status === "exact" ? "" : ` Not checked against the text (${status}).`}${trace(site, id)}`,
    [...caveats, ...(note === "" ? [] : [`Our note: ${note}`])].map((text) => `- ${escapeMarkdown(text)}`).join("\n")
  ].filter((part) => part !== "").join("\n\n");
}

/** A document with its locators, and the official address where it is known. */
export function document({label, url}: SourceLine): string {
  return url === "" ? escapeMarkdown(label) : `${escapeMarkdown(label)} (${markdownLink("official document", url)})`;
}

function trace(site: string, expression: string): string {
  const address = siteTrace(site, expression);
  return address === undefined ? "" : ` (${markdownLink("trace", address)})`;
}
