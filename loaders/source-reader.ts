import {join} from "node:path";
import type {ProseNouns} from "../src/core/claim-words.js";
import type {Diagnostic} from "../src/core/diagnostic.js";
import type {FactRow} from "./facts/facts-csv.js";
import {locateFacts} from "./facts/locate.js";
import type {LocatedFact} from "./facts/locate.js";
import {NO_RULED_FACTS, factsOfRules, readFactRules} from "./facts/fact-rules.js";
import type {RuledFacts} from "./facts/fact-rules.js";
import {checkIds, readFacts} from "./facts/read-facts.js";
import {checkWholes} from "./facts/rules.js";
import type {Vocabulary} from "./facts/vocabulary.js";
import {memoizeByText} from "../src/core/memoize.js";
import {decodeOrDiagnostic} from "./read-text.js";
import {auditTokens, readExplained} from "./sources/audit.js";
import type {TokenAudit} from "./sources/audit.js";
import {bodiesOf, checkRegistered} from "./sources/check-registered.js";
import {readOwnRules} from "./sources/own-rules.js";
import type {RegisteredSource} from "./sources/registry.js";
import {readText, withheldLines} from "./sources/text.js";
import type {SourceText} from "./sources/text.js";
import {shownPath} from "./workspace.js";
import type {Workspace, WorkspaceFiles} from "./workspace.js";

/** Up to this number of sources, all are kept in memory; with more, only the latest one. */
const HELD = 16;

/** The number of sources whose facts are kept in memory for look-ups by id. */
const INDEXED = 64;

/** The facts of one source as they are written. */
export interface SourceFacts {
  readonly rows: readonly FactRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One source: its facts located in its text, every number of the text accounted for, and all that is wrong. */
export interface SourceContent {
  readonly located: readonly LocatedFact[];
  /** Undefined if the text is absent or differs from the registered one. */
  readonly audit: TokenAudit | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads sources by id, on demand; only the latest are kept, so that memory use does not grow with their number. */
export interface SourceReader {
  text(id: string): SourceText | undefined;
  facts(id: string): SourceFacts;
  content(id: string): SourceContent;
  /** The fact with an id, which starts with the id of its source; undefined if there is none. */
  fact(id: string): FactRow | undefined;
}

/**
 * The path of a source's file in a workspace: its facts, or the explanations of its other numbers, each by row (`csv`)
 * or by rule (`yaml`).
 */
export function sourceFile(
  workspace: Workspace,
  folder: "facts" | "explained",
  id: string,
  ending: "csv" | "yaml" = "csv"
): string {
  return join(workspace.folder, folder, `${id}.${ending}`);
}

/** Opens the sources of a workspace for reading. */
export function openSources(
  workspace: Workspace,
  files: WorkspaceFiles,
  sources: readonly RegisteredSource[],
  vocabulary: Vocabulary
): SourceReader {
  const registered = new Map(sources.filter(({file}) => file !== "").map((source) => [source.id, source]));
  const nouns: ProseNouns = {counted: vocabulary.counted, parts: []};
  const most = sources.length <= HELD ? HELD : 1;

  const fileOf = (
    folder: "facts" | "explained",
    id: string,
    diagnostics: Diagnostic[],
    ending: "csv" | "yaml" = "csv"
  ): {readonly text: string; readonly file: string} | undefined => {
    const path = sourceFile(workspace, folder, id, ending);
    const bytes = files.read(path);
    if (bytes === undefined) return undefined;
    const file = shownPath(workspace, path);
    const text = decodeOrDiagnostic(bytes, file, diagnostics);
    return text === undefined ? undefined : {text: ending === "yaml" ? text.replace(/^\uFEFF/, "") : text, file};
  };

  const written = memoizeByText((id): SourceFacts => {
    const diagnostics: Diagnostic[] = [];
    const csv = fileOf("facts", id, diagnostics);
    const rows = csv ? readFacts(csv.text, csv.file, registered.get(id) ?? {id}, vocabulary, diagnostics) : [];
    return {rows, diagnostics};
  }, most);

  /** The facts that rules make of the source’s text; without it there are none. */
  const ruled = memoizeByText((id): RuledFacts & {readonly diagnostics: readonly Diagnostic[]} => {
    const diagnostics: Diagnostic[] = [];
    const yaml = fileOf("facts", id, diagnostics, "yaml");
    if (yaml === undefined) return {...NO_RULED_FACTS, diagnostics};
    const rules = readFactRules(yaml.text, yaml.file, diagnostics);
    const read = text(id).text;
    if (read === undefined || read.source.original?.reader.startsWith("csv ") !== true)
      diagnostics.push({file: yaml.file, message: "makes facts of the cells of a CSV file; its source is none"});
    else if (read.state === "match")
      return {...factsOfRules(rules, {source: read.source, text: read.text}, vocabulary, diagnostics), diagnostics};
    else
      diagnostics.push({
        file: yaml.file,
        message: `its facts can’t be made without the text; add the CSV file, or import ${read.shown}`
      });
    return {...NO_RULED_FACTS, diagnostics};
  }, most);

  const facts = memoizeByText((id): SourceFacts => {
    const [own, byRule] = [written(id), ruled(id)];
    if (byRule.rows.length + byRule.diagnostics.length === 0) return own;
    const rows = [...own.rows, ...byRule.rows];
    const diagnostics = [...own.diagnostics, ...byRule.diagnostics];
    checkIds(rows, diagnostics);
    return {rows, diagnostics};
  }, most);

  const indexOf = memoizeByText((id) => new Map(facts(id).rows.map((row) => [row.id, row])), INDEXED);
  const fact = (id: string): FactRow | undefined => indexOf(id.slice(0, Math.max(0, id.indexOf(".")))).get(id);

  const text = memoizeByText((id) => {
    const diagnostics: Diagnostic[] = [];
    const source = registered.get(id);
    return {text: source && readText(workspace, files, source, diagnostics, () => written(id).rows), diagnostics};
  }, most);

  const content = memoizeByText((id): SourceContent => {
    const read = text(id);
    const {rows, diagnostics: wrongRows} = facts(id);
    const diagnostics = [...read.diagnostics, ...wrongRows];
    checkWholes(rows, vocabulary, fact, diagnostics);
    const located = locateFacts(rows, read.text, vocabulary, diagnostics);
    const [csv, yaml] = [fileOf("explained", id, diagnostics), fileOf("explained", id, diagnostics, "yaml")];
    const explained = csv ? readExplained(csv.text, csv.file, id, diagnostics) : [];
    const own = yaml ? readOwnRules(yaml.text, yaml.file, diagnostics) : [];
    const audit =
      read.text?.state === "match"
        ? auditTokens(read.text, {facts: rows, explained, own, nouns, named: ruled(id).named}, diagnostics)
        : undefined;
    if (read.text) {
      withheldLines(read.text, diagnostics);
      checkRegistered(read.text, bodiesOf(vocabulary.producers.values()), diagnostics);
    }
    return {located, audit, diagnostics};
  }, most);

  return {text: (id) => text(id).text, facts, content, fact};
}
