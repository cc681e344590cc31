import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import {NUMBER} from "../../src/core/manuscript/number-rule.js";
import type {NumberMeta} from "../../src/core/manuscript/number-rule.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import {TERM} from "../../src/core/manuscript/term-rule.js";
import {filesBelow} from "../digest.js";
import type {OwnPage} from "../pages/own-pages.js";
import {textOfLines} from "../pages/page-template.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readRowsFence} from "../lists/rows-fence.js";
import type {ProseReport} from "./check-text.js";
import type {ChartLibrary} from "./chart-library.js";
import {checkChartFence} from "./check-data.js";
import {NUMBER_MARK} from "./fit/sentence.js";

/** Checks the site's own pages and every notebook of a workspace: numbers evaluate, charts exist, and no other number stands in the prose. */
export async function checkPages(workspace: Workspace, own: readonly OwnPage[], charts: ChartLibrary, report: ProseReport): Promise<void> {
  for (const page of own) checkOwnPage(page, charts, report);
  for (const path of await filesBelow(join(workspace.folder, "notebooks"), (file) => file.endsWith(".md"))) {
    checkPage(readManuscript(await readFile(path, "utf8"), {kind: "notebook", file: shownPath(workspace, path)}), charts, report);
  }
}

/**
 * Checks a page that is put together; what is wrong is told where it is written, and only once of what stands elsewhere too. The engine's own words are its
 * tests' affair: nobody could mend them in a workspace.
 */
function checkOwnPage({path, lines}: OwnPage, charts: ChartLibrary, report: ProseReport): void {
  const [faults, untied] = [report.faults.length, report.untied.length];
  const shown = `src/${path}`;
  checkPage(readManuscript(textOfLines(lines), {kind: "notebook", file: shown}), charts, report);
  const placed = <T extends {readonly file?: string; readonly line?: number}>(found: T): readonly T[] => {
    const {file, line, elsewhere = false} = lines[(found.line ?? 1) - 1] ?? lines[0]!;
    return elsewhere || file === shown ? [] : [{...found, file, line}];
  };
  report.faults.push(...report.faults.splice(faults).flatMap(placed));
  report.untied.push(...report.untied.splice(untied).flatMap(placed));
}

/** Checks one page. */
export function checkPage(manuscript: Manuscript, charts: ChartLibrary, report: ProseReport): void {
  const {file, text, lines, front} = manuscript;
  if (text.slice(0, lines.start(front.end)).includes("{{")) report.fault(file, 1, "{{ }} in front matter; the title follows the first heading");
  const tokens = manuscript.inline();
  const page: CheckedPage = {file, charts, report, blocks: new Map(), shown: new Map()};
  report.page(file).title = titleOf(tokens);
  let line = 0; // cells of a table have no line of their own; their row has
  for (const token of tokens) checkToken(token, 1 + (line = token.map?.[0] ?? line), page);
  tokens.forEach((token, i) => {
    const mark = tokens[i - 1]?.type === "heading_open" ? token.children?.find(({type}) => type === TERM)?.content : undefined;
    if (mark !== undefined) report.fault(file, 1 + (token.map?.[0] ?? 0), `${mark} in a heading; a page’s headings are the same in all terms, so say it in the text below`);
  });
  for (const section of sectionsOf(tokens, page)) checkFit(section, file, report);
}

/** What is known of a page while it is checked. */
interface CheckedPage {
  readonly file: string;
  readonly charts: ChartLibrary;
  readonly report: ProseReport;
  readonly blocks: Map<Token, Block>;
  /** The ids of the charts of fences. */
  readonly shown: Map<Token, string>;
}

/** A stretch of text with its numbers. */
interface Block {
  readonly token: Token;
  readonly line: number;
  /** With a mark for each number. */
  readonly text: string;
  readonly expressions: readonly string[];
}

/** What stands below one heading of the first or second level, or before any. */
interface Section {
  /** Its heading, after that of the page. */
  readonly headings: readonly string[];
  readonly blocks: Block[];
  readonly charts: string[];
}

/** A heading of the second level that is written as HTML. */
const HTML_HEADING = /<h2\b[^>]*>(.*?)<\/h2>/s;

/** The chart of an `evidence` fence that shows one small. */
const SMALL_CHART = /^chart:\s*([\w-]+)\s*$/m;

function sectionsOf(tokens: readonly Token[], {blocks, shown}: Pick<CheckedPage, "blocks" | "shown">): readonly Section[] {
  const sections: Section[] = [{headings: [], blocks: [], charts: []}];
  const page = {heading: ""};
  tokens.forEach((token, i) => {
    const section = sections.at(-1)!;
    const block = blocks.get(token);
    if (token.type === "heading_open" && /^h[12]$/.test(token.tag)) {
      const heading = tokens[i + 1]?.content ?? "";
      if (token.tag === "h1") page.heading = heading;
      sections.push({headings: token.tag === "h1" ? [heading] : [page.heading, heading], blocks: [], charts: []});
    } else if (token.type === "html_block" && HTML_HEADING.test(token.content)) {
      const heading = HTML_HEADING.exec(token.content)![1]!.replace(/<[^>]+>/g, "");
      sections.push({headings: [page.heading, heading], blocks: [], charts: []});
    } else if (token.type === "fence" && token.info.trim() === "evidence") {
      section.charts.push(...[SMALL_CHART.exec(token.content)?.[1] ?? []].flat());
    } else if (block) {
      section.blocks.push(block);
    } else if (token.type === "fence" && token.info.trim() === "chart") {
      section.charts.push(shown.get(token) ?? "");
    }
  });
  return sections;
}

function checkFit({headings, blocks, charts}: Section, file: string, report: ProseReport): void {
  const shown = charts.flatMap((id) => report.chartFacts.get(id) ?? []);
  for (const {token, line, text, expressions} of blocks) {
    const links = (token.children ?? []).map((child) => /\/open-points#check-([\w-]+)$/.exec(child.attrGet("href") ?? "")?.[1]);
    const related = new Set([...shown, ...links.flatMap((id) => (id === undefined ? [] : report.factsOfCheck(id)))]);
    report.fit(file, line, text, expressions, {headings, related, others: "named"});
  }
}

/** The first heading, with its numbers as they are written. */
function titleOf(tokens: readonly Token[]): string {
  const at = tokens.findIndex(({type, tag}) => type === "heading_open" && tag === "h1");
  return (tokens[at + 1]?.children ?? []).map(({content}) => content).join("");
}

function checkToken(token: Token, line: number, {file, charts, report, blocks, shown}: CheckedPage): void {
  if (token.type === "fence" && token.info.trim() === "chart") {
    const id = checkChartFence(token.content, {file, line}, charts, report);
    if (id !== undefined) shown.set(token, id);
  } else if (token.type === "fence" && token.info.trim() === "rows") {
    try {
      readRowsFence(token.content, charts.lists);
    } catch (error) {
      report.fault(file, line, (error as Error).message);
    }
  } else if (token.type === "html_block") {
    checkHtml(token.content, file, line, report);
  } else if (token.type === "inline") {
    const {text, expressions} = checkInline(token.children ?? [], file, line, report);
    blocks.set(token, {token, line, text, expressions});
  }
}

function checkInline(tokens: readonly Token[], file: string, first: number, report: ProseReport): Pick<Block, "text" | "expressions"> {
  let line = first;
  let text = "";
  const expressions: string[] = [];
  for (const token of tokens) {
    if (token.type === "softbreak" || token.type === "hardbreak") {
      line++;
      text += "\n";
    } else if (token.type === NUMBER) {
      const {expression, format, fault} = token.meta as NumberMeta;
      if (fault === undefined) {
        report.number(file, line, expression, format);
        report.page(file).expressions.push(expression);
        expressions.push(expression);
      } else {
        report.fault(file, line, fault);
      }
      text += fault === undefined ? NUMBER_MARK : " ";
    } else if (token.type === TERM) {
      text += token.content;
    } else if (token.type === "text") {
      text += token.content.replace(/\$\{.*?\}/g, " ");
    } else if (token.type === "html_inline") {
      checkHtml(token.content, file, line, report);
    } else if (token.attrs?.some(([, value]) => /\{\{|%7B%7B/i.test(value))) {
      report.fault(file, line, "{{ }} in an address or attribute; numbers stand in text");
    }
  }
  report.plain(file, first, text);
  return {text, expressions};
}

function checkHtml(html: string, file: string, line: number, report: ProseReport): void {
  if (html.includes("{{")) report.fault(file, line, "{{ }} in raw HTML; write the passage in Markdown");
  const text = html.replace(/<!--.*?-->|<style\b.*?<\/style>|<script\b.*?<\/script>|<[^>]*>/gs, (found) => found.replace(/[^\n]/g, " "));
  report.plain(file, line, text.replace(/&#?\w+;/g, (found) => " ".repeat(found.length)));
}
