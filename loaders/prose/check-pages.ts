import {readFile} from "node:fs/promises";
import MarkdownIt from "markdown-it";
import type {Chart} from "../../src/core/chart.js";
import {filesBelow} from "../digest.js";
import {shownPath} from "../project.js";
import type {Project} from "../project.js";
import {readRowsFence} from "../structure/rows-fence.js";
import type {ProseReport} from "./check-text.js";
import {readChartFence} from "./fence.js";
import {NUMBER, readNumbers} from "./numbers.js";
import type {NumberMeta} from "./numbers.js";

type Token = ReturnType<MarkdownIt["parse"]>[number];

/** Checks every page below the site's root: numbers evaluate, charts exist, and no other number stands in the prose. */
export async function checkPages(project: Project, charts: ReadonlyMap<string, Chart>, report: ProseReport): Promise<void> {
  for (const path of await filesBelow(project.src, (file) => file.endsWith(".md") && !file.startsWith(project.cache))) {
    checkPage(await readFile(path, "utf8"), shownPath(project, path), charts, report);
  }
}

/** Checks one page of Markdown. */
export function checkPage(source: string, file: string, charts: ReadonlyMap<string, Chart>, report: ProseReport): void {
  const md = new MarkdownIt({html: true});
  readNumbers(md);
  const front = /^---\r?\n.*?\r?\n---\r?\n/s.exec(source)?.[0] ?? "";
  if (front.includes("{{")) report.fault(file, 1, "{{ }} in front matter; the title follows the first heading");
  const first = front.split("\n").length;
  const tokens = md.parse(source.slice(front.length), {});
  report.page(file).title = titleOf(tokens);
  for (const token of tokens) checkToken(token, file, first + (token.map?.[0] ?? 0), charts, report);
}

/** The first heading, with its numbers as they are written. */
function titleOf(tokens: readonly Token[]): string {
  const at = tokens.findIndex(({type, tag}) => type === "heading_open" && tag === "h1");
  return (tokens[at + 1]?.children ?? []).map(({content}) => content).join("");
}

function checkToken(token: Token, file: string, line: number, charts: ReadonlyMap<string, Chart>, report: ProseReport): void {
  if (token.type === "fence" && token.info.trim() === "chart") {
    try {
      report.page(file).charts.push(readChartFence(token.content, charts));
    } catch (error) {
      report.fault(file, line, (error as Error).message);
    }
  } else if (token.type === "fence" && token.info.trim() === "rows") {
    try {
      readRowsFence(token.content);
    } catch (error) {
      report.fault(file, line, (error as Error).message);
    }
  } else if (token.type === "html_block") {
    checkHtml(token.content, file, line, report);
  } else if (token.type === "inline") {
    checkInline(token.children ?? [], file, line, report);
  }
}

function checkInline(tokens: readonly Token[], file: string, first: number, report: ProseReport): void {
  let line = first;
  let text = "";
  for (const token of tokens) {
    if (token.type === "softbreak" || token.type === "hardbreak") {
      line++;
      text += "\n";
    } else if (token.type === NUMBER) {
      const {expression, format, fault} = token.meta as NumberMeta;
      if (fault === undefined) {
        report.number(file, line, expression, format);
        report.page(file).expressions.push(expression);
      } else {
        report.fault(file, line, fault);
      }
      text += " ";
    } else if (token.type === "text") {
      text += token.content.replace(/\$\{.*?\}/g, " ");
    } else if (token.type === "html_inline") {
      checkHtml(token.content, file, line, report);
    } else if (token.attrs?.some(([, value]) => /\{\{|%7B%7B/i.test(value))) {
      report.fault(file, line, "{{ }} in an address or attribute; numbers stand in text");
    }
  }
  report.plain(file, first, text);
}

function checkHtml(html: string, file: string, line: number, report: ProseReport): void {
  if (html.includes("{{")) report.fault(file, line, "{{ }} in raw HTML; write the passage in Markdown");
  const text = html.replace(/<!--.*?-->|<style\b.*?<\/style>|<script\b.*?<\/script>|<[^>]*>/gs, (found) => found.replace(/[^\n]/g, " "));
  report.plain(file, line, text.replace(/&#?\w+;/g, (found) => " ".repeat(found.length)));
}
