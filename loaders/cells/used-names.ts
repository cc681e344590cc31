import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {filesBelow} from "../digest.js";
import type {Workspace} from "../workspace.js";
import {CellSyntaxError, cellsOf, isNode, parseCell, visitNodes} from "./read-cells.js";
import type {SyntaxNode} from "./read-cells.js";

/** The names of a library that cells use, sorted; `all` where they can't be told, as where the library is handed on as a whole. */
export type UsedNames = readonly string[] | "all";

/** Which of the names of some libraries the cells of a workspace's notebooks use. */
export async function usedNames(workspace: Pick<Workspace, "folder">, libraries: readonly string[]): Promise<ReadonlyMap<string, UsedNames>> {
  const paths = await filesBelow(join(workspace.folder, "notebooks"), (path) => path.endsWith(".md"));
  const cells = (await Promise.all(paths.map((path) => readFile(path, "utf8")))).flatMap((text) => cellsOf(readManuscript(text, {kind: "notebook"}).tokens)).map(({code}) => code);
  return new Map(libraries.map((library) => [library, namesIn(cells, library)]));
}

/** Which names of a library some cells use. */
export function namesIn(cells: readonly string[], library: string): UsedNames {
  const names = new Set<string | undefined>();
  try {
    for (const code of cells.filter((text) => text.includes(library))) {
      visitNodes(parseCell(code), (node, [outer]) => {
        if (node.type === "Identifier" && node.name === library && outer && !isProperty(node, outer)) names.add(memberOf(node, outer));
      });
    }
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return "all";
  }
  return names.has(undefined) ? "all" : [...names].filter((name) => name !== undefined).sort();
}

/** Whether a name is a property of something else: `rows.d3`. */
function isProperty(node: SyntaxNode, {type, property, computed}: SyntaxNode): boolean {
  return type === "MemberExpression" && property === node && computed === false;
}

/** The name that is taken of a library; undefined where the library stands by itself. */
function memberOf(node: SyntaxNode, {type, object, property, computed}: SyntaxNode): string | undefined {
  return type === "MemberExpression" && object === node && computed === false && isNode(property) ? (property.name as string) : undefined;
}
