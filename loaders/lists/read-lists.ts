import {readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {memoizeByText} from "../../src/core/memoize.js";
import {inReadingOrder} from "../check-places.js";
import type {ReadingOrder} from "../check-places.js";
import {readTextIfPresent} from "../read-text.js";
import type {RegisteredSource} from "../sources/registry.js";
import type {SourceText} from "../sources/text.js";
import {isWritten, shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {checkEntries} from "./cell-rules.js";
import {checkDefinition} from "./check-definitions.js";
import {complainTo, locateEntries, readEntries} from "./entries.js";
import type {WrittenList} from "./entries.js";
import {checkLabels, checkSaid} from "./entry-words.js";
import type {List} from "./list.js";
import {makeLists} from "./make-lists.js";
import {readDefinition} from "./read-definition.js";
import type {DefinitionFile} from "./read-definition.js";
import {checkFound} from "./tags.js";

const FOLDER = "lists";

/** What lists are checked against. */
export interface ListSetting {
  readonly sources: readonly RegisteredSource[];
  readonly texts: ReadonlyMap<string, SourceText>;
  /** The caveats by id. */
  readonly vocabulary: {readonly caveats: {has(id: string): boolean; keys(): Iterable<string>}};
  readonly order: ReadingOrder;
}

/** The lists of a workspace, and the ids of those whose definitions have diagnostics. */
export interface ReadLists {
  readonly lists: readonly List[];
  readonly broken: readonly string[];
}

/**
 * Reads the lists of a workspace, each from a definition and a CSV of the same name, locates every row and checks it
 * against the texts that are present. Problems are added to `diagnostics`; a list whose definition has a diagnostic is
 * left out. A workspace without the folder has no lists. Where nothing has changed that they depend on, they are those
 * of the reading before.
 */
export async function readLists(
  workspace: Workspace,
  setting: ListSetting,
  diagnostics: Diagnostic[]
): Promise<ReadLists> {
  const found = await findListFiles(workspace, diagnostics);
  const files = await readFiles(
    workspace,
    found.filter(({ending, rows}) => rows && ending !== ""),
    diagnostics
  );
  const ids = found.map(({id}) => id);
  const {sources, texts, vocabulary, order} = setting;
  // Of a text that is present its registered SHA-256 tells the content.
  const states = sources.map((source) => [source, texts.get(source.id)?.state]);
  const {diagnostics: wrong, ...lists} = checkedLists(
    JSON.stringify([files, ids, order, states, [...vocabulary.caveats.keys()]]),
    {files, ids: new Set(ids), setting}
  );
  diagnostics.push(...wrong);
  return lists;
}

/** What lists are made of. */
interface ListInputs {
  readonly files: readonly DefinitionFile[];
  readonly ids: ReadonlySet<string>;
  readonly setting: ListSetting;
}

const checkedLists = memoizeByText(
  (
    _all,
    {files, ids, setting: {sources, texts, vocabulary, order}}: ListInputs
  ): ReadLists & {readonly diagnostics: readonly Diagnostic[]} => {
    const diagnostics: Diagnostic[] = [];
    const known = new Set(sources.filter(({file}) => file !== "").map(({id}) => id));
    const definitions = inReadingOrder(
      files.flatMap((file) => readDefinition(file, diagnostics) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1)),
      order,
      ids,
      diagnostics
    );
    const sound = definitions.filter((definition) => {
      const before = diagnostics.length;
      checkDefinition(definition, {definitions, ids, sources: known, caveats: vocabulary.caveats});
      return diagnostics.length === before;
    });
    const rowsOf = new Map(files.map(({id, csv}) => [id, csv.text]));
    const lists = sound.map((definition): WrittenList => ({
      definition,
      entries: readEntries(rowsOf.get(definition.id)!, definition, known, diagnostics)
    }));
    const complain = complainTo(diagnostics);
    checkEntries(lists, complain);
    const places = locateEntries(
      lists.flatMap(({entries}) => entries),
      texts,
      complain
    );
    checkLabels(lists, texts, places, complain);
    checkSaid(lists, places, complain);
    checkFound(lists, {texts, places, complain, diagnostics});
    return {
      lists: makeLists(lists, places),
      broken: [...ids].filter((id) => !sound.some((definition) => definition.id === id)),
      diagnostics
    };
  },
  4
);

/** The files of a list. */
interface ListFiles {
  readonly id: string;
  /** The file ending of its definition; empty if it has none. */
  readonly ending: string;
  /** Whether it has a CSV. */
  readonly rows: boolean;
}

/** The lists that have a file; one that lacks its other file is a diagnostic, and so is a name that is no id. */
async function findListFiles(workspace: Workspace, diagnostics: Diagnostic[]): Promise<readonly ListFiles[]> {
  const folder = join(workspace.folder, FOLDER);
  const diagnostic = (name: string, message: string): number =>
    diagnostics.push({file: shownPath(workspace, join(folder, name)), message});
  const names = await readdir(folder).catch((error: unknown) => {
    const {code} = error as NodeJS.ErrnoException;
    if (code !== "ENOENT")
      diagnostic(
        "",
        code === "ENOTDIR"
          ? "is a file; the lists of a workspace stand in a folder of this name"
          : `can't be read: ${(error as Error).message}`
      );
    return [];
  });
  const found = new Map<string, {readonly id: string; ending: string; rows: boolean}>();
  for (const name of names.filter((one) => isWritten(workspace, join(folder, one))).sort()) {
    const [, id, ending] = /^(.+)\.(csv|ya?ml)$/.exec(name) ?? [];
    if (id === undefined || ending === undefined) continue;
    if (!/^[a-z][a-z0-9-]*$/.test(id)) {
      diagnostic(name, "a list is called by its file’s name: small letters, digits and hyphens, a letter first");
      continue;
    }
    const list = found.get(id) ?? {id, ending: "", rows: false};
    found.set(id, list);
    if (ending === "csv") list.rows = true;
    else if (list.ending !== "") diagnostic(name, `${id} is already defined in ${id}.${list.ending}; keep one of them`);
    else list.ending = ending;
  }
  for (const {id, ending, rows} of found.values()) {
    if (!rows) diagnostic(`${id}.${ending}`, `defines a list without rows; write them in ${id}.csv`);
    if (ending === "")
      diagnostic(`${id}.csv`, `is a list without a definition; say in ${id}.yaml what its columns are`);
  }
  return [...found.values()];
}

/** The texts of the lists' files; one that can't be read is a diagnostic, and its list is left out. */
async function readFiles(
  workspace: Workspace,
  lists: readonly ListFiles[],
  diagnostics: Diagnostic[]
): Promise<readonly DefinitionFile[]> {
  const read = async (name: string): Promise<string | Diagnostic> => {
    const path = join(workspace.folder, FOLDER, name);
    const [file, found]: [string, Diagnostic[]] = [shownPath(workspace, path), []];
    return (await readTextIfPresent(path, file, found)) ?? found[0] ?? {file, message: "is gone; put it back"};
  };
  const texts = await Promise.all(
    lists.map(async ({id, ending}) => ({
      id,
      ending,
      text: await read(`${id}.${ending}`),
      rows: await read(`${id}.csv`)
    }))
  );
  return texts.flatMap(({id, ending, text, rows}): readonly DefinitionFile[] => {
    const shown = (name: string): string => shownPath(workspace, join(workspace.folder, FOLDER, name));
    if (typeof text === "string" && typeof rows === "string") {
      return [{id, shown: shown(`${id}.${ending}`), text, csv: {shown: shown(`${id}.csv`), text: rows}}];
    }
    diagnostics.push(...[text, rows].filter((one) => typeof one !== "string"));
    return [];
  });
}
