import {join} from "node:path";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {isQueryFence, queryText} from "../../src/core/query/query-cell.js";
import type {QueryAnswers} from "../../src/core/query/query-cell.js";
import {filesBelow, readTextIfPresent} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {runQueries} from "./run-queries.js";

type Tables = Parameters<typeof runQueries>[0];

/** Answers the queries of all notebooks of a workspace over its tables. */
export async function answerNotebooks(workspace: Pick<Workspace, "folder">, tables: Tables): Promise<QueryAnswers> {
  const paths = await filesBelow(join(workspace.folder, "notebooks"), (path) => path.endsWith(".md"));
  // A notebook that can't be read is reported where it is checked.
  const texts = await Promise.all(paths.map((path) => readTextIfPresent(path, shownPath(workspace, path), [])));
  return runQueries(
    tables,
    texts.flatMap((text) => (text === undefined ? [] : queriesOf(text)))
  );
}

/** The queries whose rows a notebook shows. */
export function queriesOf(text: string): readonly string[] {
  if (!text.includes("sql")) return [];
  const {tokens} = readManuscript(text, {kind: "notebook"});
  return tokens.filter(isQueryFence).map(({content}) => queryText(content));
}
