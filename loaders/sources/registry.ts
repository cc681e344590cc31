import {join} from "node:path";
import {NO_PUBLISHER} from "../../src/core/citation.js";
import {STYLE_EXAMPLES, styleNamed} from "../../src/core/number-style.js";
import type {Source} from "../../src/core/evidence.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readYamlList, refuseRepeatedIds} from "../yaml.js";

const SHAPE = {
  required: ["id", "file", "sha256", "title", "publisher", "date", "symbol", "url", "language", "note"],
  optional: [
    ...["withheld", "called", "parts", "footnotes", "newer", "since", "counter"],
    ...["original", "original-sha256", "reader", "reading", "numbers"]
  ]
};

/** The file from which a source’s text was read. */
export interface Original {
  readonly file: string;
  readonly sha256: string;
  /** The reader with its version and options, such as `docx 1`. */
  readonly reader: string;
}

/** What `reading` says of a source whose numbers are not all accounted for yet. */
const IN_WORK = "in work";

/** A registered document, with the line of the registry on which it stands. */
export interface RegisteredSource extends Source {
  readonly line: number;
  /** The registry’s file, as messages show it. */
  readonly registry: string;
  /** Passages that are shown only withheld; see {@link parseWithheld}. */
  readonly withheld: readonly WithheldPassage[];
  /** The nouns by which sentences refer to it after “the” or “a”: `report`. */
  readonly called: readonly string[];
  /** The nouns for its numbered parts, besides the usual ones: `goal`. */
  readonly parts: readonly string[];
  /** The file from which its text was read; none for a text that was registered as it is. */
  readonly original?: Original;
  /** Whether its numbers are still being gone through, so that not all of them need be accounted for. */
  readonly inWork: boolean;
  /** The number of the first footnote in the text at hand, where the official edition begins at 1. */
  readonly footnotes: number;
}

/**
 * Reads a workspace’s `sources.yaml`; what is wrong is added to `diagnostics`. A source without `file` is registered
 * without a text.
 */
export async function readRegistry(
  workspace: Workspace,
  diagnostics: Diagnostic[]
): Promise<readonly RegisteredSource[]> {
  const path = join(workspace.folder, "sources.yaml");
  const file = shownPath(workspace, path);
  const entries = await readYamlList(workspace, path, SHAPE, diagnostics);
  refuseRepeatedIds(entries, file, diagnostics);
  const ids = new Set(entries.map(({fields}) => fields.id));
  return entries.map(({line, fields}) => {
    const {
      withheld: withheldText = "",
      called: calledText = "",
      parts: partsText = "",
      footnotes = "1",
      original: originalFile,
      "original-sha256": originalHash = "",
      reader = "",
      reading,
      ...rest
    } = fields;
    const source = rest as unknown as Source;
    const diagnostic = (message: string): number => diagnostics.push({file, line, id: source.id, message});
    if (!/^[a-z][a-z0-9-]*$/.test(source.id))
      diagnostic("an id is lower-case letters, digits and hyphens, and starts with a letter");
    if (source.file === "" ? source.sha256 !== "" : !/^[0-9a-f]{64}$/.test(source.sha256))
      diagnostic("sha256: expected 64 hexadecimal digits of the text file");
    if (source.file !== "" && !isFileName(source.file)) diagnostic("file: expected a file name without folders");
    if (source.url === "" && source.note === "") diagnostic("url is empty: say why in note");
    if (source.url !== "" && !/^https?:\/\//.test(source.url)) diagnostic(`url: ${source.url} is not an http address`);
    if (source.newer !== undefined && !(/^https?:\/\//.test(source.newer) && URL.canParse(source.newer)))
      diagnostic(`newer: ${source.newer}: expected the address of newer figures, as https://example.org/`);
    if (reading !== undefined && reading !== IN_WORK)
      diagnostic(`reading: ${reading}: expected ${IN_WORK}, or nothing once every number is accounted for`);
    const original = originalFile === undefined ? undefined : {file: originalFile, sha256: originalHash, reader};
    if (original !== undefined && !(isFileName(original.file) && /^[0-9a-f]{64}$/.test(originalHash) && reader !== ""))
      diagnostic("original: expected a file name without folders, with original-sha256 and reader beside it");
    if (source.counter !== undefined && (source.counter === source.id || !ids.has(source.counter)))
      diagnostic(`counter: ${source.counter}: expected the id of another document that is registered here`);
    if (source.numbers !== undefined && styleNamed(source.numbers) === undefined)
      diagnostic(`numbers: ${source.numbers}: expected one of ${STYLE_EXAMPLES.join("  ")}`);
    const withheld = parseWithheld(withheldText);
    if (withheld.includes(undefined)) diagnostic("withheld: expected lines such as para 14: why it is withheld");
    const [called, parts] = [wordsOf(calledText), wordsOf(partsText)];
    if (!called.every(isWords))
      diagnostic(`called: ${calledText}: expected words such as report, several with | between them`);
    if (!parts.every(isWords))
      diagnostic(`parts: ${partsText}: expected words such as goal, several with | between them`);
    if (!/^[1-9]\d{0,2}$/.test(footnotes))
      diagnostic(`footnotes: ${footnotes}: expected the number of the first footnote of the text at hand, such as 3`);
    return {
      ...source,
      publisher: source.publisher || NO_PUBLISHER,
      line,
      called,
      parts,
      inWork: reading === IN_WORK,
      ...(original === undefined ? {} : {original}),
      footnotes: Number(footnotes) || 1,
      registry: file,
      withheld: withheld.filter((passage) => passage !== undefined)
    };
  });
}

/** Whether a text is a plain file name without a path. */
export function isFileName(text: string): boolean {
  return !/[/\\\p{Cc}]/u.test(text) && !["", ".", ".."].includes(text);
}

function wordsOf(text: string): readonly string[] {
  return text
    .split("|")
    .map((words) => words.trim())
    .filter((words) => words !== "");
}

const isWords = (text: string): boolean => /^\p{L}[\p{L}\p{N} ’'-]*$/u.test(text);

/**
 * A passage of a source that is shown only withheld, and only with the document itself: never in traces, data or
 * exports.
 */
export interface WithheldPassage {
  /** How it is found: the paragraph that carries this number, or the line of the text. */
  readonly by: "para" | "line";
  readonly number: number;
  /** The reason shown in its place, such as `prints a name`. */
  readonly reason: string;
}

/**
 * Reads the registry's `withheld`: one passage a line, such as `para 12: prints a name`; undefined for a line that
 * isn't so.
 */
export function parseWithheld(text: string): readonly (WithheldPassage | undefined)[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, by, number, reason] = /^(para|line) (\d+): (\S.*)$/.exec(line) ?? [];
      return reason === undefined ? undefined : {by: by as WithheldPassage["by"], number: Number(number), reason};
    });
}
