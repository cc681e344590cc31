import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "acorn";
import type MarkdownIt from "markdown-it";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {filesBelow} from "../read-text.js";
import type {Workspace} from "../workspace.js";

type Token = ReturnType<MarkdownIt["parse"]>[number];

/** A node of a cell's syntax tree, with the properties that are read here. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly loc?: {readonly start: {readonly line: number}} | null;
  readonly [key: string]: unknown;
}

/** The code of a live cell and where it stands. */
interface Cell {
  readonly code: string;
  /** 0-based line of the page's text where the code starts. */
  readonly line: number;
}

/** A cell whose code can't be read; `line` is its own, from 0. */
export class CellSyntaxError extends Error {
  override readonly name = "CellSyntaxError";
  constructor(
    message: string,
    readonly line: number,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}

/** Languages besides js that Framework runs in a page. */
const OTHERS = ["ts", "jsx", "tsx", "html", "svg", "tex", "dot", "mermaid", "sql", "node"];

/** `${…}` in a text, with braces nested once. */
const INLINE = /\$\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** The live cells of a page: its `js` fences and the `${…}` in its texts. */
export function cellsOf(tokens: readonly Token[]): readonly Cell[] {
  return tokens.flatMap((token): readonly Cell[] => {
    if (token.type === "fence")
      return languageOf(token) === "js" ? [{code: token.content, line: (token.map?.[0] ?? 0) + 1}] : [];
    if (token.type !== "inline" || !token.content.includes("${")) return [];
    const text = token.content.replace(/`[^`]*`/g, (code) => code.replace(/[^\n]/g, " "));
    return [...text.matchAll(INLINE)].map((match) => ({
      code: `(${match[1]})`,
      line: (token.map?.[0] ?? 0) + text.slice(0, match.index).split("\n").length - 1
    }));
  });
}

/** The language other than js in which a fence would run; undefined where it does not. */
export function otherLanguage(token: Token): string | undefined {
  const language = token.type === "fence" ? languageOf(token) : undefined;
  return language !== undefined && OTHERS.includes(language) ? language : undefined;
}

/** The language in which a fence's code runs; undefined if the code is only shown. */
function languageOf({info}: Token): string | undefined {
  const [language = "", ...settings] = info.trim().split(/\s+/);
  const [, first] = /^(\w+)/.exec(language) ?? [];
  if (
    first === undefined ||
    settings.some((setting) => /^\{?run=["']?false/.test(setting)) ||
    /run=["']?false/.test(info)
  )
    return undefined;
  return first === "javascript" ? "js" : first === "typescript" ? "ts" : first;
}

/** Parses the code of a cell; throws a {@link CellSyntaxError}. */
export function parseCell(code: string): SyntaxNode {
  try {
    return parse(code, {
      ecmaVersion: "latest",
      sourceType: "module",
      locations: true,
      allowAwaitOutsideFunction: true,
      allowReturnOutsideFunction: true
    }) as unknown as SyntaxNode;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const {line = 1} = (error as SyntaxError & {readonly loc?: {readonly line: number}}).loc ?? {};
    throw new CellSyntaxError(error.message.replace(/ \(\d+:\d+\)$/, ""), line - 1, {cause: error});
  }
}

/** Visits every node of a syntax tree in pre-order; `around` lists a node's ancestors, the nearest first. */
export function visitNodes(
  node: SyntaxNode,
  visit: (node: SyntaxNode, around: readonly SyntaxNode[]) => void,
  around: readonly SyntaxNode[] = []
): void {
  visit(node, around);
  const within = [node, ...around];
  for (const [key, value] of Object.entries(node)) {
    if (key === "loc") continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child)) visitNodes(child, visit, within);
  }
}

/** Whether something is a node of a syntax. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && typeof (value as {type?: unknown}).type === "string";
}

/** The name of an identifier, or of the last property of a member expression; undefined for other nodes. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Identifier") return node.name as string;
  if (node.type === "MemberExpression" && node.computed === false) return nameOf(node.property);
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

/**
 * The exports of a library that cells use, sorted; `all` if they can't be determined, as when the library object itself
 * is passed on.
 */
export type UsedNames = readonly string[] | "all";

/** Which of the names of some libraries the cells of a workspace's notebooks use. */
export async function usedNames(
  workspace: Pick<Workspace, "folder">,
  libraries: readonly string[]
): Promise<ReadonlyMap<string, UsedNames>> {
  const paths = await filesBelow(join(workspace.folder, "notebooks"), (path) => path.endsWith(".md"));
  const cells = (await Promise.all(paths.map((path) => readFile(path, "utf8"))))
    .flatMap((text) => cellsOf(readManuscript(text, {kind: "notebook"}).tokens))
    .map(({code}) => code);
  return new Map(libraries.map((library) => [library, namesIn(cells, library)]));
}

/** Which names of a library some cells use. */
export function namesIn(cells: readonly string[], library: string): UsedNames {
  const names = new Set<string | undefined>();
  try {
    for (const code of cells.filter((text) => text.includes(library))) {
      visitNodes(parseCell(code), (node, [outer]) => {
        if (node.type === "Identifier" && node.name === library && outer && !isProperty(node, outer))
          names.add(memberOf(node, outer));
      });
    }
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return "all";
  }
  return names.has(undefined) ? "all" : [...names].filter((name) => name !== undefined).sort();
}

/** Whether an identifier is a property name, as in `rows.d3`. */
function isProperty(node: SyntaxNode, {type, property, computed}: SyntaxNode): boolean {
  return type === "MemberExpression" && property === node && computed === false;
}

/** The export that a node takes from a library; undefined if the library is used as a whole. */
function memberOf(node: SyntaxNode, {type, object, property, computed}: SyntaxNode): string | undefined {
  return type === "MemberExpression" && object === node && computed === false && isNode(property)
    ? (property.name as string)
    : undefined;
}
