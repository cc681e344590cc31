import {join} from "node:path";
import {DiagnosticsError, throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {FactRow} from "../facts/facts-csv.js";
import {readVocabulary} from "../facts/vocabulary.js";
import {readDocument} from "../reading/read-document.js";
import {openSources} from "../source-reader.js";
import {readRegistry} from "../sources/registry.js";
import type {RegisteredSource} from "../sources/registry.js";
import {openFiles} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {PrintedHeads} from "./printed-heads.js";
import {proposeFacts} from "./propose.js";
import type {Proposal, ProposalSetting} from "./propose.js";

/** A source with all that proposals for it are made from. */
export interface SourceForProposals extends ProposalSetting {
  readonly source: RegisteredSource;
}

/**
 * The proposals for a source of a workspace, by its text and, where it is present, its original. Throws a
 * DiagnosticsError for a source that is unknown, whose text is absent, or in which something is wrong.
 */
export async function proposalsFor(workspace: Workspace, id: string): Promise<readonly Proposal[]> {
  return proposeFacts(await readForProposals(workspace, id));
}

/** Reads what {@link proposalsFor} needs; `read` reads the original, which takes long, and may know it already. */
export async function readForProposals(
  workspace: Workspace,
  id: string,
  read: typeof readDocument = readDocument
): Promise<SourceForProposals> {
  const diagnostics: Diagnostic[] = [];
  const sources = await readRegistry(workspace, diagnostics);
  const vocabulary = await readVocabulary(workspace, diagnostics);
  throwDiagnostics(diagnostics);
  const source = sources.find((one) => one.id === id && one.file !== "");
  if (!source)
    throw new DiagnosticsError([
      {id, message: `unknown source; registered: ${sources.map((one) => one.id).join(", ")}`}
    ]);
  const files = openFiles(workspace);
  const reader = openSources(workspace, files, sources, vocabulary);
  const {audit} = reader.content(id);
  const text = reader.text(id);
  if (!text || !audit)
    throw new DiagnosticsError([{id, message: "its text is absent; import it with: tickmark sources import <dir>"}]);
  const bytes = source.original && files.read(join(workspace.texts, source.original.file));
  const accepted = sources.flatMap((one) => reader.facts(one.id).rows);
  const elsewhere = new Map<string, FactRow>();
  for (const other of sources) {
    const printed = other.id === id || other.file === "" ? undefined : reader.text(other.id);
    if (printed?.state !== "match") continue;
    const heads = new PrintedHeads(printed.text.text);
    for (const fact of reader.facts(other.id).rows) {
      const words = fact.byRule ? "" : heads.over(printed.text.toUnit(fact.start));
      if (words !== "") elsewhere.set(words, fact);
    }
  }
  return {
    elsewhere,
    source,
    text,
    audit,
    vocabulary,
    accepted,
    ...(bytes ? {reading: await read(source.original.file, bytes)} : {})
  };
}
