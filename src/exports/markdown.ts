import type {ListItem, MathInline} from "../core/deck/blocks.js";
import type {
  CompiledChart,
  ExportedFact,
  ShownBlock,
  ShownInline,
  ShownNumber,
  SourceLine,
  DataTableCell
} from "../core/deck/compiled.js";
import {isPictureData, missingPicture} from "../core/deck/html.js";
import {shownText} from "../views/shown-blocks.js";
import {intervalText, siteTrace} from "./evidence-list.js";
import type {CountedListRow, EvidencePlaces, WorkedExpression} from "./evidence-list.js";

/** Where links of a Markdown file lead; undefined leaves their text alone. */
interface MarkdownLinks {
  readonly number: (expression: string) => string | undefined;
  /** A path of the site, with a slash before it. */
  readonly site: (path: string) => string | undefined;
  /** An address of a slide of this document. */
  readonly slide?: (address: string) => string | undefined;
  /** What stands in text for a footnote, by its mark; by default the raised mark. */
  readonly footnote?: (mark: string) => string;
}

const MARKS = {strong: "**", emphasis: "*", strike: "~~"} as const;

/** Plain text as Markdown, with markup, HTML, `{{ }}` and table bars escaped. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>~|{}$]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/!(?=\\\[)/g, "\\!");
}

/** Escapes Markdown for the start of a line, where a number sign, a hyphen or `1.` would be markup. */
export function escapeLineStart(markdown: string): string {
  return markdown
    .replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=]{2,}|:::|>)/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** Inline text as Markdown, each number a link to its evidence. */
export function inlineMarkdown(parts: readonly ShownInline[], links: MarkdownLinks): string {
  return parts
    .map((part): string => {
      switch (part.type) {
        case "text":
          return escapeMarkdown(part.text);
        case "number":
          return numberMarkdown(part.number, links);
        case "code":
          return codeSpan(part.text);
        case "break":
          return "\\\n";
        case "link": {
          const address = part.href.startsWith("/") ? links.site(part.href) : (links.slide?.(part.href) ?? part.href);
          const text = inlineMarkdown(part.children, links);
          return address === undefined || holdsLink(part.children) ? text : markdownLink(text, address);
        }
        case "math":
          return mathMarkdown(part);
        case "footnote":
          if (part.mark === undefined) return ` (${inlineMarkdown(part.children, links)})`;
          return links.footnote?.(part.mark) ?? `<sup>${part.mark}</sup>`;
        case "subscript":
          return `<sub>${inlineMarkdown(part.children, links)}</sub>`;
        case "superscript":
          return `<sup>${inlineMarkdown(part.children, links)}</sup>`;
        default:
          return spaced(inlineMarkdown(part.children, links), MARKS[part.type]);
      }
    })
    .join("");
}

/** A number as a link to its evidence, or as text where it has none. */
function numberMarkdown({text, expression}: ShownNumber, {number}: MarkdownLinks): string {
  const [shown, address] = [escapeMarkdown(text), number(expression)];
  return address === undefined ? shown : markdownLink(shown, address);
}

/** A formula; on a line of its own it is a paragraph of its own for tools other than this one. */
const mathMarkdown = ({tex, display}: MathInline): string => (display ? `$$${tex}$$` : `$${tex}$`);

/** A link; its text is Markdown. */
export function markdownLink(text: string, address: string): string {
  return `[${text}](${address.replace(/[\s<>()\\]/g, (character) => encodeURIComponent(character).replace("(", "%28").replace(")", "%29"))})`;
}

/** Emphasised text with its marks moved inside surrounding spaces, because Markdown ignores marks next to spaces. */
function spaced(text: string, mark: string): string {
  const [, before = "", inside = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inside === "" ? text : `${before}${mark}${inside}${mark}${after}`;
}

function codeSpan(text: string): string {
  const fence = "`".repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  const inside = text.replace(/\s+/g, " ");
  return /^`|`$|^ .* $/.test(inside) ? `${fence} ${inside} ${fence}` : `${fence}${inside}${fence}`;
}

const holdsLink = (parts: readonly ShownInline[]): boolean =>
  parts.some(
    (part) => part.type === "number" || part.type === "link" || ("children" in part && holdsLink(part.children))
  );

const RULES = {left: "---", right: "--:", center: ":-:"} as const;

/** How blocks are written: where links lead, and the title of their slide, which a chart need not say again. */
export interface MarkdownContext extends MarkdownLinks {
  readonly titleText: string;
}

/** Blocks as paragraphs of Markdown, without blank lines between them. */
export function blocksMarkdown(blocks: readonly ShownBlock[], context: MarkdownContext): readonly string[] {
  return blocks.flatMap((block) => blockMarkdown(block, context)).filter((text) => text !== "");
}

function blockMarkdown(block: ShownBlock, context: MarkdownContext): readonly string[] {
  switch (block.type) {
    case "heading":
      return [`${"#".repeat(Math.min(6, Math.max(3, block.level)))} ${inlineMarkdown(block.inline, context)}`];
    case "paragraph":
      return [escapeLineStart(inlineMarkdown(block.inline, context))];
    case "list":
      return [
        block.items
          .map((item, i) => itemMarkdown(item, block.ordered ? `${(block.start ?? 1) + i}.` : "-", context))
          .join("\n")
      ];
    case "quote":
      return [prefixed(blocksMarkdown(block.blocks, context).join("\n\n"), "> ")];
    case "code":
      return [codeMarkdown(block)];
    case "table":
      return [
        tableMarkdown(
          block.head.map((cell) => inlineMarkdown(cell, context)),
          block.rows.map((row) => row.map((cell) => inlineMarkdown(cell, context))),
          block.align
        )
      ];
    case "image":
      if (!isPictureData(block.src)) return [`*${escapeMarkdown(missingPicture(block))}*`];
      return [`!${markdownLink(escapeMarkdown(block.alt), block.src)}`];
    case "chart":
      return chartMarkdown(block.chart, context);
    case "columns":
      return block.columns.flatMap((column) => blocksMarkdown(column, context));
  }
}

function itemMarkdown({blocks}: ListItem<ShownNumber, CompiledChart>, mark: string, context: MarkdownContext): string {
  const [first = "", ...rest] = blocksMarkdown(blocks, context);
  const inside = [first, ...rest.map((text) => (/^(?:[-\d])/.test(text) ? `\n${text}` : `\n\n${text}`))].join("");
  return `${mark} ${inside.replaceAll("\n", `\n${" ".repeat(mark.length + 1)}`).replace(/^ +$/gm, "")}`;
}

function codeMarkdown({language, text}: {readonly language: string; readonly text: string}): string {
  const fence = "`".repeat(Math.max(3, 1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))));
  return `${fence}${language.replace(/[^\w+-]/g, "")}\n${text.replace(/\n$/, "")}\n${fence}`;
}

/** A chart as the table of its rows, with its headline where the slide's title is another, and what it measures. */
function chartMarkdown({headline, title, dataTable}: CompiledChart, context: MarkdownContext): readonly string[] {
  const head = dataTable.columns.map(({label}) => escapeMarkdown(label));
  const rows = dataTable.rows.map((row) => row.map((cell) => dataTableCell(cell, context)));
  return [
    ...(shownText(headline).trim() === context.titleText.trim() ? [] : [strong(headline, context)]),
    escapeLineStart(escapeMarkdown(title)),
    tableMarkdown(
      head,
      rows,
      dataTable.columns.map(({quantity}) => (quantity ? "right" : "left"))
    )
  ];
}

const strong = (headline: readonly ShownInline[], context: MarkdownLinks): string =>
  `**${inlineMarkdown(headline, context).trim()}**`;

function dataTableCell(cell: DataTableCell, links: MarkdownLinks): string {
  if (cell.type === "number") return numberMarkdown(cell, links);
  return cell.type === "key" ? escapeMarkdown(cell.text) : `*${escapeMarkdown(cell.text)}*`;
}

/** A table of Markdown; its cells are Markdown of one line. */
function tableMarkdown(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ("left" | "right" | "center")[]
): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replace(/\\?\n/g, " ")).join(" | ")} |`;
  return [line(head), `| ${head.map((_cell, i) => RULES[align[i] ?? "left"]).join(" | ")} |`, ...rows.map(line)].join(
    "\n"
  );
}

function prefixed(text: string, prefix: string): string {
  return text
    .split("\n")
    .map((line) => `${prefix}${line}`.trimEnd())
    .join("\n");
}

/** Entries and rows on one slide of evidence, so that it fits where the file is shown as slides. */
const ENTRIES = 4;
const ROWS = 20;

/** The heading of an entry, and with it the address that renderers give it. */
export type EntryName = (anchor: string) => {readonly heading: string; readonly address: string};

/**
 * The list of evidence as slides of Markdown: how each number follows, each printed figure with its place, and the rows
 * that are counted.
 */
export function evidenceMarkdown(
  {worked, facts, rows}: EvidencePlaces,
  name: EntryName,
  site: string
): readonly string[] {
  const entries = [
    ...worked.map((item) => workedEntry(item, name, site)),
    ...facts.map((fact) => factEntry(fact, name, site))
  ];
  return [...pages("Evidence", entries, ENTRIES, "\n\n"), ...pages("Rows counted", rows.map(rowLine), ROWS, "\n")];
}

function pages(title: string, entries: readonly string[], most: number, between: string): readonly string[] {
  const count = Math.ceil(entries.length / most);
  return Array.from(
    {length: count},
    (_none, i) =>
      `## ${title}${count > 1 ? ` (${i + 1} of ${count})` : ""}\n\n${entries.slice(i * most, (i + 1) * most).join(between)}`
  );
}

const rowLine = ({label, locator, source}: CountedListRow): string =>
  `- ${escapeMarkdown(`${label} (${source}, ${locator})`)}`;

function workedEntry(
  {anchor, expression, shown, low, high, unit, operands, rows}: WorkedExpression,
  name: EntryName,
  site: string
): string {
  const interval = intervalText({low, high, unit});
  return [
    `#### ${name(anchor).heading}`,
    `\`${expression}\` = ${escapeMarkdown(shown)}${interval === "" ? "" : `, by the precision printed ${escapeMarkdown(interval)}`}${trace(site, expression)}`,
    [
      ...operands.map(
        (fact) =>
          `- ${markdownLink(`\`${fact.id}\``, name(fact.id).address)}: ${escapeMarkdown(fact.shown)}, ${document(fact.source)}`
      ),
      ...(rows.length === 0
        ? []
        : [`- ${rows.length} rows: ${escapeMarkdown(rows.map(({locator}) => locator).join("; "))}`])
    ].join("\n")
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function factEntry(fact: ExportedFact, name: EntryName, site: string): string {
  const {id, shown, measure, period, area, producer, source, caveats, note, status} = fact;
  return [
    `#### ${name(id).heading}`,
    `Printed “${escapeMarkdown(shown)}”: ${[measure, period, area]
      .filter((part) => part !== "")
      .map(escapeMarkdown)
      .join(", ")}. Producer: ${escapeMarkdown(producer)}. ` +
      `${document(source)}.${status === "exact" ? "" : ` Not checked against the text (${status}).`}${trace(site, id)}`,
    [...caveats, ...(note === "" ? [] : [`Our note: ${note}`])].map((text) => `- ${escapeMarkdown(text)}`).join("\n")
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** A document with its locators, and the official address where it is known. */
export function document({label, url}: SourceLine): string {
  return url === "" ? escapeMarkdown(label) : `${escapeMarkdown(label)} (${markdownLink("official document", url)})`;
}

function trace(site: string, expression: string): string {
  const address = siteTrace(site, expression);
  return address === undefined ? "" : ` (${markdownLink("trace", address)})`;
}
