import {join} from "node:path";
import {tablesNamed} from "../src/core/query/names.js";
import type {ExampleQuery} from "../src/core/query/examples.js";
import {whyNoStatement} from "../src/core/query/statement.js";
import type {Fault} from "../src/core/fault.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";
import {readTextIfPresent} from "./yaml.js";
import {listed, readYaml} from "./yaml-map.js";

/** Reads `queries.yaml`, the examples of the page of queries, of which a workspace may have none; `tables` are those that a query can name. What is wrong is added to `faults`. */
export async function readQueries(workspace: Workspace, tables: readonly string[], faults: Fault[]): Promise<readonly ExampleQuery[]> {
  const path = join(workspace.folder, "queries.yaml");
  const file = shownPath(workspace, path);
  const text = await readTextIfPresent(path, file, faults);
  const root = text === undefined || text.trim() === "" ? undefined : readYaml(text, file, faults);
  const labels = new Set<string>();
  return root?.list().flatMap((node) => {
    const {label, sql} = node.map(["label", "sql"], ["label", "sql"]);
    const [name, query] = [label?.filled(), sql?.filled()];
    const why = query === undefined ? undefined : whyNoStatement(query);
    if (why !== undefined) sql!.fault(why);
    else if (query !== undefined && tablesNamed(query, tables.map((id) => ({id, columns: []}))).length === 0) sql!.fault(`names none of the tables; known: ${listed(tables.map((id) => id.replaceAll("-", "_")))}`);
    if (name !== undefined && labels.has(name)) label!.fault(`${name}: there is a query of this name above`);
    if (name !== undefined) labels.add(name);
    return name === undefined || query === undefined ? [] : [{label: name, sql: query}];
  }) ?? [];
}
