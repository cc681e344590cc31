import {readFile} from "node:fs/promises";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import {NUMBER} from "../../src/core/manuscript/number-rule.js";
import type {NumberMeta} from "../../src/core/manuscript/number-rule.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import type {Facts} from "../../src/core/fact.js";
import {pageAddress} from "../chart-places.js";
import type {FileCopy} from "../compile.js";
import type {OwnPage} from "../pages/own-pages.js";
import {textOfToken} from "../../src/core/manuscript/token-text.js";
import {shownPath} from "../workspace.js";
import {withInitialChoice} from "../prose/controls.js";
import type {Workspace} from "../workspace.js";
import {sitePages} from "./pages.js";

/** A page of ours as a search sees it. */
export interface SearchPage {
  /** From the site's root, with a slash before it. */
  readonly href: string;
  readonly title: string;
  readonly headings: readonly string[];
  /** Its prose with the numbers worked out; charts and lists are found by themselves. */
  readonly text: string;
}

/** Pages that are for those who have lost their way, or that find others. */
const APART = ["/404", "/search"];

/** The site's own pages and the workspace's, by path, but for those that stand for many. */
export async function readSearchPages(workspace: Workspace, own: readonly OwnPage[], facts: Facts): Promise<readonly SearchPage[]> {
  const files = [...await sitePages(workspace, own)].filter(([path]) => path.endsWith(".md") && !path.includes("[")).sort(([a], [b]) => (a < b ? -1 : 1));
  const read = async (path: string, file: string | FileCopy): Promise<Manuscript> => typeof file === "string"
    ? readManuscript(withInitialChoice(file), {kind: "notebook", file: `src/${path}`})
    : readManuscript(withInitialChoice(await readFile(file.copyOf, "utf8")), {kind: "notebook", file: shownPath(workspace, file.copyOf)});
  const pages = await Promise.all(files.map(async ([path, file]) => readSearchPage(await read(path, file), pageAddress(`src/${path}`), facts)));
  return pages.filter(({href}) => !APART.includes(href));
}

/** What a search sees of one page. */
export function readSearchPage(manuscript: Manuscript, href: string, facts: Facts): SearchPage {
  const tokens = manuscript.inline();
  const titled: string[] = [];
  const headings: string[] = [];
  const text: string[] = [];
  tokens.forEach((token, i) => {
    if (token.type === "html_block") text.push(token.content.replace(/<(style|script)\b.*?<\/\1>|<[^>]*>/gs, " "));
    if (token.type !== "inline") return;
    const words = inlineText(token.children ?? [], facts);
    const {type, tag} = tokens[i - 1]!;
    (type === "heading_open" ? (tag === "h1" ? titled : headings) : text).push(words);
  });
  return {href, title: href === "/" ? "Home" : titled[0] ?? href, headings: [...(href === "/" ? titled : titled.slice(1)), ...headings], text: text.join("\n")};
}

function inlineText(tokens: readonly Token[], facts: Facts): string {
  return tokens.map((token) => {
    if (token.type === "softbreak" || token.type === "hardbreak") return " ";
    if (token.type !== NUMBER) return token.type === "html_inline" ? "" : textOfToken(token);
    const {expression, format} = token.meta as NumberMeta;
    return formatQuantity(evaluate(expression, facts), format, facts);
  }).join("");
}
