import {join} from "node:path";
import type {Refusal} from "../../src/core/chart-spec/refuse.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {readTextIfPresent} from "../read-text.js";
import {EXPLAINED_COLUMNS} from "../sources/audit.js";
import {officialFootnote} from "../sources/locators.js";
import {TextPlaces} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readYaml} from "../yaml.js";
import type {YamlNode} from "../yaml.js";
import {FACT_COLUMNS} from "./facts-csv.js";

const CONTEXT = 24;

/** An occurrence of a printed string, with the fields of a row to paste. */
interface Candidate {
  readonly locator: string;
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The line of the text on which it begins. */
  readonly line: number;
}

/**
 * Every place in a text where `printed` stands as a whole token, with context and its locator: its place in the
 * document that the text was read from, where `placeAt` knows it, else a guess.
 */
export function findCandidates(
  {text, source}: SourceText,
  printed: string,
  placeAt: (unit: number) => string | undefined = () => undefined
): readonly Candidate[] {
  const places = new TextPlaces(text);
  const found: Candidate[] = [];
  for (
    let unit = printed === "" ? -1 : text.text.indexOf(printed);
    unit >= 0;
    unit = text.text.indexOf(printed, unit + 1)
  ) {
    const after = unit + printed.length;
    if (isGlued(text.text[unit - 1], printed[0]) || isGlued(text.text[after], printed.at(-1))) continue;
    const [start, end] = [text.toPoint(unit), text.toPoint(after)];
    const paragraph = places.paragraphAt(start);
    found.push({
      locator:
        placeAt(unit) ??
        guessLocator(text.slice(paragraph.start, paragraph.end), {
          at: start - paragraph.start,
          line: paragraph.line,
          first: source.footnotes
        }),
      start,
      end,
      printed,
      prefix: text.slice(start - CONTEXT, start),
      suffix: text.slice(end, end + CONTEXT),
      line: paragraph.line
    });
  }
  return found;
}

function isGlued(neighbour: string | undefined, edge: string | undefined): boolean {
  const word = /[\p{L}\p{N}]/u;
  return neighbour !== undefined && edge !== undefined && word.test(neighbour) && word.test(edge);
}

/**
 * The printed number of the paragraph, or of the footnote as the official edition has it; otherwise the line of the
 * file.
 */
function guessLocator(
  passage: string,
  {at, line, first}: {readonly at: number; readonly line: number; readonly first: number}
): string {
  const footnote = [...passage.matchAll(/\[(\d+):/g)].findLast((match) => match.index < at);
  const paragraph = /^\s*(\d{1,3})\.\s/.exec(passage)?.[1];
  if (footnote && passage.indexOf("]", footnote.index) > at)
    return `footnote ${officialFootnote(Number(footnote[1]), first)}${paragraph ? ` (para ${paragraph})` : ""}`;
  return paragraph ? `para ${paragraph}` : `line ${line}`;
}

/** The kinds of rows, which determine their columns. */
export const ROW_KINDS = ["facts", "explained", "lists"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** The columns of each kind; a list has further columns of its own after `id`. */
export const ROW_COLUMNS: Readonly<Record<RowKind, readonly string[]>> = {
  facts: FACT_COLUMNS,
  explained: EXPLAINED_COLUMNS,
  lists: ["id", "label", "locator", "start", "end", "anchor", "prefix", "suffix", "note"]
};

/** Candidates as CSV rows, with the fields that are known. */
export function candidateRows(
  kind: RowKind,
  source: string,
  candidates: readonly Candidate[]
): readonly (readonly string[])[] {
  return candidates.map((candidate) => {
    const known: Readonly<Record<string, string | number>> = {
      ...candidate,
      id: `${source}.`,
      text: candidate.printed,
      anchor: candidate.printed
    };
    return ROW_COLUMNS[kind].map((column) => String(known[column] ?? ""));
  });
}

/** What a workspace says of measures that never stand together. */
interface Refusals {
  readonly refusals: readonly Refusal[];
  readonly noTrend: readonly string[];
}

/** Every other measure, as the file says it. */
const ANY = "any";

const NONE: Refusals = {refusals: [], noTrend: []};

/** Reads `vocabulary/refusals.yaml`, of which a workspace may have none; what is wrong is added to `diagnostics`. */
export async function readRefusals(
  workspace: Workspace,
  path: string,
  measures: ReadonlyMap<string, unknown>,
  diagnostics: Diagnostic[]
): Promise<Refusals> {
  const file = shownPath(workspace, join(workspace.folder, path));
  const text = await readTextIfPresent(join(workspace.folder, path), file, diagnostics);
  const root = text === undefined || text.trim() === "" ? undefined : readYaml(text, file, diagnostics);
  if (root === undefined) return NONE;
  const {refused, "no-trend": noTrend} = root.map(["refused", "no-trend"]);
  return {
    refusals: refused?.list().flatMap((node) => readRefusal(node, measures) ?? []) ?? [],
    noTrend: noTrend?.several().flatMap((node) => measure(node, measures) ?? []) ?? []
  };
}

function readRefusal(node: YamlNode, measures: ReadonlyMap<string, unknown>): Refusal | undefined {
  const {between, and, why} = node.map(["between", "and", "why"], ["between", "why"]);
  const known = (list: YamlNode | undefined): readonly string[] =>
    list?.several().flatMap((item) => measure(item, measures) ?? []) ?? [];
  const reason = why?.filled();
  const first = known(between);
  const others = and === undefined ? undefined : and.isText && and.text() === ANY ? ["*"] : known(and);
  if (between !== undefined && and === undefined && between.several().length < 2)
    between.diagnostic(
      `one measure alone; name another, or say in and what it never stands beside (${ANY}: every other measure)`
    );
  return reason === undefined || first.length === 0 || others?.length === 0
    ? undefined
    : {between: first, ...(others === undefined ? {} : {and: others}), why: reason};
}

function measure(node: YamlNode, measures: ReadonlyMap<string, unknown>): string | undefined {
  const id = node.filled();
  if (id === undefined || measures.has(id)) return id;
  node.diagnostic(`unknown measure ${id}; known ones stand in vocabulary/measures.yaml`);
  return undefined;
}
