import {readFile} from "node:fs/promises";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {filesBelow} from "../digest.js";
import type {Workspace} from "../workspace.js";
import {CellSyntaxError, cellsOf, isNode, parseCell, visitNodes} from "./read-cells.js";

/** The names of a library that cells use, sorted; `all` where they can't be told, as where the library is handed on as a whole. */
export type UsedNames = readonly string[] | "all";

/** Which of the names of some libraries the cells of a workspace's notebooks use. */
export async function usedNames(workspace: Pick<Workspace, "folder">, libraries: readonly string[]): Promise<ReadonlyMap<string, UsedNames>> {
  const paths = await filesBelow(join(workspace.folder, "notebooks"), (path) => path.endsWith(".md"));
  const cells = (await Promise.all(paths.map((path) => readFile(path, "utf8")))).flatMap((text) => cellsOf(new MarkdownIt({html: true}).parse(text, {}))).map(({code}) => code);
  return new Map(libraries.map((library) => [library, namesIn(cells, library)]));
}

/** Which names of a library some cells use. */
export function namesIn(cells: readonly string[], library: string): UsedNames {
  const names = new Set<string>();
  let isWhole = false;
  for (const code of cells.filter((text) => text.includes(library))) {
    try {
      visitNodes(parseCell(code), (node, [outer]) => {
        if (node.type !== "Identifier" || node.name !== library || !outer) return;
        const {object, computed, property} = outer;
        if (outer.type !== "MemberExpression" || object !== node) isWhole ||= !(outer.type === "MemberExpression" && property === node && computed === false);
        else if (computed === true || !isNode(property)) isWhole = true;
        else names.add(property.name as string);
      });
    } catch (error) {
      if (!(error instanceof CellSyntaxError)) throw error;
      return "all";
    }
  }
  return isWhole ? "all" : [...names].sort();
}
