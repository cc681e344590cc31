import {join} from "node:path";
import {isMap} from "yaml";
import type {Term} from "../../src/core/evidence.js";
import type {Unit} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";
import type {UnitKind} from "../../src/core/printed.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {listEntries, parseYaml, readTextIfPresent, readYamlList, refuseRepeatedIds} from "../yaml.js";
import type {YamlEntry} from "../yaml.js";

/** Where the controlled lists stand in a workspace. */
export const FOLDER = "vocabulary";

const UNIT_KINDS: readonly string[] = ["count", "percent", "points", "times", "index", "duration", "rate"] satisfies UnitKind[];

/** A caveat with the place where it is written. */
export interface Caveat {
  readonly id: string;
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** A term with the place where it is written. */
export interface PlacedTerm extends Term {
  readonly file: string;
  readonly line: number;
}

/** The controlled lists of `data/`. */
export interface Vocabulary {
  readonly units: ReadonlyMap<string, Unit>;
  /** The words by which documents print a unit; none for units that are part of the printed string. */
  readonly unitWords: ReadonlyMap<string, readonly string[]>;
  /** The other way round, for words in lower case. */
  readonly unitsOfWord: ReadonlyMap<string, readonly string[]>;
  /** The units in which a measure is counted. */
  readonly measureUnits: ReadonlyMap<string, readonly string[]>;
  readonly measures: ReadonlyMap<string, PlacedTerm>;
  readonly categories: ReadonlyMap<string, PlacedTerm>;
  /** The category that a category is a part of, where it is one. */
  readonly within: ReadonlyMap<string, string>;
  readonly sexes: ReadonlyMap<string, PlacedTerm>;
  readonly producers: ReadonlyMap<string, PlacedTerm>;
  readonly caveats: ReadonlyMap<string, Caveat>;
}

/** Reads the controlled lists; what is wrong is added to `faults`. */
export async function readVocabulary(workspace: Workspace, faults: Fault[]): Promise<Vocabulary> {
  const list = async (name: string, required: readonly string[], optional: readonly string[] = []): Promise<readonly YamlEntry[]> => {
    const path = join(workspace.folder, FOLDER, name);
    const entries = await readYamlList(workspace, path, {required, optional}, faults);
    refuseRepeatedIds(entries, shownPath(workspace, path), faults);
    return entries;
  };
  const [units, measures, producers, caveats] = await Promise.all([
    list("units.yaml", ["id", "label", "kind"], ["words", "one"]),
    list("measures.yaml", ["id", "units", "label", "definition"], ["caveat"]),
    list("producers.yaml", ["id", "name"]),
    list("caveats.yaml", ["id", "text"])
  ]);
  const fileOf = (name: string): string => shownPath(workspace, join(workspace.folder, FOLDER, name));
  for (const {line, fields} of units) {
    if (!UNIT_KINDS.includes(fields.kind!)) {
      faults.push({file: fileOf("units.yaml"), line, id: fields.id!, message: `kind: ${fields.kind}: expected one of ${UNIT_KINDS.join(", ")}`});
    }
  }
  const dimensions = await readDimensions(workspace, faults);
  const unitWords = new Map(units.map(({fields}) => [fields.id!, (fields.words ?? "").split("|").filter((word) => word !== "")]));
  const vocabulary: Vocabulary = {
    units: new Map(units.map(({fields}) => [fields.id!, {id: fields.id!, label: fields.label!, kind: fields.kind as UnitKind, ...(fields.one === undefined || fields.one === "" ? {} : {one: fields.one})}])),
    unitWords,
    unitsOfWord: turnRound(unitWords),
    measureUnits: new Map(measures.map(({fields}) => [fields.id!, fields.units!.split(" ")])),
    measures: terms(fileOf("measures.yaml"), measures),
    categories: terms(fileOf("dimensions.yaml"), dimensions.category),
    within: new Map(dimensions.category.map(({fields}) => [fields.id!, fields.within ?? ""])),
    sexes: terms(fileOf("dimensions.yaml"), dimensions.sex),
    producers: terms(fileOf("producers.yaml"), producers),
    caveats: new Map(caveats.map(({line, fields}) => [fields.id!, {id: fields.id!, text: fields.text!, file: fileOf("caveats.yaml"), line}]))
  };
  for (const {id, caveat, line} of vocabulary.measures.values()) {
    const unknown = vocabulary.measureUnits.get(id)!.filter((unit) => !vocabulary.units.has(unit));
    if (unknown.length > 0) faults.push({file: fileOf("measures.yaml"), line, id, message: `unknown unit ${unknown.join(", ")}; known ones stand in vocabulary/units.yaml`});
    if (caveat !== "" && !vocabulary.caveats.has(caveat)) {
      faults.push({file: fileOf("measures.yaml"), line, id, message: `unknown caveat ${caveat}; add it to vocabulary/caveats.yaml`});
    }
  }
  return vocabulary;
}

function turnRound(wordsOf: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const turned = new Map<string, string[]>();
  for (const [id, words] of wordsOf) {
    for (const word of new Set(words.map((each) => each.toLowerCase()))) turned.set(word, [...(turned.get(word) ?? []), id]);
  }
  return turned;
}

function terms(file: string, entries: readonly YamlEntry[]): ReadonlyMap<string, PlacedTerm> {
  return new Map(entries.map(({line, fields}) => [fields.id!, {
    id: fields.id!, label: fields.label ?? fields.name ?? "", definition: fields.definition ?? "", caveat: fields.caveat ?? "", file, line
  }]));
}

async function readDimensions(workspace: Workspace, faults: Fault[]): Promise<Readonly<Record<"category" | "sex", readonly YamlEntry[]>>> {
  const path = join(workspace.folder, FOLDER, "dimensions.yaml");
  const file = shownPath(workspace, path);
  const none = {category: [], sex: []};
  const text = await readTextIfPresent(path, file, faults);
  if (text === undefined || text.trim() === "") return none;
  const {document, lines} = parseYaml(text);
  for (const error of document.errors) faults.push({file, line: lines.linePos(error.pos[0]).line, message: `YAML: ${error.message.split("\n")[0]}`});
  if (!isMap(document.contents)) {
    faults.push({file, line: 1, message: "expected a map with category and sex"});
    return none;
  }
  const shape = {required: ["id", "label"], optional: ["definition", "within"]};
  const entries = (dimension: string): readonly YamlEntry[] => {
    const node = document.get(dimension, true);
    const list = node === undefined ? [] : listEntries(node, file, lines, shape, faults);
    refuseRepeatedIds(list, file, faults);
    return list;
  };
  return {category: entries("category"), sex: entries("sex")};
}
