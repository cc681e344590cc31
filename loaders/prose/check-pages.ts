import {join} from "node:path";
import {drawMath} from "../../src/core/deck/draw-math.js";
import {shorten} from "../../src/core/deck/html.js";
import {
  FOOTNOTE_OPEN,
  FOOTNOTE_REFERENCE,
  INLINE_FOOTNOTE_CLOSE,
  INLINE_FOOTNOTE_OPEN,
  outsideFootnotes
} from "../../src/core/manuscript/footnote-rule.js";
import type {FootnoteMeta} from "../../src/core/manuscript/footnote-rule.js";
import {NUMBER, TERM} from "../../src/core/manuscript/inline-rules.js";
import type {NumberMeta} from "../../src/core/manuscript/inline-rules.js";
import {NOT_RUN, isQueryFence, queryText, shownResult} from "../../src/core/query/query-cell.js";
import {inScript} from "../../src/core/prose.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {MATH} from "../../src/core/manuscript/math-rule.js";
import type {WrittenMath} from "../../src/core/manuscript/math-rule.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import {quantityNames} from "../../src/core/quantity-columns.js";
import {readStanding} from "../../src/core/manuscript/standing.js";
import {textOfToken} from "../../src/core/manuscript/tokens.js";
import {choicesOf, initialChoice, namesFollowed, shownControl, withChoice} from "../../src/core/page-control.js";
import {checkCells} from "../cells/check-cells.js";
import {readRowsFence} from "../lists/list.js";
import type {OwnPage} from "../pages/own-pages.js";
import {textOfLines} from "../pages/page-template.js";
import {filesBelow, readAsWritten} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import type {ChartLibrary} from "./chart-library.js";
import {checkChartFence} from "./check-data.js";
import type {ProseReport} from "./check-text.js";
import {controlsOf, isControl, readControlFence, whyNotFollowed} from "./controls.js";
import {CHOICE_MARK, checkSections} from "./page-sections.js";
import type {Block, PageWithSections} from "./page-sections.js";
import {NUMBER_MARK} from "../../src/core/sentence-ends.js";

/**
 * Checks the site's own pages and every notebook of a workspace: numbers evaluate, charts exist, and no other number
 * stands in the prose.
 */
export async function checkPages(
  workspace: Workspace,
  own: readonly OwnPage[],
  charts: ChartLibrary,
  report: ProseReport
): Promise<void> {
  for (const page of own) checkOwnPage(page, charts, report);
  for (const path of await filesBelow(join(workspace.folder, "notebooks"), (file) => file.endsWith(".md"))) {
    const file = shownPath(workspace, path);
    const text = await readAsWritten(path, file, report.diagnostics);
    if (text !== undefined)
      report.ofText(file, text, (own) => checkPage(readManuscript(text, {kind: "notebook", file}), charts, own));
  }
}

/**
 * Checks one of the site's own pages. Problems are reported at the lines where they are written; lines that are also
 * elsewhere are not reported twice, and the engine's own words, which its tests check, not at all.
 */
function checkOwnPage({path, lines}: OwnPage, charts: ChartLibrary, report: ProseReport): void {
  const [diagnostics, untied] = [report.diagnostics.length, report.untied.length];
  const [shown, text] = [`src/${path}`, textOfLines(lines)];
  report.ofText(shown, text, (own) => checkPage(readManuscript(text, {kind: "notebook", file: shown}), charts, own));
  const placed = <T extends {readonly file?: string; readonly line?: number}>(found: T): readonly T[] => {
    const {file, line, elsewhere = false} = lines[(found.line ?? 1) - 1] ?? lines[0]!;
    return elsewhere || file === shown ? [] : [{...found, file, line}];
  };
  report.diagnostics.push(...report.diagnostics.splice(diagnostics).flatMap(placed));
  report.untied.push(...report.untied.splice(untied).flatMap(placed));
}

/** Checks one page. */
export function checkPage(manuscript: Manuscript, charts: ChartLibrary, report: ProseReport): void {
  const {file, text, lines, front, footnotes} = manuscript;
  if (text.slice(0, lines.start(front.end)).includes("{{"))
    report.diagnostic(file, 1, "{{ }} in front matter; the title follows the first heading");
  const tokens = manuscript.inline();
  const page: CheckedPage = {
    file,
    charts,
    report,
    footnotes,
    controls: controlsOf(tokens),
    blocks: new Map(),
    shown: new Map()
  };
  report.page(file).title = titleOf(tokens);
  const {standing, messages} = readStanding(manuscript);
  if (standing !== undefined) report.page(file).standing = standing;
  for (const {line: at, message} of messages) report.diagnostic(file, at, message);
  checkControls(tokens, page);
  checkCells(tokens, 1, page);
  let line = 0; // cells of a table have no line of their own; their row has
  for (const token of tokens) checkToken(token, 1 + (line = token.map?.[0] ?? line), page);
  for (const {map, meta} of tokens.filter(({type}) => type === FOOTNOTE_OPEN)) {
    const {label} = meta as FootnoteMeta;
    if (!manuscript.footnoteLabels.has(label))
      report.diagnostic(file, 1 + map![0], `[^${label}]: is shown nowhere, since no [^${label}] leads to it`);
  }
  tokens.forEach((token, i) => {
    if (tokens[i - 1]?.type !== "heading_open") return;
    const at = 1 + (token.map?.[0] ?? 0);
    const mark = token.children?.find(({type}) => type === TERM)?.content;
    if (mark !== undefined)
      report.diagnostic(
        file,
        at,
        `${mark} in a heading; a page’s headings are the same in all terms, so say it in the text below`
      );
    const followed = token.children?.find(
      ({type, meta}) => type === NUMBER && namesFollowed((meta as NumberMeta).expression).length > 0
    );
    if (followed)
      report.diagnostic(
        file,
        at,
        `${followed.content} in a heading; a page’s headings are the same whatever is chosen, so say it in the text below`
      );
  });
  checkSections(tokens, page);
}

/** What is known of a page while it is checked. */
interface CheckedPage extends PageWithSections {
  readonly charts: ChartLibrary;
  readonly blocks: Map<Token, readonly Block[]>;
  readonly shown: Map<Token, string>;
}

function checkControls(tokens: readonly Token[], {file, report}: CheckedPage): void {
  const known = new Set<string>();
  for (const {content, map} of tokens.filter(isControl)) {
    const opening = 1 + (map?.[0] ?? 0);
    const {control, lines, diagnostics} = readControlFence(content);
    for (const {line = 1, message} of diagnostics) report.diagnostic(file, opening + line, `control: ${message}`);
    if (!control) continue;
    if (known.has(control.name))
      report.diagnostic(file, opening, `control: name: ${control.name}: the page has a control of this name already`);
    known.add(control.name);
    report.plain(file, opening + (lines.label ?? 1), control.label);
    for (const [value, label] of Object.entries(control.values))
      report.plain(file, opening + (lines[`values.${value}`] ?? 1), label);
  }
}

/** The first heading, with its numbers as they are written. */
function titleOf(tokens: readonly Token[]): string {
  const at = tokens.findIndex(({type, tag}) => type === "heading_open" && tag === "h1");
  return outsideFootnotes(tokens[at + 1]?.children ?? [])
    .map(textOfToken)
    .join("");
}

function checkToken(token: Token, line: number, page: CheckedPage): void {
  const {file, charts, report, blocks, shown} = page;
  if (token.type === "fence" && token.info.trim() === "chart") {
    const id = checkChart(token.content, line, page);
    if (id !== undefined) shown.set(token, id);
  } else if (token.type === "fence" && token.info.trim() === "rows") {
    try {
      readRowsFence(token.content, charts.lists);
    } catch (error) {
      report.diagnostic(file, line, (error as Error).message);
    }
  } else if (isQueryFence(token)) {
    checkQuery(token.content, line, page);
  } else if (token.type === "html_block") {
    checkHtml(token.content, file, line, report);
  } else if (token.type === "inline") {
    blocks.set(token, checkInline(token.children ?? [], line, page));
  }
}

/**
 * Checks what a query comes to: that it has an answer, that each number is that of the expression beside it, and that
 * its texts hold no other number.
 */
function checkQuery(text: string, line: number, {file, charts, report}: CheckedPage): void {
  const answer = charts.queries?.get(queryText(text)) ?? {message: NOT_RUN};
  if ("message" in answer) {
    report.diagnostic(file, line + (answer.line ?? 0), `sql: ${answer.message}`);
    return;
  }
  const {columns, rows} = shownResult(answer.rows, charts.facts);
  for (const [at, {name}] of columns.entries()) {
    const cells = rows.map((row) => row[at]!);
    const untied = cells.find((cell) => "untied" in cell);
    if (untied)
      report.diagnostic(
        file,
        line,
        `sql: ${untied.untied} in the column ${name} is tied to no fact; select beside it the column with its expressions, as ${quantityNames(name).expression}, or leave it out`
      );
    for (const cell of cells) {
      if ("text" in cell) report.plain(file, line, cell.text);
      if (!("expression" in cell)) continue;
      report.number(file, line, cell.expression, undefined);
      report.page(file).expressions.push(cell.expression);
    }
  }
}

/**
 * Checks a `chart` fence for every choice of the controls that it depends on; returns the chart's id for the initial
 * choice.
 */
function checkChart(text: string, line: number, {file, charts, report, controls}: CheckedPage): string | undefined {
  const why = whyNotFollowed(text, controls);
  if (why !== undefined) {
    report.diagnostic(file, line, `chart: ${why}`);
    return undefined;
  }
  const id = checkChartFence(withChoice(text, initialChoice(controls)), {file, line}, charts, report);
  const shown = report.page(file).charts.length;
  for (const choice of choicesOf(controls, namesFollowed(text))) {
    const diagnostics = report.diagnostics.length;
    checkChartFence(withChoice(text, choice), {file, line}, charts, report);
    const fresh = report.diagnostics
      .splice(diagnostics)
      .filter(
        ({line: at, message}) =>
          !report.diagnostics.some((known) => known.file === file && known.line === at && known.message === message)
      );
    report.diagnostics.push(...fresh);
  }
  report.page(file).charts.splice(shown);
  return id;
}

const SCRIPTS = {sup: "superscript", sub: "subscript"} as const;

/** Checks the text of a block, then each footnote `^[…]` within it as a text of its own. */
function checkInline(tokens: readonly Token[], first: number, page: CheckedPage): readonly Block[] {
  const {file, report} = page;
  let line = first;
  let script: "superscript" | "subscript" | undefined;
  const blockAt = (line: number): Block => ({line, text: "", expressions: [], shown: [], links: [], footnotes: []});
  const blocks = [blockAt(first)];
  const open = [blocks[0]!];
  for (const token of tokens) {
    const block = open.at(-1)!;
    if (token.type === INLINE_FOOTNOTE_OPEN) {
      blocks.push(blockAt(line));
      open.push(blocks.at(-1)!);
    } else if (token.type === INLINE_FOOTNOTE_CLOSE) {
      open.pop();
    } else if (token.type === FOOTNOTE_REFERENCE) {
      const {label} = token.meta as FootnoteMeta;
      block.footnotes.push(label);
      if (!page.footnotes.has(label))
        report.diagnostic(file, line, `${token.content} leads to no footnote; write [^${label}]: and its text`);
    } else if (token.type === "softbreak" || token.type === "hardbreak") {
      line++;
      block.text += "\n";
    } else if (token.type === NUMBER) {
      const meta = token.meta as NumberMeta;
      const control = shownControl(meta.expression);
      const isRight = checkNumber(meta, line, page);
      if (isRight && control === undefined) block.expressions.push(meta.expression);
      if (isRight && control !== undefined) block.shown.push(control);
      block.text += !isRight ? " " : control === undefined ? NUMBER_MARK : CHOICE_MARK;
    } else if (token.type === MATH) {
      checkMath(token.meta as WrittenMath, line, page);
      line += token.content.split("\n").length - 1;
      block.text += token.content.replace(/[^\n]/g, " ");
    } else if (token.type === TERM) {
      block.text += token.content;
    } else if (token.type === "text") {
      const text = token.content.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, " ");
      block.text += script === undefined ? text : inScript(text, script);
    } else if (token.type === "image") {
      report.alt(file, line, token.content);
    } else if (token.type === "html_inline") {
      checkHtml(token.content, file, line, report);
      const [, end, name] = /^<(\/?)(su[bp])\b/i.exec(token.content) ?? [];
      if (name !== undefined) script = end === "/" ? undefined : SCRIPTS[name.toLowerCase() as keyof typeof SCRIPTS];
    } else if (token.attrs?.some(([, value]) => /\{\{|%7B%7B/i.test(value))) {
      report.diagnostic(file, line, "{{ }} in an address or attribute; numbers stand in text");
    } else {
      block.links.push(token.attrGet("href") ?? "");
    }
  }
  for (const {line: at, text, shown} of blocks) if (shown.length === 0) report.plain(file, at, text);
  return blocks;
}

function checkMath(math: WrittenMath, line: number, {file, report}: CheckedPage): void {
  try {
    drawMath(math);
  } catch (error) {
    report.diagnostic(file, line, `the formula ${shorten(math.tex)} can’t be drawn: ${(error as Error).message}`);
  }
}

/** Evaluates a number with everything that can be chosen; whether it can stand. */
function checkNumber(
  {expression, format, diagnostic}: NumberMeta,
  line: number,
  {file, report, controls}: CheckedPage
): boolean {
  const why = diagnostic ?? whyNotFollowed(expression, controls);
  if (why !== undefined) {
    report.diagnostic(file, line, why);
    return false;
  }
  if (shownControl(expression) !== undefined) {
    if (format !== undefined)
      report.diagnostic(
        file,
        line,
        `{{ ${expression} | ${format} }}: what is chosen is shown by its label, which takes no format`
      );
    return true;
  }
  for (const choice of choicesOf(controls, namesFollowed(expression))) {
    const chosen = withChoice(expression, choice);
    report.number(file, line, chosen, format);
    report.page(file).expressions.push(chosen);
  }
  return true;
}

function checkHtml(html: string, file: string, line: number, report: ProseReport): void {
  if (html.includes("{{")) report.diagnostic(file, line, "{{ }} in raw HTML; write the passage in Markdown");
  const text = html.replace(/<!--.*?-->|<style\b.*?<\/style>|<script\b.*?<\/script>|<[^>]*>/gs, (found) =>
    found.replace(/[^\n]/g, " ")
  );
  report.plain(
    file,
    line,
    text.replace(/&#?\w+;/g, (found) => " ".repeat(found.length))
  );
}
