import {join} from "node:path";
import type {Fact} from "../../src/core/fact.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {openFiles, shownPath} from "../workspace.js";
import type {Workspace, WorkspaceFiles} from "../workspace.js";
import type {NamedAnchor} from "./anchor.js";
import {decode} from "./file-bytes.js";
import {describeDifference} from "./import.js";
import {CodePointText, TextPlaces} from "./places.js";
import {isFileName} from "./registry.js";
import type {RegisteredSource} from "./registry.js";

/** A source's text as it is on disk. */
export interface SourceText {
  readonly source: RegisteredSource;
  /** The text’s file, as messages show it. */
  readonly shown: string;
  /** `absent`: not imported. A text that differs from its SHA-256 is not used. */
  readonly state: "match" | "differs" | "absent";
  /** Empty unless the text matches. */
  readonly text: CodePointText;
}

const NO_TEXT = new CodePointText("");

/** Reads every registered text that is present; one that differs from its SHA-256 or isn't UTF-8 is a diagnostic. */
export function readTexts(
  workspace: Workspace,
  sources: readonly RegisteredSource[],
  diagnostics: Diagnostic[]
): ReadonlyMap<string, SourceText> {
  const files = openFiles(workspace);
  const texts = sources
    .filter(({file}) => file !== "")
    .map((source) => readText(workspace, files, source, diagnostics));
  return new Map(texts.map((text) => [text.source.id, text]));
}

/**
 * Reads a registered text; one that differs from its SHA-256 or isn't UTF-8 is a diagnostic, which says at which line
 * it differs as far as the given facts tell.
 */
export function readText(
  workspace: Workspace,
  files: WorkspaceFiles,
  source: RegisteredSource,
  diagnostics: Diagnostic[],
  facts: () => readonly NamedAnchor[] = () => []
): SourceText {
  const state = stateOfText(workspace, files, source, diagnostics, facts);
  const path = join(workspace.texts, source.file);
  const shown = shownPath(workspace, path);
  if (state !== "match") return {source, shown, state, text: NO_TEXT};
  const text = decode(files.read(path)!);
  if (text === "")
    diagnostics.push({
      file: shown,
      id: source.id,
      message: "is empty, and registered so; register the right text, or leave file and sha256 empty"
    });
  if (text !== undefined) return {source, shown, state, text: new CodePointText(text)};
  diagnostics.push({
    file: shown,
    id: source.id,
    message: "is not valid UTF-8; facts are located in code points of UTF-8"
  });
  return {source, shown, state: "differs", text: NO_TEXT};
}

/** Whether a registered text is present and has the registered SHA-256; one that differs is a diagnostic. */
export function stateOfText(
  workspace: Workspace,
  files: WorkspaceFiles,
  source: RegisteredSource,
  diagnostics: Diagnostic[],
  facts: () => readonly NamedAnchor[] = () => []
): SourceText["state"] {
  // The registry reports an invalid file name; files outside the folder are not read.
  if (!isFileName(source.file)) return "absent";
  const path = join(workspace.texts, source.file);
  const file = shownPath(workspace, path);
  let hash: string;
  try {
    hash = files.hash(path);
  } catch (error) {
    diagnostics.push({file, id: source.id, message: `can't be read: ${String(error)}`});
    return "absent";
  }
  if (hash === "") return "absent";
  if (hash === source.sha256) return "match";
  diagnostics.push({
    file,
    id: source.id,
    message: `${describeDifference(files.read(path)!, source.sha256, facts())}; import the right file with: tickmark sources import <dir>`
  });
  return "differs";
}

/**
 * The reasons by line number of a text, none where it is absent; a passage that the text doesn't have is a diagnostic.
 */
export function withheldLines(
  {source, state, text}: SourceText,
  diagnostics: Diagnostic[] = []
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  if (state !== "match" || source.withheld.length === 0) return found;
  const lines = text.text.split("\n");
  for (const {by, number, reason} of source.withheld) {
    const line = by === "line" ? number : lines.findIndex((other) => other.startsWith(`${number}.\t`)) + 1;
    if (line > 0 && line <= lines.length) found.set(line, reason);
    else
      diagnostics.push({
        file: source.registry,
        line: source.line,
        id: source.id,
        message: `withheld: the text has no ${by} ${number}`
      });
  }
  return found;
}

/**
 * Makes a function that gives the reason why a fact's passage is withheld, by its locator and, if the text is present,
 * its line; undefined if it is not withheld.
 */
export function foldFinder(text: SourceText): (fact: Pick<Fact, "locator" | "start">) => string | undefined {
  const {withheld} = text.source;
  if (withheld.length === 0) return () => undefined;
  const lines = withheldLines(text);
  const places = new TextPlaces(text.text);
  return ({locator, start}) =>
    withheld.find(({by, number}) => locator === `${by} ${number}`)?.reason ??
    (lines.size === 0 ? undefined : lines.get(places.paragraphAt(start).line));
}
