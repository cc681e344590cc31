import {join} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {ReadingError, placeFinder} from "../reading/document-reading.js";
import {readDocument, readTextAgain} from "../reading/read-document.js";
import {shownPath} from "../workspace.js";
import type {Workspace, WorkspaceFiles} from "../workspace.js";
import {hashBytes} from "./file-bytes.js";
import type {RegisteredSource} from "./registry.js";

/** The path of a source’s original in its workspace; undefined where it has none. */
export const originalPath = (workspace: Workspace, {original}: RegisteredSource): string | undefined =>
  original && join(workspace.texts, original.file);

/** Finds places in the original of a source by units of its text; none where the original is absent or another file. */
export async function placesInOriginal(
  workspace: Workspace,
  files: WorkspaceFiles,
  source: RegisteredSource
): Promise<(unit: number) => string | undefined> {
  const path = originalPath(workspace, source);
  const bytes = path === undefined ? undefined : files.read(path);
  if (bytes === undefined || hashBytes(bytes) !== source.original!.sha256) return () => undefined;
  const {text, places} = await readDocument(source.original!.file, bytes);
  return hashBytes(text) === source.sha256 ? placeFinder(places) : () => undefined;
}

/**
 * Reads a source’s original once more, where it is present: another file, or a reading that gives another text than the
 * registered one, is a diagnostic.
 */
export async function checkOriginal(
  workspace: Workspace,
  files: WorkspaceFiles,
  source: RegisteredSource,
  diagnostics: Diagnostic[]
): Promise<void> {
  const path = originalPath(workspace, source);
  const bytes = path === undefined ? undefined : files.read(path);
  if (path === undefined || bytes === undefined) return;
  const complain = (message: string): number =>
    diagnostics.push({file: shownPath(workspace, path), id: source.id, message});
  if (hashBytes(bytes) !== source.original!.sha256) {
    complain(
      `is another file than the registered one; put that back, or take the new one in with: tickmark sources add --replaces ${source.id} <file>`
    );
    return;
  }
  try {
    const text = await readTextAgain(source.original!.file, bytes);
    if (hashBytes(text) !== source.sha256)
      complain(
        `was read by ${source.original!.reader}, and gives another text when it is read today; take it in anew with: tickmark sources add --replaces ${source.id} <file>`
      );
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    complain(error.message);
  }
}
