import {stat} from "node:fs/promises";
import {basename, join, resolve, sep} from "node:path";
import {FaultsError} from "../../src/core/fault.js";
import type {Fault} from "../../src/core/fault.js";
import {filesBelow} from "../digest.js";
import {readAsWritten} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";

/** A deck or briefing as it stands on disk. */
export interface FoundDocument {
  readonly kind: "deck" | "briefing";
  /** The file's name without its ending. */
  readonly name: string;
  /** As messages show it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** More than this many bytes are not read. */
const LARGEST = 64 * 1024 * 1024;

/** The folders of a workspace that hold documents, by kind. */
export const FOLDERS = {deck: "decks", briefing: "briefings"} as const;

/** Finds a deck or briefing by its name or by the path of its file; throws a FaultsError that says which there are. */
export async function findDocument(workspace: Workspace, argument: string): Promise<FoundDocument> {
  for (const kind of ["deck", "briefing"] as const) {
    const path = join(workspace.folder, FOLDERS[kind], `${argument}.md`);
    if (/^[\w-]+$/.test(argument) && await isFile(path)) return readDocument(workspace, path, kind);
  }
  const path = resolve(argument);
  if (await isFile(path)) return readDocument(workspace, path, path.split(sep).includes(FOLDERS.briefing) ? "briefing" : "deck");
  const known = (await Promise.all(Object.values(FOLDERS).map((folder) => filesBelow(join(workspace.folder, folder), (file) => file.endsWith(".md"))))).flat();
  throw new FaultsError([{message: `${argument}: no deck or briefing of that name and no such file; there are: ${known.map((file) => basename(file, ".md")).join(", ") || "none"}`}]);
}

async function readDocument(workspace: Workspace, path: string, kind: FoundDocument["kind"]): Promise<FoundDocument> {
  const file = shownPath(workspace, path);
  const {size} = await stat(path);
  if (size > LARGEST) throw new FaultsError([{file, message: `is ${size} bytes long; at most ${LARGEST} are read`}]);
  const faults: Fault[] = [];
  const text = await readAsWritten(path, file, faults);
  if (text === undefined) throw new FaultsError(faults.length > 0 ? faults : [{file, message: "is gone; put it back"}]);
  return {kind, name: basename(path).replace(/\.md$/, ""), file, path, text};
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isFile(), () => false);
}
