import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Diagnostic} from "../src/core/diagnostic.js";
import {codeDigest} from "./engine.js";
import {repeatedId} from "./facts/facts-csv.js";
import type {FactRow} from "./facts/facts-csv.js";
import {isOwnId} from "./facts/rules.js";
import {FOLDER} from "./facts/vocabulary.js";
import {sourceFile} from "./source-reader.js";
import type {SourceReader} from "./source-reader.js";
import {checkOriginal, originalPath} from "./sources/check-original.js";
import {countTokens} from "./sources/audit.js";
import type {AuditCounts} from "./sources/audit.js";
import {hashBytes} from "./sources/file-bytes.js";
import type {RegisteredSource} from "./sources/registry.js";
import {stateOfText} from "./sources/text.js";
import type {SourceText} from "./sources/text.js";
import {shownPath} from "./workspace.js";
import type {Workspace, WorkspaceFiles} from "./workspace.js";

/** The vocabulary files by which rows are validated. */
const LISTS = ["units.yaml", "measures.yaml", "producers.yaml", "caveats.yaml", "dimensions.yaml"];

/** A source after verification; its contents are read again when they are asked for. */
export interface VerifiedSource extends KnownCounts {
  readonly id: string;
  readonly state: SourceText["state"];
}

/**
 * Verifies every source that is registered or has rows, one at a time, in the order of their files; what is wrong is
 * added to `diagnostics`. A source in which nothing was wrong before, by the content of all that this depends on, is
 * not read again.
 */
export async function verifySources(
  workspace: Workspace,
  files: WorkspaceFiles,
  sources: readonly RegisteredSource[],
  reader: SourceReader,
  diagnostics: Diagnostic[]
): Promise<readonly VerifiedSource[]> {
  const registered = new Map(sources.map((source) => [source.id, source]));
  const known = openKnownSources(workspace.known);
  const rules = hashBytes(
    [codeDigest(), ...LISTS.map((name) => files.hash(join(workspace.folder, FOLDER, name)))].join(" ")
  );
  const strangers: FactRow[] = [];
  const verifyOne = async (id: string): Promise<VerifiedSource> => {
    const source = registered.get(id);
    const wrong: Diagnostic[] = [];
    const state = source && source.file !== "" ? stateOfText(workspace, files, source, wrong) : "absent";
    const original = source && originalPath(workspace, source);
    const registration = source && {...source, line: 0};
    const key = hashBytes(
      JSON.stringify([
        rules,
        id,
        state,
        registration,
        original === undefined ? "" : files.hash(original),
        files.hash(sourceFile(workspace, "facts", id)),
        files.hash(sourceFile(workspace, "facts", id, "yaml")),
        files.hash(sourceFile(workspace, "explained", id)),
        files.hash(sourceFile(workspace, "explained", id, "yaml"))
      ])
    );
    const before = wrong.length === 0 ? known.find(key) : undefined;
    if (before) return {...before, id, state};
    const {located, audit, diagnostics: found} = reader.content(id);
    const ofOriginal: Diagnostic[] = [];
    if (source) await checkOriginal(workspace, files, source, ofOriginal);
    const {rows} = reader.facts(id);
    const counts: KnownCounts = {facts: located.length, tokens: audit ? countTokens(audit) : null};
    if (found.length + ofOriginal.length === 0 && rows.every(standsAlone)) known.keep(key, counts);
    diagnostics.push(...found, ...ofOriginal);
    strangers.push(...rows.filter((row) => !isOwnId(row)));
    return {...counts, id, state: reader.text(id)?.state ?? "absent"};
  };
  const verified: VerifiedSource[] = [];
  for (const id of await listSources(workspace, registered, diagnostics)) verified.push(await verifyOne(id));
  checkStrangers(strangers, reader, diagnostics);
  known.save();
  return verified;
}

async function listSources(
  workspace: Workspace,
  registered: ReadonlyMap<string, RegisteredSource>,
  diagnostics: Diagnostic[]
): Promise<readonly string[]> {
  const ids = new Set([...registered.values()].filter(({file}) => file !== "").map(({id}) => id));
  for (const kind of ["facts", "explained"] as const) {
    for (const name of await readdir(join(workspace.folder, kind)).catch((): string[] => [])) {
      const [, id, ending] = /^(.+)\.(csv|yaml)$/.exec(name) ?? [];
      if (id === undefined) continue;
      const source = registered.get(id);
      const file = shownPath(workspace, sourceFile(workspace, kind, id, ending as "csv" | "yaml"));
      if (kind === "facts" && (!source || source.file === ""))
        diagnostics.push({
          file,
          message: `unknown source ${id}; register it with its text in sources.yaml or rename the file`
        });
      if (kind === "explained" && !source)
        diagnostics.push({file, message: `unknown source ${id}; register it in sources.yaml or rename the file`});
      ids.add(id);
    }
  }
  return [...ids].sort();
}

/** Whether a row can be checked without the rows of another source. */
function standsAlone({of, source}: FactRow): boolean {
  return of === "" || isOwnId({id: of, source});
}

/** Adds a diagnostic for rows with another source's id prefix (already reported as such) whose id another row has. */
function checkStrangers(strangers: readonly FactRow[], reader: SourceReader, diagnostics: Diagnostic[]): void {
  const first = new Map<string, FactRow>();
  for (const row of strangers) {
    const before = reader.fact(row.id) ?? first.get(row.id);
    if (before) diagnostics.push(repeatedId(row, before));
    else first.set(row.id, row);
  }
}

/** The counts of a source without diagnostics. */
interface KnownCounts {
  readonly facts: number;
  /** Null where the text is absent. */
  readonly tokens: AuditCounts | null;
}

/** A cache of the sources without diagnostics, by a digest of all that their verification depends on. */
interface KnownSources {
  find(key: string): KnownCounts | undefined;
  keep(key: string, counts: KnownCounts): void;
  /** Writes the entries found or used in this run and drops the others; does nothing if the disk can't be written. */
  save(): void;
}

/** Opens the cache of earlier runs; an incomplete file counts as none. */
function openKnownSources(path: string): KnownSources {
  const before = readKnown(path);
  const now = new Map<string, KnownCounts>();
  return {
    find: (key) => {
      const counts = before.get(key);
      if (counts) now.set(key, counts);
      return counts;
    },
    keep: (key, counts) => {
      now.set(key, counts);
    },
    save: () => {
      if (now.size !== before.size || [...now.keys()].some((key) => !before.has(key))) writeKnown(path, now);
    }
  };
}

function readKnown(path: string): ReadonlyMap<string, KnownCounts> {
  try {
    const [digest, body = ""] = readFileSync(path, "utf8").split("\n");
    return digest === hashBytes(body) ? new Map(JSON.parse(body) as [string, KnownCounts][]) : new Map();
  } catch {
    return new Map();
  }
}

function writeKnown(path: string, known: ReadonlyMap<string, KnownCounts>): void {
  const body = JSON.stringify([...known]);
  const beside = `${path}.${process.pid}.tmp`;
  const isWritten = succeeds(() => {
    mkdirSync(dirname(path), {recursive: true});
    rmSync(beside, {force: true});
    writeFileSync(beside, `${hashBytes(body)}\n${body}`, {flag: "wx"});
    renameSync(beside, path);
  });
  if (!isWritten) succeeds(() => rmSync(beside, {force: true}));
}

function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
