import {join} from "node:path";
import {NO_PUBLISHER} from "../../src/core/citation.js";
import type {Source} from "../../src/core/evidence.js";
import type {Fault} from "../../src/core/fault.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readYamlList, refuseRepeatedIds} from "../yaml.js";

const SHAPE = {required: ["id", "file", "sha256", "title", "publisher", "date", "symbol", "url", "language", "note"], optional: ["folded", "called", "parts"]};

/** A registered document, with the line of the registry on which it stands. */
export interface RegisteredSource extends Source {
  readonly line: number;
  /** The registry’s file, as messages show it. */
  readonly registry: string;
  /** Passages that are shown only folded; see {@link parseFolded}. */
  readonly folded: readonly FoldedPassage[];
  /** What sentences call it behind “the” or “a”: `report`. */
  readonly called: readonly string[];
  /** What it calls its parts before their numbers, besides the usual words: `goal`. */
  readonly parts: readonly string[];
}

/** Reads a workspace’s `sources.yaml`; what is wrong is added to `faults`. A source without `file` is registered without a text. */
export async function readRegistry(workspace: Workspace, faults: Fault[]): Promise<readonly RegisteredSource[]> {
  const path = join(workspace.folder, "sources.yaml");
  const file = shownPath(workspace, path);
  const entries = await readYamlList(workspace, path, SHAPE, faults);
  refuseRepeatedIds(entries, file, faults);
  return entries.map(({line, fields}) => {
    const {folded: foldedText = "", called: calledText = "", parts: partsText = "", ...rest} = fields;
    const source = rest as unknown as Source;
    const fault = (message: string): number => faults.push({file, line, id: source.id, message});
    if (!/^[a-z][a-z0-9-]*$/.test(source.id)) fault("an id is lower-case letters, digits and hyphens, and starts with a letter");
    if (source.file === "" ? source.sha256 !== "" : !/^[0-9a-f]{64}$/.test(source.sha256)) fault("sha256: expected 64 hexadecimal digits of the text file");
    if (source.file.includes("/") || source.file.includes("\\")) fault("file: expected a file name without folders");
    if (source.url === "" && source.note === "") fault("url is empty: say why in note");
    if (source.url !== "" && !/^https?:\/\//.test(source.url)) fault(`url: ${source.url} is not an http address`);
    const folded = parseFolded(foldedText);
    if (folded.includes(undefined)) fault("folded: expected lines such as para 14: why it is folded");
    const [called, parts] = [wordsOf(calledText), wordsOf(partsText)];
    if (!called.every(isWords)) fault(`called: ${calledText}: expected words such as report, several with | between them`);
    if (!parts.every(isWords)) fault(`parts: ${partsText}: expected words such as goal, several with | between them`);
    return {...source, publisher: source.publisher || NO_PUBLISHER, line, called, parts, registry: file, folded: folded.filter((passage) => passage !== undefined)};
  });
}

function wordsOf(text: string): readonly string[] {
  return text.split("|").map((words) => words.trim()).filter((words) => words !== "");
}

const isWords = (text: string): boolean => /^\p{L}[\p{L}\p{N} ’'-]*$/u.test(text);

/** A passage of a source that is shown only folded, and only with the document itself: never in traces, data or exports. */
export interface FoldedPassage {
  /** How it is found: the paragraph that carries this number, or the line of the text. */
  readonly by: "para" | "line";
  readonly number: number;
  /** Said in its place, such as `prints a name`. */
  readonly reason: string;
}

/** Reads the registry's `folded`: one passage a line, such as `para 12: prints a name`; undefined for a line that isn't so. */
export function parseFolded(text: string): readonly (FoldedPassage | undefined)[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => {
    const [, by, number, reason] = /^(para|line) (\d+): (\S.*)$/.exec(line) ?? [];
    return reason === undefined ? undefined : {by: by as FoldedPassage["by"], number: Number(number), reason};
  });
}
