import type {Dirent} from "node:fs";
import {lstat, readdir, realpath, stat} from "node:fs/promises";
import {basename, join, relative, sep} from "node:path";
import type {Diagnostic} from "../src/core/diagnostic.js";
import {IS_FOLDER} from "./read-text.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";
import {listed} from "./yaml.js";

/** The folders at the top of a workspace that people write in, with what they contain. */
const FOLDERS = new Map(
  Object.entries({
    notebooks: "notebooks",
    decks: "decks",
    briefings: "briefings",
    facts: "facts",
    explained: "explanations",
    tables: "tables",
    charts: "charts",
    lists: "lists",
    vocabulary: "vocabulary"
  })
);

/** The files at its top. */
const FILES = ["workspace.yaml", "sources.yaml", "checks.yaml"];

/** Folders whose own readers report a file in their place. */
const SAID_ELSEWHERE = ["charts", "lists"];

/**
 * File-name patterns for folders in which a subfolder with such a name is reported; elsewhere the reader of the file
 * reports it.
 */
const NAMED = new Map(
  Object.entries({
    tables: /\.ya?ml$/,
    notebooks: /\.md$/,
    decks: /\.md$/,
    briefings: /\.md$/,
    facts: /\.(?:csv|yaml)$/,
    explained: /\.(?:csv|yaml)$/
  })
);

/**
 * Adds a diagnostic for every symbolic link among what people write, every file in place of a folder or folder in place
 * of a file, and everything that is neither, such as a pipe, which is never opened. Links are refused because their
 * targets are not in the workspace's digest or its copies. Texts in `sources/` may be links, since they are imported
 * and compared with their registered SHA-256.
 */
export async function checkPlaces(workspace: Workspace, diagnostics: Diagnostic[]): Promise<void> {
  const root = await realpath(workspace.folder).catch(() => workspace.folder);
  const links: string[] = [];
  for (const name of [...FOLDERS.keys(), ...FILES]) {
    const path = join(workspace.folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isSymbolicLink()) links.push(path);
    else if (found?.isDirectory() && FOLDERS.has(name)) {
      links.push(...(await linksBelow(path)));
      for (const folder of await foldersBelow(path, NAMED.get(name)))
        diagnostics.push({file: shownPath(workspace, folder), message: IS_FOLDER});
    } else if (found && FOLDERS.has(name) && !SAID_ELSEWHERE.includes(name))
      diagnostics.push({
        file: shownPath(workspace, path),
        message: `is a file; the ${FOLDERS.get(name)!} of a workspace stand in a folder of this name`
      });
  }
  for (const path of await unreadableNames(workspace))
    diagnostics.push({
      file: shownPath(workspace, path),
      message: "has a name that is not UTF-8 and can't be opened; give it another"
    });
  for (const path of await openEnded(workspace))
    diagnostics.push({
      file: shownPath(workspace, path),
      message: "is a pipe, socket or device; put a file in its place"
    });
  for (const path of links) diagnostics.push({file: shownPath(workspace, path), message: await whyNoLink(path, root)});
}

async function linksBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true}).catch(() => []);
  return entries
    .filter((entry) => entry.isSymbolicLink() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What stands for the bytes of a name that are no UTF-8. */
const NO_UTF8 = "\uFFFD";
/** Folders in which a file may have any name; in the others a name is an id, and said to be none. */
const OF_PAGES = ["notebooks", "decks", "briefings"];

/** Files and folders of pages whose names can't be given back as they are, in order. */
async function unreadableNames({folder}: Workspace): Promise<readonly string[]> {
  const paths = OF_PAGES.map(async (name) =>
    (await readdir(join(folder, name), {recursive: true}).catch((): string[] => [])).map((path) =>
      join(folder, name, path)
    )
  );
  return (await Promise.all(paths))
    .flat()
    .filter((path) => basename(path).includes(NO_UTF8))
    .sort();
}

/** What is neither file nor folder among what is read, in order; a text may be a link, and is what it leads to. */
async function openEnded(workspace: Workspace): Promise<readonly string[]> {
  const entries = (
    await Promise.all(
      [...FOLDERS.keys()].map((name) =>
        readdir(join(workspace.folder, name), {withFileTypes: true, recursive: true}).catch(() => [])
      )
    )
  ).flat();
  const texts = await readdir(workspace.texts).catch(() => []);
  const places = [
    ...entries.filter((entry) => !isUsual(entry)).map((entry) => join(entry.parentPath, entry.name)),
    ...FILES.map((name) => join(workspace.folder, name)),
    ...texts.map((name) => join(workspace.texts, name))
  ];
  const found = await Promise.all(places.map((path) => stat(path).catch(() => undefined)));
  return places.filter((_, i) => found[i] && !found[i].isFile() && !found[i].isDirectory()).sort();
}

const isUsual = (entry: Dirent): boolean => entry.isFile() || entry.isDirectory() || entry.isSymbolicLink();

/** The subfolders whose names are those of files, sorted. */
async function foldersBelow(folder: string, named: RegExp | undefined): Promise<readonly string[]> {
  const entries =
    named === undefined ? [] : await readdir(folder, {withFileTypes: true, recursive: true}).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && named!.test(entry.name) && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function whyNoLink(path: string, root: string): Promise<string> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return "is a link to a file that isn't there; put the file itself in its place";
  const outside = relative(root, target).split(sep)[0] === "..";
  return outside
    ? "is a link to a file outside of the workspace; copy it in"
    : "is a link to another file of the workspace; put a file itself in its place";
}

/** The ids that `workspace.yaml` lists in the order in which they are to be read. */
export interface ReadingOrder {
  readonly file: string;
  readonly ids: readonly {readonly id: string; readonly line: number}[];
}

/**
 * Orders items: the listed ones first, in that order, then the rest as given. A listed id without a file is a
 * diagnostic.
 */
export function inReadingOrder<T extends {readonly id: string}>(
  items: readonly T[],
  {file, ids}: ReadingOrder,
  filed: ReadonlySet<string>,
  diagnostics: Diagnostic[]
): readonly T[] {
  for (const {id, line} of ids)
    if (!filed.has(id))
      diagnostics.push({file, line, message: `${id}: no file has this name; known: ${listed([...filed])}`});
  const place = ({id}: T): number => {
    const found = ids.findIndex((one) => one.id === id);
    return found < 0 ? ids.length : found;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}
