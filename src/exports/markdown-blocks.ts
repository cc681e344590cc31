import type {ListItem} from "../core/deck/blocks.js";
import type {CompiledChart, ShownBlock, ShownInline, ShownNumber, TwinCell} from "../core/deck/compiled.js";
import {shownText} from "../views/shown-inline.js";
import {escapeLineStart, escapeMarkdown, inlineMarkdown, markdownLink} from "./markdown-text.js";
import type {MarkdownLinks} from "./markdown-text.js";

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
    case "heading": return [`${"#".repeat(Math.min(6, Math.max(3, block.level)))} ${inlineMarkdown(block.inline, context)}`];
    case "paragraph": return [escapeLineStart(inlineMarkdown(block.inline, context))];
    case "list": return [block.items.map((item, i) => itemMarkdown(item, block.ordered ? `${(block.start ?? 1) + i}.` : "-", context)).join("\n")];
    case "quote": return [prefixed(blocksMarkdown(block.blocks, context).join("\n\n"), "> ")];
    case "code": return [codeMarkdown(block)];
    case "table": return [tableMarkdown(block.head.map((cell) => inlineMarkdown(cell, context)), block.rows.map((row) => row.map((cell) => inlineMarkdown(cell, context))), block.align)];
    case "image": return [`!${markdownLink(escapeMarkdown(block.alt), block.src)}`];
    case "chart": return chartMarkdown(block.chart, context);
    case "columns": return block.columns.flatMap((column) => blocksMarkdown(column, context));
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
function chartMarkdown({headline, title, twin}: CompiledChart, context: MarkdownContext): readonly string[] {
  const head = twin.columns.map(({label}) => escapeMarkdown(label));
  const rows = twin.rows.map((row) => row.map((cell) => twinCell(cell, context)));
  return [
    ...(shownText(headline).trim() === context.titleText.trim() ? [] : [strong(headline, context)]),
    escapeLineStart(escapeMarkdown(title)),
    tableMarkdown(head, rows, twin.columns.map(({quantity}) => (quantity ? "right" : "left")))
  ];
}

const strong = (headline: readonly ShownInline[], context: MarkdownLinks): string => `**${inlineMarkdown(headline, context).trim()}**`;

function twinCell(cell: TwinCell, {number}: MarkdownLinks): string {
  if (cell.type === "number") return markdownLink(escapeMarkdown(cell.text), number(cell.expression));
  return cell.type === "key" ? escapeMarkdown(cell.text) : `*${escapeMarkdown(cell.text)}*`;
}

/** A table of Markdown; its cells are Markdown of one line. */
export function tableMarkdown(head: readonly string[], rows: readonly (readonly string[])[], align: readonly ("left" | "right" | "center")[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((text) => text.replace(/\\?\n/g, " ")).join(" | ")} |`;
  return [line(head), `| ${head.map((_cell, i) => RULES[align[i] ?? "left"]).join(" | ")} |`, ...rows.map(line)].join("\n");
}

function prefixed(text: string, prefix: string): string {
  return text.split("\n").map((line) => `${prefix}${line}`.trimEnd()).join("\n");
}
