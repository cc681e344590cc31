import {join} from "node:path";
import type {Fault} from "../../src/core/fault.js";
import {openFiles} from "../workspace-files.js";
import type {WorkspaceFiles} from "../workspace-files.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {CodePointText} from "./code-points.js";
import {decode} from "./decode.js";
import {describeDifference} from "./difference.js";
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

/** Reads every registered text that is present; one that differs from its SHA-256 or isn't UTF-8 is a fault. */
export function readTexts(workspace: Workspace, sources: readonly RegisteredSource[], faults: Fault[]): ReadonlyMap<string, SourceText> {
  const files = openFiles(workspace);
  const texts = sources.filter(({file}) => file !== "").map((source) => readText(workspace, files, source, faults));
  return new Map(texts.map((text) => [text.source.id, text]));
}

/** Reads a registered text; one that differs from its SHA-256 or isn't UTF-8 is a fault. */
export function readText(workspace: Workspace, files: WorkspaceFiles, source: RegisteredSource, faults: Fault[]): SourceText {
  const state = stateOfText(workspace, files, source, faults);
  const path = join(workspace.texts, source.file);
  const shown = shownPath(workspace, path);
  if (state !== "match") return {source, shown, state, text: NO_TEXT};
  const text = decode(files.read(path)!);
  if (text === "") faults.push({file: shown, id: source.id, message: "is empty, and registered so; register the right text, or leave file and sha256 empty"});
  if (text !== undefined) return {source, shown, state, text: new CodePointText(text)};
  faults.push({file: shown, id: source.id, message: "is not valid UTF-8; facts are located in code points of UTF-8"});
  return {source, shown, state: "differs", text: NO_TEXT};
}

/** Whether a registered text is present and by its bytes the one that is registered; one that differs is a fault. */
export function stateOfText(workspace: Workspace, files: WorkspaceFiles, source: RegisteredSource, faults: Fault[]): SourceText["state"] {
  const path = join(workspace.texts, source.file);
  const file = shownPath(workspace, path);
  let hash: string;
  try {
    hash = files.hash(path);
  } catch (error) {
    faults.push({file, id: source.id, message: `can't be read: ${String(error)}`});
    return "absent";
  }
  if (hash === "") return "absent";
  if (hash === source.sha256) return "match";
  faults.push({file, id: source.id, message: `${describeDifference(files.read(path)!, source.sha256)}; import the right file with: tickmark sources import <dir>`});
  return "differs";
}
