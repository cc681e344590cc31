import {readLists} from "../../loaders/lists/read-lists.js";
import type {List} from "../../loaders/lists/list.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import {readTexts} from "../../loaders/sources/text.js";
import type {Workspace} from "../../loaders/workspace.js";
import {readWorkspaceFile} from "../../loaders/workspace-file.js";
import {formatFault} from "../../src/core/fault.js";
import type {Fault} from "../../src/core/fault.js";

/** The lists of a workspace, and what is wrong with them, as messages. Every caveat is known but `unknown`. */
export async function readListsOf(workspace: Workspace): Promise<{readonly lists: readonly List[]; readonly faults: readonly string[]}> {
  const faults: Fault[] = [];
  const sources = await readRegistry(workspace, faults);
  const texts = readTexts(workspace, sources, faults);
  const {lists: order} = await readWorkspaceFile(workspace, faults);
  const {lists} = await readLists(workspace, {sources, texts, vocabulary: {caveats: {has: (id) => id !== "unknown"}}, order}, faults);
  return {lists, faults: faults.map(formatFault)};
}

/** A list by its id. */
export const listOf = (lists: readonly List[], id: string): List => lists.find((list) => list.id === id)!;
