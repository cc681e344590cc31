import {join} from "node:path";
import {queriesOf} from "../../src/core/query/query-cell.js";
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
