import {readLists} from "../../loaders/lists/read-lists.js";
import type {List} from "../../loaders/lists/list.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import {readTexts} from "../../loaders/sources/text.js";
import type {Workspace} from "../../loaders/workspace.js";
import {readWorkspaceFile} from "../../loaders/workspace-file.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";

const CAVEATS: ReadonlySet<string> = new Set(["harbours", "measures-ministries", "recommendations-pillars"]);

/**
 * The lists of a workspace, and what is wrong with them, as messages. Known are the caveats that the fixtures and our
 * own lists have.
 */
export async function readListsOf(
  workspace: Workspace
): Promise<{readonly lists: readonly List[]; readonly diagnostics: readonly string[]}> {
  const diagnostics: Diagnostic[] = [];
  const sources = await readRegistry(workspace, diagnostics);
  const texts = readTexts(workspace, sources, diagnostics);
  const {lists: order} = await readWorkspaceFile(workspace, diagnostics);
  const {lists} = await readLists(workspace, {sources, texts, vocabulary: {caveats: CAVEATS}, order}, diagnostics);
  return {lists, diagnostics: diagnostics.map(formatDiagnostic)};
}

/** A list by its id. */
export const listOf = (lists: readonly List[], id: string): List => lists.find((list) => list.id === id)!;
