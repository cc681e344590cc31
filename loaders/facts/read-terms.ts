import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {TERM_RELATIONS} from "../../src/core/terms/term.js";
import type {RegisteredTerm, TermRelation} from "../../src/core/terms/term.js";
import type {SourceText} from "../sources/text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readYamlList, refuseRepeatedIds} from "../yaml.js";
import type {YamlEntry} from "../yaml.js";
import {FOLDER} from "./vocabulary.js";
import type {Vocabulary} from "./vocabulary.js";

const REQUIRED = ["id", "term", "where", "relation", "why"];
const OPTIONAL = ["guideline", "category", "of", "label", "withheld"];

/** What the registry of terms is checked against. */
export interface TermSetting {
  readonly sources: readonly {readonly id: string}[];
  readonly texts: ReadonlyMap<string, {readonly state: SourceText["state"]; readonly text: {readonly text: string}}>;
  readonly vocabulary: Pick<Vocabulary, "categories">;
}

/**
 * Reads the registry of terms, of which a workspace may have none; everything that is wrong is added to `diagnostics`.
 */
export async function readTerms(
  workspace: Workspace,
  setting: TermSetting,
  diagnostics: Diagnostic[]
): Promise<readonly RegisteredTerm[]> {
  const path = join(workspace.folder, FOLDER, "terms.yaml");
  if (!existsSync(path)) return [];
  const entries = await readYamlList(workspace, path, {required: REQUIRED, optional: OPTIONAL}, diagnostics);
  const file = shownPath(workspace, path);
  refuseRepeatedIds(entries, file, diagnostics);
  return entries
    .filter(({fields}) => REQUIRED.every((name) => fields[name] !== undefined))
    .map((entry) => {
      const term = termOf(entry);
      const diagnostic = (message: string): void =>
        void diagnostics.push({file, line: entry.line, id: term.id, message});
      checkForm(entry, diagnostic);
      checkRelation(term, diagnostic);
      checkPlaces(term, setting, diagnostic);
      return term;
    });
}

/** `log: paras 12 and 26; list: part I` */
function placesOf(text: string): RegisteredTerm["where"] {
  return text
    .split(/;\s*/)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const at = part.indexOf(":");
      return at < 0
        ? {source: part.trim(), places: ""}
        : {source: part.slice(0, at).trim(), places: part.slice(at + 1).trim()};
    });
}

function termOf({fields}: YamlEntry): RegisteredTerm {
  const {
    id = "",
    term = "",
    where = "",
    guideline = "",
    relation = "",
    category = "",
    of = "",
    why = "",
    label = "",
    withheld = ""
  } = fields;
  return {
    id,
    term,
    where: placesOf(where),
    guideline,
    relation: relation as TermRelation,
    category,
    of,
    why,
    label,
    withheld: withheld === "true"
  };
}

function checkForm({fields}: YamlEntry, diagnostic: (message: string) => void): void {
  const {id = "", withheld, why = "", term = ""} = fields;
  if (!/^[a-z][a-z\d-]*$/.test(id)) diagnostic(`id: "${id}": small letters, digits and hyphens only, a letter first`);
  if (withheld !== undefined && withheld !== "true" && withheld !== "false")
    diagnostic(`withheld: "${withheld}": expected true or false`);
  if (term.trim() === "") diagnostic("term: is empty; write the documents’ own word");
  if (why.trim() === "") diagnostic("why: is empty; say in our own words why the relation is this one");
}

function checkRelation(
  {relation, guideline, category, of}: RegisteredTerm,
  diagnostic: (message: string) => void
): void {
  if (!TERM_RELATIONS.includes(relation)) {
    diagnostic(`relation: "${relation}": expected one of ${TERM_RELATIONS.join(", ")}`);
    return;
  }
  const reaches = relation === "wider" || relation === "narrower";
  if (relation !== "none" && guideline === "")
    diagnostic(`guideline: missing; relation ${relation} needs the guidelines’ term`);
  if (reaches && category === "")
    diagnostic(`category: missing; where the guidelines’ term is ${relation} the legal category stands in brackets`);
  if (!reaches && category !== "")
    diagnostic(
      `category: "${category}": only where the guidelines’ term is wider or narrower, and this one is ${relation}`
    );
  if (of !== "" && category === "") diagnostic(`of: "${of}": says whose a category is, and there is none`);
}

function checkPlaces(
  {term, where, label}: RegisteredTerm,
  {sources, texts, vocabulary}: TermSetting,
  diagnostic: (message: string) => void
): void {
  if (where.length === 0) diagnostic("where: is empty; write source: places, several with semicolons");
  for (const {source, places} of where) {
    if (!sources.some(({id}) => id === source))
      diagnostic(`where: unknown source ${source}; sources.yaml has ${sources.map(({id}) => id).join(", ")}`);
    else if (places === "") diagnostic(`where: ${source}: say where in the document, such as ${source}: para 12`);
    const text = texts.get(source);
    if (text?.state === "match" && !text.text.text.toLowerCase().includes(term.toLowerCase()))
      diagnostic(`term: “${term}” does not stand in ${source}; write it as the document prints it`);
  }
  if (label !== "" && !vocabulary.categories.has(label))
    diagnostic(`label: unknown category ${label}; known ones stand in vocabulary/dimensions.yaml`);
}
