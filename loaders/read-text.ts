import {readFile, readdir, stat} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import type {Diagnostic} from "../src/core/diagnostic.js";
import {decode, hashBytes} from "./sources/file-bytes.js";
import {isWritten} from "./workspace.js";
import type {Workspace, WorkspaceFiles} from "./workspace.js";

/** The largest YAML file that is read, in bytes; a parser could use up all memory on a larger one. */
const LARGEST = 32 * 1024 * 1024;

/**
 * The text of a file; undefined if there is none. A file that can't be read, is not UTF-8, or is a YAML file that is
 * too large, is a diagnostic.
 */
export async function readTextIfPresent(
  path: string,
  file: string,
  diagnostics: Diagnostic[]
): Promise<string | undefined> {
  return (await readAsWritten(path, file, diagnostics))?.replace(/^\uFEFF/, "");
}

/** The text of a file like {@link readTextIfPresent}, but with its byte-order mark if it has one. */
export async function readAsWritten(
  path: string,
  file: string,
  diagnostics: Diagnostic[]
): Promise<string | undefined> {
  try {
    const found = await stat(path);
    // check-places.ts reports what is neither file nor folder.
    if (!found.isFile() && !found.isDirectory()) return undefined;
    if (/\.ya?ml$/.test(path) && found.size > LARGEST) {
      diagnostics.push({file, message: `has ${found.size} bytes; a file of this kind has ${LARGEST} at most`});
      return undefined;
    }
    return decodeOrDiagnostic(await readFile(path), file, diagnostics);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    // check-places.ts reports a file in place of its folder.
    if (code !== "ENOENT" && code !== "ENOTDIR")
      diagnostics.push({
        file,
        message: code === "EISDIR" ? IS_FOLDER : `can't be read (${code ?? String(error)}); see its permissions`
      });
    return undefined;
  }
}

/** The message on a folder in place of a file. */
export const IS_FOLDER = "is a folder; a file is expected";

/** Control characters other than tab and newlines, and bidirectional embeddings and overrides. */
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]/u;

/**
 * Decodes a file's bytes; invalid UTF-8, and characters that would make the text display misleadingly, are diagnostics.
 */
export function decodeOrDiagnostic(bytes: Uint8Array, file: string, diagnostics: Diagnostic[]): string | undefined {
  const text = decode(bytes);
  if (text === undefined)
    diagnostics.push({file, line: lineOfStranger(bytes), message: "is not valid UTF-8; save it as UTF-8"});
  const unseen = text === undefined ? null : UNSEEN.exec(text);
  if (unseen)
    diagnostics.push({file, line: text!.slice(0, unseen.index).split("\n").length, message: unseenMessage(unseen[0])!});
  return text;
}

/** The message on a text with a character that makes it display misleadingly; undefined if it has none. */
export function unseenMessage(text: string): string | undefined {
  const [character] = UNSEEN.exec(text) ?? [];
  return character === undefined
    ? undefined
    : `holds ${codeOf(character)}, which isn't seen and makes a text read otherwise than it is; delete it`;
}

const codeOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** The 1-based number of the first line that is not UTF-8. */
function lineOfStranger(bytes: Uint8Array): number {
  for (let [line, from] = [1, 0]; ; line++) {
    const end = bytes.indexOf(0x0a, from);
    if (end < 0 || decode(bytes.subarray(from, end)) === undefined) return line;
    from = end + 1;
  }
}

/** The files below a folder, sorted by path; none if there is no such folder. */
export async function filesBelow(
  folder: string,
  keep: (path: string) => boolean = () => true
): Promise<readonly string[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true}).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(keep)
    .sort();
}

/**
 * SHA-256 over the sorted (path, hash) of all that people wrote in a workspace, except what stands in some folders at
 * its top; the texts count by their hashes in the registry.
 */
export async function digestData(
  workspace: Workspace,
  files: WorkspaceFiles,
  {without = []}: {readonly without?: readonly string[]} = {}
): Promise<string> {
  const left = without.map((folder) => join(workspace.folder, folder, sep));
  const paths = await filesBelow(
    workspace.folder,
    (path) => isWritten(workspace, path) && !left.some((folder) => path.startsWith(folder))
  );
  return hashBytes(
    paths.map((path) => `${relative(workspace.folder, path).split(sep).join("/")} ${files.hash(path)}\n`).join("")
  );
}
