import {rm} from "node:fs/promises";
import {basename, dirname, extname, join} from "node:path";
import {DiagnosticsError, formatDiagnostic, throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {FactEntry, NewTerms, OpenSource, PageBox, SourceTable} from "../../src/core/editing/open-source.js";
import {joinedTable} from "../../src/core/editing/joined-table.js";
import type {OpenCheck, TableEntry} from "../../src/core/editing/table-entry.js";
import {tableWithLines} from "../../src/core/editing/table-lines.js";
import {STYLE_EXAMPLES, styleNamed} from "../../src/core/number-style.js";
import {readForProposals} from "../proposals/of-source.js";
import type {SourceForProposals} from "../proposals/of-source.js";
import {proposeFacts} from "../proposals/propose.js";
import type {Proposal} from "../proposals/propose.js";
import {ReadingError} from "../reading/document-reading.js";
import type {DocumentReading} from "../reading/document-reading.js";
import {readDocument} from "../reading/read-document.js";
import {openSources} from "../source-reader.js";
import {readVocabulary} from "../facts/vocabulary.js";
import {addDocument} from "../sources/add.js";
import type {AddedSource} from "../sources/add.js";
import {countTokens} from "../sources/audit.js";
import {decode, hashBytes} from "../sources/file-bytes.js";
import {readRegistry} from "../sources/registry.js";
import {openFiles} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {withField, withoutField} from "../yaml-entries.js";
import {drawnTable} from "./drawn-table.js";
import {EditingError} from "./editing-error.js";
import {tableChanges} from "./table-entries.js";
import {newFacts, withChecks, withExplained, withFacts, withTerms} from "./fact-entries.js";
import {openedSource} from "./opened-source.js";
import {makeOwnFolder, readOwnFile, writeWhole} from "./safe-files.js";
import {Trial} from "./trial.js";
import type {FileTexts} from "./trial.js";

/** A source in the list: how many of its numbers are accounted for, where its text is present. */
export interface ListedSource {
  readonly id: string;
  readonly title: string;
  readonly inWork: boolean;
  readonly numbers?: number;
  readonly accounted?: number;
}

/** A source as it was read for an act. */
export interface ActSetting {
  readonly setting: SourceForProposals;
  readonly proposals: readonly Proposal[];
  /** The text of a file of the workspace; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

/** What was done to a source’s files, with their texts before and after, so that it can be undone. */
interface Act {
  readonly said: string;
  readonly files: readonly {readonly path: string; readonly before: string | null; readonly after: string}[];
}

/** The most acts that can be undone. */
const MOST_ACTS = 50;

/** The most readings that are kept: of documents that are long, reading takes seconds. */
const MOST_READINGS = 3;

/**
 * The sources of a workspace as they are gone through: documents are taken in, and their numbers accepted as facts or
 * explained. An act writes the files that a person would have written, once `verify` accepts them, all or none; it can
 * be undone as long as nobody has changed them since.
 */
export class SourceStore {
  readonly #trial: Trial;
  readonly #readings = new Map<string, Promise<DocumentReading>>();
  /** The last of what is done: one act follows another. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly workspace: Workspace) {
    this.#trial = new Trial(workspace);
  }

  /** The registered sources, with how far each has been gone through. */
  async list(): Promise<readonly ListedSource[]> {
    const diagnostics: Diagnostic[] = [];
    const sources = await readRegistry(this.workspace, diagnostics);
    const vocabulary = await readVocabulary(this.workspace, diagnostics);
    const reader = openSources(this.workspace, openFiles(this.workspace), sources, vocabulary);
    return sources.map(({id, title, inWork, file}) => {
      const audit = file === "" ? undefined : reader.content(id).audit;
      const counts = audit && countTokens(audit);
      return {
        ...{id, title, inWork},
        ...(counts && {numbers: counts.tokens, accounted: counts.tokens - counts.open.length})
      };
    });
  }

  /** Takes in a document. Throws an {@link EditingError} that says in one line why it can’t be. */
  add(name: string, bytes: Uint8Array, progress: (step: string) => void): Promise<AddedSource> {
    return this.#inTurn(async () => {
      try {
        const diagnostics: Diagnostic[] = [];
        const registered = await readRegistry(this.workspace, diagnostics);
        throwDiagnostics(diagnostics);
        await makeOwnFolder(this.workspace.folder, basename(this.workspace.texts));
        const read: typeof readDocument = (...given) => this.#reading(...given);
        return (await addDocument(this.workspace, registered, name, bytes, progress, read)).added;
      } catch (error) {
        if (error instanceof ReadingError) throw new EditingError(422, `${name}: ${error.message}`);
        throw asEditingError(error);
      }
    });
  }

  /** A source with its text, tables and numbers. Throws an {@link EditingError} where there is no such text. */
  async open(id: string): Promise<OpenSource> {
    const {setting, proposals} = await this.#read(id);
    const {hash} = await this.#written(id);
    const last = (await this.#acts(id)).at(-1);
    return {...openedSource(setting, proposals), hash, ...(last === undefined ? {} : {undo: last.said})};
  }

  /** The bytes of the file that a source was read from. */
  async original(id: string): Promise<Uint8Array> {
    const source = (await readRegistry(this.workspace, [])).find((one) => one.id === id);
    const path = source && join(this.workspace.texts, source.original?.file ?? source.file);
    const bytes = path === undefined ? undefined : openFiles(this.workspace).read(path);
    if (bytes === undefined) throw new EditingError(404, `${id}: its file is absent; get it, and import it`);
    return bytes;
  }

  /** Makes facts of numbers as a person has accepted them, with new terms; `hash` is that of what was read. */
  accept(id: string, hash: string, entries: readonly FactEntry[], terms: NewTerms): Promise<OpenSource> {
    const said = entries.length === 1 ? "accept a number" : `accept ${entries.length} numbers`;
    return this.#act(id, hash, said, ({setting, proposals, read}) => {
      const path = `facts/${id}.csv`;
      const known = setting.accepted.filter((fact) => fact.source === id);
      const facts = withFacts(read(path), known, newFacts(setting, proposals, entries, terms));
      const checks = read("checks.yaml") ?? "";
      const checked = withChecks(checks, facts);
      return new Map([
        ...withTerms(terms, (file) => read(file) ?? ""),
        [path, facts.csv],
        ...(checked === checks ? [] : [["checks.yaml", checked] as const])
      ]);
    });
  }

  /**
   * Makes all that follows from a found table as a person accepts it, in one act. Throws an {@link EditingError} with
   * the checks that don’t hold, where those alone stand in the way: they are to be explained.
   */
  acceptTable(id: string, hash: string, entry: TableEntry, terms: NewTerms): Promise<OpenSource> {
    const ids = entry.measures.map((one) => one.id);
    for (const name of ids)
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
        throw new EditingError(400, `${name}: a table’s name is small letters, digits and hyphens`);
    let sums: readonly OpenCheck[] = [];
    return this.#act(id, hash, "accept a table", async (act) => {
      for (const name of ids)
        if ((await this.#text(`tables/${name}.yaml`)) !== undefined)
          throw new EditingError(409, `${name}: there is a table of this name already; choose another`);
      const changes = tableChanges(act, meantTable(act, entry), entry, terms);
      ({sums} = changes);
      return changes.files;
    }).catch((error: unknown) => {
      const ids = error instanceof EditingError ? (error.found.ids as readonly string[] | undefined) : undefined;
      if (!ids?.length || !ids.every((own) => sums.some((sum) => sum.id === own))) throw error;
      const open = sums.filter((sum) => ids.includes(sum.id));
      throw new EditingError(422, (error as EditingError).message, {open});
    });
  }

  /** The table in a box of a page, in points. Throws an {@link EditingError} where there is none. */
  async drawTable(id: string, box: PageBox): Promise<SourceTable> {
    return readDrawn((await this.#read(id)).setting, box);
  }

  /** Explains a number as no figure. */
  explain(id: string, hash: string, start: number, reason: string): Promise<OpenSource> {
    return this.#act(id, hash, "explain a number", ({setting, proposals, read}) => {
      const path = `explained/${id}.csv`;
      const proposal = proposals.find((one) => one.start === start);
      if (!proposal) throw new EditingError(409, "the number is accounted for already; load the page again");
      return new Map([[path, withExplained(read(path), setting, proposal, reason)]]);
    });
  }

  /** Says how a source prints its numbers, by an example of a style; all of them are read anew. */
  printNumbers(id: string, hash: string, example: string): Promise<OpenSource> {
    return this.#act(id, hash, "say how numbers are printed", async () => {
      const style = styleNamed(example);
      if (style === undefined)
        throw new EditingError(400, `numbers: ${example}: expected one of ${STYLE_EXAMPLES.join("  ")}`);
      const path = "sources.yaml";
      const next = withField((await this.#text(path)) ?? "", id, "numbers", style.example);
      if (next === undefined)
        throw new EditingError(422, `${path}: the entry of ${id} has no line id: ${id} of its own; change it there`);
      return new Map([[path, next]]);
    });
  }

  /** Says of a source that it is gone through, which `verify` refuses while numbers are not accounted for. */
  finish(id: string, hash: string): Promise<OpenSource> {
    return this.#act(id, hash, "finish the source", async () => {
      const path = "sources.yaml";
      const next = withoutField((await this.#text(path)) ?? "", id, "reading");
      if (next === undefined)
        throw new EditingError(
          422,
          `${path}: the entry of ${id} has no line reading: in work of its own; change it there`
        );
      return new Map([[path, next]]);
    });
  }

  /** Undoes the last act. Throws an {@link EditingError} where its files have been changed since. */
  undo(id: string): Promise<OpenSource> {
    return this.#inTurn(async () => {
      const acts = await this.#acts(id);
      const last = acts.at(-1);
      if (last === undefined) throw new EditingError(409, "there is nothing to undo");
      for (const {path, after} of last.files)
        if ((await this.#text(path)) !== after)
          throw new EditingError(409, `${path}: has been changed since; take back by hand what is to be undone`);
      for (const {path, before} of last.files) await this.#put(path, before);
      await this.#keepActs(id, acts.slice(0, -1));
      return this.open(id);
    });
  }

  #act(
    id: string,
    hash: string,
    said: string,
    change: (act: ActSetting) => FileTexts | Promise<FileTexts>
  ): Promise<OpenSource> {
    return this.#inTurn(async () => {
      const written = await this.#written(id);
      if (written.hash !== hash)
        throw new EditingError(409, "files of this source have been changed elsewhere; load the page again");
      const {setting, proposals} = await this.#read(id);
      const changes = await change({setting, proposals, read: (path) => written.texts.get(path)});
      await this.#trial.refuseUnverified(changes);
      const files = await Promise.all(
        [...changes].map(async ([path, after]) => ({path, before: (await this.#text(path)) ?? null, after}))
      );
      await this.#putAll(files);
      await this.#keepActs(id, [...(await this.#acts(id)), {said, files}].slice(-MOST_ACTS));
      return this.open(id);
    });
  }

  /** The files that acts on a source change, as they are, and the hash of all. */
  async #written(id: string): Promise<{readonly texts: FileTexts; readonly hash: string}> {
    const paths = [
      ...["facts", "explained"].map((folder) => `${folder}/${id}.csv`),
      ...["units", "measures", "dimensions"].map((name) => `vocabulary/${name}.yaml`),
      "checks.yaml"
    ];
    const texts = new Map<string, string>();
    for (const path of paths) {
      const text = await this.#text(path);
      if (text !== undefined) texts.set(path, text);
    }
    return {texts, hash: hashBytes(JSON.stringify([...texts]))};
  }

  async #read(id: string): Promise<Omit<ActSetting, "read">> {
    try {
      const setting = await readForProposals(this.workspace, id, (name, bytes) => this.#reading(name, bytes));
      return {setting, proposals: proposeFacts(setting)};
    } catch (error) {
      throw asEditingError(error);
    }
  }

  #reading(name: string, bytes: Uint8Array, progress?: (step: string) => void): Promise<DocumentReading> {
    const key = `${hashBytes(bytes)} ${extname(name)}`;
    const reading = this.#readings.get(key) ?? readDocument(name, bytes, progress);
    this.#readings.delete(key);
    this.#readings.set(key, reading);
    const [oldest] = this.#readings.keys();
    if (this.#readings.size > MOST_READINGS) this.#readings.delete(oldest!);
    return reading;
  }

  async #text(path: string): Promise<string | undefined> {
    const bytes = await readOwnFile(join(this.workspace.folder, path), path);
    const text = bytes && decode(bytes);
    if (bytes && text === undefined) throw new EditingError(422, `${path}: is not valid UTF-8; save it as UTF-8`);
    return text;
  }

  /** Writes all files, or none where one can’t be written. */
  async #putAll(files: Act["files"]): Promise<void> {
    const done: Act["files"][number][] = [];
    try {
      for (const file of files) {
        await this.#put(file.path, file.after);
        done.push(file);
      }
    } catch (error) {
      for (const {path, before} of done) await this.#put(path, before);
      throw error;
    }
  }

  async #put(path: string, text: string | null): Promise<void> {
    const target = join(this.workspace.folder, path);
    if (text === null) return rm(target, {force: true});
    const folder = dirname(path);
    if (folder !== ".") await makeOwnFolder(this.workspace.folder, folder);
    const temporary = await makeOwnFolder(this.workspace.folder, basename(this.workspace.work), "unfinished");
    await writeWhole({bytes: new TextEncoder().encode(text), target, temporary});
  }

  async #acts(id: string): Promise<readonly Act[]> {
    const bytes = await readOwnFile(join(this.workspace.work, "acts", `${id}.json`), `${id}.json`);
    return bytes === undefined ? [] : (JSON.parse(String(bytes)) as readonly Act[]);
  }

  async #keepActs(id: string, acts: readonly Act[]): Promise<void> {
    const folder = await makeOwnFolder(this.workspace.folder, basename(this.workspace.work), "acts");
    const bytes = new TextEncoder().encode(JSON.stringify(acts));
    await writeWhole({bytes, target: join(folder, `${id}.json`), temporary: folder});
  }

  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(action);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** The table that an entry is of: with its lines as they were moved, and with what goes on from it. */
function meantTable({setting, proposals}: Omit<ActSetting, "read">, entry: TableEntry): SourceTable {
  const {tables} = openedSource(setting, proposals);
  const parts = [entry, ...(entry.more ?? [])].map(({place, drawn, lines}) => {
    const found = drawn ? readDrawn(setting, drawn) : tables.find((table) => table.place === place);
    if (!found) throw new EditingError(409, `${place}: is no table that was found; load the page again`);
    return lines === undefined ? found : tableWithLines(found, lines);
  });
  const table = joinedTable(parts);
  if (table) return table;
  throw new EditingError(422, `${entry.place}: its parts have not as many columns; move their lines until they have`);
}

function readDrawn({reading, text}: SourceForProposals, box: PageBox): SourceTable {
  const table = drawnTable(reading, text, box);
  if (table) return table;
  throw new EditingError(
    422,
    `page ${box.page}: the words in the box make no two rows and columns; draw it around the whole table`
  );
}

function asEditingError(error: unknown): unknown {
  return error instanceof DiagnosticsError
    ? new EditingError(422, error.diagnostics.map(formatDiagnostic).join("; "))
    : error;
}
