import {readFile, readdir, rename, rm} from "node:fs/promises";
import {basename, join} from "node:path";
import {isMap, isScalar, isSeq, parseDocument} from "yaml";
import type {Pair, Scalar} from "yaml";
import {DiagnosticsError, throwDiagnostics} from "../../src/core/diagnostic.js";
import type {FactUse} from "../../src/core/evidence.js";
import {withChangedFacts, withChangedRows} from "../facts/change-rows.js";
import {ReadingError} from "../reading/document-reading.js";
import type {DocumentReading} from "../reading/document-reading.js";
import {readDocument} from "../reading/read-document.js";
import {sourceFile} from "../source-reader.js";
import {verify} from "../verify.js";
import {uninterrupted} from "../uninterrupted.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {freeFile, readWhole, writeSynced} from "./add.js";
import {originalPath} from "./check-original.js";
import {compareEdition} from "./compare-edition.js";
import type {EditionFact} from "./compare-edition.js";
import {hashBytes} from "./file-bytes.js";
import {EXPLAINED_COLUMNS, readExplained} from "./audit.js";
import {mentionsOf} from "./mentions.js";
import type {Mention} from "./mentions.js";
import {CodePointText, placesOf} from "./places.js";
import {isFileName} from "./registry.js";
import type {RegisteredSource} from "./registry.js";

/** A fact of a source beside its next edition, with all that shows it. */
export interface ReplacedFact extends EditionFact {
  readonly uses: readonly FactUse[];
  /** The sentences and charts that show it, slide by slide; of a fact that carries over by itself none. */
  readonly mentions: readonly Mention[];
}

/** What a new edition changes. */
export interface Replacement {
  readonly id: string;
  readonly facts: readonly ReplacedFact[];
  readonly remarks: readonly string[];
  /** Whether it was taken in, or only compared. */
  readonly taken: boolean;
}

/** Whether an edition is taken in after it was compared, and who is told of long work. */
export interface ReplaceOptions {
  readonly take?: boolean;
  readonly progress?: (step: string) => void;
}

/**
 * Holds a newer edition of a source against it, fact by fact, with what each fact touches. With `take` the edition is
 * kept and registered in its place, and facts that are unchanged or moved get their new places; the others stay as
 * they are, and `verify` names them. The files of the old edition stay in `sources/`. Throws a DiagnosticsError if the
 * workspace is not in order, or if the file can’t be read or kept.
 */
export async function replaceSource(
  workspace: Workspace,
  id: string,
  path: string,
  {take = false, progress}: ReplaceOptions = {}
): Promise<Replacement> {
  try {
    progress?.("verifying");
    const verified = await verify(workspace);
    const {content, evidence, report} = verified;
    throwDiagnostics(report.diagnostics);
    const source = content.sources.find((one) => one.id === id && one.file !== "");
    if (!source)
      throw new DiagnosticsError([
        {id, message: `unknown source; registered: ${content.sources.map((one) => one.id).join(", ")}`}
      ]);
    const bytes = await readWhole(path);
    const hash = hashBytes(bytes);
    const same = content.sources.find((one) => one.sha256 === hash || one.original?.sha256 === hash);
    if (same) throw new ReadingError(`is registered already, as ${same.id}; name the newer edition`);
    const name = basename(path);
    if (!isFileName(name)) throw new ReadingError("has a name that holds control characters; rename it");
    progress?.("reading");
    const reading = await readDocument(name, bytes, progress);
    const rows = content.rows.filter((fact) => fact.source === id && fact.byRule === undefined);
    const compared = compareEdition(rows, await readOld(workspace, source), reading);
    const touched = new Set(compared.filter(({start}) => start === undefined).map((fact) => fact.id));
    const mentions = await mentionsOf(workspace, verified, touched);
    const facts = compared.map((fact): ReplacedFact => ({
      ...fact,
      uses: evidence.uses[fact.id] ?? [],
      mentions: mentions.get(fact.id) ?? []
    }));
    if (take) await uninterrupted(() => takeIn(workspace, source, {name, bytes, hash, reading}, facts));
    return {id, facts, remarks: reading.remarks, taken: take};
  } catch (error) {
    if (error instanceof ReadingError) throw new DiagnosticsError([{file: path, message: error.message}]);
    throw error;
  }
}

/** How the source was read, if its original is there. */
async function readOld(workspace: Workspace, source: RegisteredSource): Promise<DocumentReading | undefined> {
  const path = originalPath(workspace, source);
  const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined);
  return bytes && (await readDocument(source.original!.file, bytes));
}

interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly reading: DocumentReading;
}

async function takeIn(
  workspace: Workspace,
  source: RegisteredSource,
  {name, bytes, hash, reading}: NewFile,
  facts: readonly EditionFact[]
): Promise<void> {
  const sha256 = hashBytes(reading.text);
  const isItsText = sha256 === hash;
  if (isItsText !== (source.original === undefined))
    throw new ReadingError(
      isItsText
        ? `is a text as it is, but ${source.id} was read from ${source.original!.file}; name a file of that kind`
        : `is a document, but ${source.id} is a text as it is; add the document as a source of its own`
    );
  const there = await readdir(workspace.texts).catch((): string[] => []);
  const file = freeFile(isItsText ? name : `${source.id}.txt`, there);
  const original = isItsText ? undefined : freeFile(name, [...there, file]);
  const registry = join(workspace.folder, "sources.yaml");
  const fields: Readonly<Record<string, string>> = {
    file: JSON.stringify(file),
    sha256,
    ...(original === undefined
      ? {}
      : {original: JSON.stringify(original), "original-sha256": hash, reader: JSON.stringify(reading.reader)})
  };
  const entry = withFields(await readFile(registry, "utf8"), source.id, fields);
  if (entry === undefined)
    throw new ReadingError(
      `can’t be entered in ${shownPath(workspace, registry)}; write in the entry of ${source.id}: ${JSON.stringify(fields)}`
    );
  const [csv, explained] = (["facts", "explained"] as const).map((folder) => sourceFile(workspace, folder, source.id));
  const [rows, reasons] = await Promise.all(
    [csv!, explained!].map((path) => readFile(path, "utf8").catch(() => undefined))
  );
  const old = await readFile(join(workspace.texts, source.file), "utf8").catch(() => "");
  const utf8 = new TextEncoder();
  await writeAll([
    [join(workspace.texts, file), utf8.encode(reading.text)],
    ...(original === undefined ? [] : [[join(workspace.texts, original), bytes] as const]),
    ...(rows === undefined ? [] : [[csv!, utf8.encode(withPlaces(rows, facts))] as const]),
    ...(reasons === undefined
      ? []
      : [[explained!, utf8.encode(withExplainedPlaces(reasons, source.id, old, reading.text))] as const]),
    [registry, utf8.encode(entry)]
  ]);
}

/** Writes all files beside their places before any is put there. */
async function writeAll(files: readonly (readonly [path: string, bytes: Uint8Array])[]): Promise<void> {
  try {
    for (const [path, bytes] of files) await writeSynced(`${path}.tmp`, bytes);
    for (const [path] of files) await rename(`${path}.tmp`, path);
  } finally {
    for (const [path] of files) await rm(`${path}.tmp`, {force: true});
  }
}

/** The registry with values of one entry replaced, every other byte as it was; undefined where a value isn’t there. */
function withFields(text: string, id: string, fields: Readonly<Record<string, string>>): string | undefined {
  const {contents} = parseDocument(text);
  const entry = isSeq(contents)
    ? contents.items.find((item) => isMap(item) && (item.get("id") as unknown) === id)
    : undefined;
  if (!isMap(entry)) return undefined;
  const values = Object.entries(fields).map(([key, value]) => {
    const pair = entry.items.find((one) => isScalar(one.key) && one.key.value === key) as
      Pair<Scalar, Scalar> | undefined;
    return {value, range: pair?.value?.range};
  });
  if (values.some(({range}) => !range)) return undefined;
  return values
    .sort((a, b) => b.range![0] - a.range![0])
    .reduce((whole, {value, range}) => whole.slice(0, range![0]) + value + whole.slice(range![1]), text);
}

/** The rows of facts with the places of those that carry over. */
function withPlaces(csv: string, facts: readonly EditionFact[]): string {
  const moved = facts.filter(
    ({start, state, newLocator}) => start !== undefined && (state !== "unchanged" || newLocator !== undefined)
  );
  return withChangedFacts(
    csv,
    new Map(
      moved.map(({id, start, end, locator, newLocator}) => [
        id,
        {start: String(start), end: String(end), locator: newLocator ?? locator}
      ])
    )
  );
}

/** The rows of explained numbers with the places of those whose line stands in the next text as it was, and once. */
function withExplainedPlaces(csv: string, source: string, before: string, next: string): string {
  const [old, text] = [new CodePointText(before), new CodePointText(next)];
  const places = placesOf(old);
  const lines = new Map<string, number[]>();
  let at = 0;
  next.split("\n").forEach((line) => {
    lines.set(line, [...(lines.get(line) ?? []), at]);
    at += line.length + 1;
  });
  const rows = new Map(readExplained(csv, "", source, []).map((row) => [`${row.start} ${row.end}`, row]));
  return withChangedRows(csv, EXPLAINED_COLUMNS, ({start, end}) => {
    const row = rows.get(`${start!} ${end!}`);
    if (row === undefined) return undefined;
    const line = places.paragraphAt(row.start);
    const found = lines.get(old.slice(line.start, line.end));
    if (found?.length !== 1) return undefined;
    const moved = text.toPoint(found[0]!) + row.start - line.start;
    return {
      start: String(moved),
      end: String(moved + row.end - row.start),
      line: String(next.slice(0, found[0]).split("\n").length),
      prefix: text.slice(moved - Array.from(row.prefix).length, moved),
      suffix: text.slice(moved + row.end - row.start, moved + row.end - row.start + Array.from(row.suffix).length)
    };
  });
}
