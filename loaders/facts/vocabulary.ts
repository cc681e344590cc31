import {join} from "node:path";
import {isMap} from "yaml";
import type {Area, AreaKind} from "../../src/core/area.js";
import type {TogetherRules} from "../../src/core/chart-spec/refuse.js";
import type {ProseNouns} from "../../src/core/claim-words.js";
import type {Term} from "../../src/core/evidence.js";
import type {Unit} from "../../src/core/fact.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {UnitKind} from "../../src/core/printed.js";
import {MISSING_REASONS} from "../../src/core/table.js";
import {readTextIfPresent} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {listEntries, parseYaml, readYamlList, refuseRepeatedIds} from "../yaml.js";
import type {YamlEntry} from "../yaml.js";
import {readRefusals} from "./candidates.js";
import {sharesWord, unlikeWords} from "./content-words.js";

/** Where the controlled lists stand in a workspace. */
export const FOLDER = "vocabulary";

const UNIT_KINDS: readonly string[] = [
  "count",
  "percent",
  "points",
  "times",
  "index",
  "duration",
  "rate"
] satisfies UnitKind[];

/** A caveat with the place where it is written. */
interface Caveat {
  readonly id: string;
  readonly text: string;
  /** What a slide says in its place. */
  readonly short?: string;
  /** The kind of single site that its figures are of, in a word: `hotline`; absent for figures of wider reach. */
  readonly single?: string;
  /** The word by which a sentence must name that site. */
  readonly named?: string;
  readonly file: string;
  readonly line: number;
}

/** A term with the place where it is written. */
interface PlacedTerm extends Term {
  readonly file: string;
  readonly line: number;
}

/** The controlled lists of a workspace. */
export interface Vocabulary {
  readonly units: ReadonlyMap<string, Unit>;
  /** The words by which documents print a unit; none for units that are part of the printed string. */
  readonly unitWords: ReadonlyMap<string, readonly string[]>;
  /** The units by printed word, in lower case. */
  readonly unitsOfWord: ReadonlyMap<string, readonly string[]>;
  /**
   * The counted nouns of prose: the labels of counting units, the plurals among their words, and the nouns in `also`.
   */
  readonly counted: ProseNouns["counted"];
  /** The units in which a measure is counted. */
  readonly measureUnits: ReadonlyMap<string, readonly string[]>;
  readonly measures: ReadonlyMap<string, PlacedTerm>;
  readonly categories: ReadonlyMap<string, PlacedTerm>;
  /** The words by which documents print a category or sex, where the workspace gives any. */
  readonly partWords: ReadonlyMap<string, readonly string[]>;
  /** The category that a category is a part of, where it is one. */
  readonly within: ReadonlyMap<string, string>;
  readonly sexes: ReadonlyMap<string, PlacedTerm>;
  readonly producers: ReadonlyMap<string, PlacedTerm>;
  readonly caveats: ReadonlyMap<string, Caveat>;
  /** The areas that the workspace names, by code. */
  readonly areas: ReadonlyMap<string, NamedArea>;
  /** What never stands together. */
  readonly together: TogetherRules;
}

/** Reads the controlled lists; what is wrong is added to `diagnostics`. */
export async function readVocabulary(workspace: Workspace, diagnostics: Diagnostic[]): Promise<Vocabulary> {
  const list = async (
    name: string,
    required: readonly string[],
    optional: readonly string[] = []
  ): Promise<readonly YamlEntry[]> => {
    const path = join(workspace.folder, FOLDER, name);
    const entries = await readYamlList(workspace, path, {required, optional}, diagnostics);
    refuseRepeatedIds(entries, shownPath(workspace, path), diagnostics);
    return entries;
  };
  const [units, measures, producers, caveats] = await Promise.all([
    list("units.yaml", ["id", "label", "kind"], ["words", "one", "also"]),
    list("measures.yaml", ["id", "units", "label", "definition"], ["caveat"]),
    list("producers.yaml", ["id", "name"]),
    list("caveats.yaml", ["id", "text"], ["short", "single", "named"])
  ]);
  const fileOf = (name: string): string => shownPath(workspace, join(workspace.folder, FOLDER, name));
  for (const {line, fields} of units) {
    if (!UNIT_KINDS.includes(fields.kind!)) {
      diagnostics.push({
        file: fileOf("units.yaml"),
        line,
        id: fields.id!,
        message: `kind: ${fields.kind}: expected one of ${UNIT_KINDS.join(", ")}`
      });
    }
    const words = alternatives(fields.words);
    if (!sharesWord(fields.label!, words))
      diagnostics.push({file: fileOf("units.yaml"), line, id: fields.id!, message: unlikeWords(fields.label!, words)});
    const own = ENGINE_UNITS.find(({id}) => id === fields.id);
    if (own && own.kind !== fields.kind)
      diagnostics.push({
        file: fileOf("units.yaml"),
        line,
        id: own.id,
        message: `kind: ${fields.kind}: functions of expressions come to this unit, whose kind is ${own.kind}`
      });
  }
  const dimensions = await readDimensions(workspace, diagnostics);
  const caveatList = readCaveats(fileOf("caveats.yaml"), caveats, diagnostics);
  const refusals = await readRefusals(
    workspace,
    join(FOLDER, "refusals.yaml"),
    new Map(measures.map(({fields}) => [fields.id!, fields])),
    diagnostics
  );
  const unitWords = new Map(units.map(({fields}) => [fields.id!, alternatives(fields.words)]));
  const vocabulary: Vocabulary = {
    units: new Map(
      [
        ...ENGINE_UNITS,
        ...units.map(({fields}): Unit => ({
          id: fields.id!,
          label: fields.label!,
          kind: fields.kind as UnitKind,
          ...(fields.one === undefined || fields.one === "" ? {} : {one: fields.one})
        }))
      ].map((unit) => [unit.id, unit])
    ),
    unitWords,
    unitsOfWord: turnRound(unitWords),
    counted: [...new Set(units.flatMap(({fields}) => nounsOf(fields)))],
    measureUnits: new Map(measures.map(({fields}) => [fields.id!, fields.units!.split(" ")])),
    measures: terms(fileOf("measures.yaml"), measures),
    categories: terms(fileOf("dimensions.yaml"), dimensions.category, ENGINE_CATEGORIES),
    within: new Map(dimensions.category.map(({fields}) => [fields.id!, fields.within ?? ""])),
    partWords: new Map(
      [...dimensions.category, ...dimensions.sex].map(({fields}) => [fields.id!, alternatives(fields.words)])
    ),
    sexes: terms(fileOf("dimensions.yaml"), dimensions.sex),
    producers: terms(fileOf("producers.yaml"), producers, ENGINE_PRODUCERS),
    caveats: caveatList,
    areas: await readAreas(workspace, join(FOLDER, "areas.yaml"), diagnostics),
    together: {
      ...refusals,
      single: [...caveatList.values()].filter(({single}) => single !== undefined).map(({id}) => id)
    }
  };
  for (const {id, caveat, line} of vocabulary.measures.values()) {
    const unknown = vocabulary.measureUnits.get(id)!.filter((unit) => !vocabulary.units.has(unit));
    if (unknown.length > 0)
      diagnostics.push({
        file: fileOf("measures.yaml"),
        line,
        id,
        message: `unknown unit ${unknown.join(", ")}; known ones stand in vocabulary/units.yaml`
      });
    if (caveat !== "" && !vocabulary.caveats.has(caveat)) {
      diagnostics.push({
        file: fileOf("measures.yaml"),
        line,
        id,
        message: `unknown caveat ${caveat}; add it to vocabulary/caveats.yaml`
      });
    }
  }
  return vocabulary;
}

/** Words that can be used in a table's flags and searched for in a sentence. */
const PLAIN_WORDS = /^\p{L}[\p{L}\p{N} ’'-]*$/u;

/** The most words of a caveat on a slide. */
const MOST_SHORT_WORDS = 15;

function readCaveats(
  file: string,
  entries: readonly YamlEntry[],
  diagnostics: Diagnostic[]
): ReadonlyMap<string, Caveat> {
  return new Map(
    entries.map(({line, fields: {id = "", text = "", short, single, named}}) => {
      const diagnostic = (message: string): number => diagnostics.push({file, line, id, message});
      for (const [key, words] of Object.entries({single, named})) {
        if (words !== undefined && !PLAIN_WORDS.test(words))
          diagnostic(`${key}: ${words === "" ? "is empty" : words}: expected a word or two, in letters`);
      }
      const words = (short ?? "").split(/\s+/).filter((word) => word !== "").length;
      if (short !== undefined && (words === 0 || words > MOST_SHORT_WORDS))
        diagnostic(
          `short: ${words === 0 ? "is empty" : `has ${words} words`}: a slide has room for 1 to ${MOST_SHORT_WORDS}; the text says the rest`
        );
      if (named !== undefined && single === undefined)
        diagnostic("named: is only for a figure of one site; say in single what it is, such as hotline");
      const site = single === undefined ? {} : {single, named: named ?? single};
      return [id, {id, text, ...(short === undefined ? {} : {short}), ...site, file, line}] as const;
    })
  );
}

const alternatives = (words = ""): readonly string[] => words.split("|").filter((word) => word !== "");

function nounsOf({label = "", kind, words = "", also = ""}: YamlEntry["fields"]): ProseNouns["counted"] {
  const nouns =
    kind === "count" ? [label, ...words.split("|").filter((word) => word.endsWith("s")), ...also.split("|")] : [];
  return nouns.map((noun) => noun.trim().toLowerCase()).filter((noun) => noun !== "");
}

function turnRound(wordsOf: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const turned = new Map<string, string[]>();
  for (const [id, words] of wordsOf) {
    for (const word of new Set(words.map((each) => each.toLowerCase())))
      turned.set(word, [...(turned.get(word) ?? []), id]);
  }
  return turned;
}

function terms(
  file: string,
  entries: readonly YamlEntry[],
  engine: readonly {readonly id: string; readonly label: string}[] = []
): ReadonlyMap<string, PlacedTerm> {
  const own = engine.map(({id, label}): PlacedTerm => ({id, label, definition: "", caveat: "", file, line: 1}));
  const listed = entries.map(({line, fields}): PlacedTerm => ({
    id: fields.id!,
    label: fields.label ?? fields.name ?? "",
    definition: fields.definition ?? "",
    caveat: fields.caveat ?? "",
    file,
    line
  }));
  return new Map([...own, ...listed].map((term) => [term.id, term]));
}

async function readDimensions(
  workspace: Workspace,
  diagnostics: Diagnostic[]
): Promise<Readonly<Record<"category" | "sex", readonly YamlEntry[]>>> {
  const path = join(workspace.folder, FOLDER, "dimensions.yaml");
  const file = shownPath(workspace, path);
  const none = {category: [], sex: []};
  const text = await readTextIfPresent(path, file, diagnostics);
  if (text === undefined || text.trim() === "") return none;
  const {document, lines} = parseYaml(text);
  for (const error of document.errors)
    diagnostics.push({file, line: lines.linePos(error.pos[0]).line, message: `YAML: ${error.message.split("\n")[0]}`});
  if (!isMap(document.contents)) {
    diagnostics.push({file, line: 1, message: "expected a map with category and sex"});
    return none;
  }
  const shape = {required: ["id", "label"], optional: ["definition", "within", "words"]};
  const entries = (dimension: string): readonly YamlEntry[] => {
    const node = document.get(dimension, true);
    const list = node === undefined ? [] : listEntries(node, file, lines, shape, diagnostics);
    refuseRepeatedIds(list, file, diagnostics);
    return list;
  };
  return {category: entries("category"), sex: entries("sex")};
}

/** The form of an area code: ISO 3166-1 or 3166-2. */
export const AREA_CODE = /^[A-Z]{2}(?:-[A-Z0-9]+)?$/;

const KINDS: readonly string[] = ["home", "none"] satisfies AreaKind[];

/** An area with the word by which a sentence must name it; undefined where it needs no naming. */
export interface NamedArea extends Area {
  readonly named: string | undefined;
}

/** Reads `vocabulary/areas.yaml`, of which a workspace may have none; what is wrong is added to `diagnostics`. */
async function readAreas(
  workspace: Workspace,
  path: string,
  diagnostics: Diagnostic[]
): Promise<ReadonlyMap<string, NamedArea>> {
  const file = shownPath(workspace, join(workspace.folder, path));
  const entries = await readYamlList(
    workspace,
    join(workspace.folder, path),
    {required: ["id", "label"], optional: ["kind", "named"]},
    diagnostics
  );
  refuseRepeatedIds(entries, file, diagnostics);
  return new Map(
    entries.map(({line, fields: {id = "", label = "", kind, named}}) => {
      const diagnostic = (message: string): number => diagnostics.push({file, line, id, message});
      if (!AREA_CODE.test(id)) diagnostic(`id: ${id}: expected a code such as NO or NO-03`);
      if (label.trim() === "") diagnostic("label: is empty; say what the area is called");
      if (kind !== undefined && !KINDS.includes(kind))
        diagnostic(`kind: ${kind}: expected ${KINDS.join(" or ")}, or nothing`);
      if (named !== undefined && (kind !== undefined || named.trim() === ""))
        diagnostic(kind === undefined ? "named: is empty" : `named: an area of kind ${kind} needs no naming`);
      return [
        id,
        {
          id,
          label,
          ...(kind === undefined ? {} : {kind: kind as AreaKind}),
          named: kind === undefined ? (named ?? label.split(" ")[0]) : undefined
        }
      ] as const;
    })
  );
}

/**
 * The units of results of expression functions. Every workspace has them; a workspace may list them with other labels.
 */
const ENGINE_UNITS: readonly Unit[] = [
  {id: "percent", label: "per cent", kind: "percent"},
  {id: "percentage-points", label: "percentage points", kind: "points"},
  {id: "times", label: "times", kind: "times"},
  {id: "index", label: "index points", kind: "index"},
  {id: "rate", label: "per stated base", kind: "rate"}
];

/**
 * The categories of a whole's rest that is not itemised and of the ends of a range; a workspace may relabel them too.
 */
const ENGINE_CATEGORIES: readonly {readonly id: string; readonly label: string}[] = [
  {id: "not-itemised", label: MISSING_REASONS["not-itemised"]},
  {id: "range-from", label: "lower end of the range"},
  {id: "range-to", label: "upper end of the range"}
];

/** The producer of a figure whose document names none; a workspace may relabel it too. */
const ENGINE_PRODUCERS: readonly {readonly id: string; readonly label: string}[] = [
  {id: "not-stated", label: "not stated"}
];
