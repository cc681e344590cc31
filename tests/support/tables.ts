import type {Vocabulary} from "../../loaders/facts/vocabulary.js";
import type {Derivation} from "../../loaders/tables/derivation.js";
import {readTableDefinition} from "../../loaders/tables/read-definitions.js";
import {FactTables} from "../../loaders/tables/select.js";
import type {TableDefinition} from "../../loaders/tables/table.js";
import type {TogetherRules} from "../../src/core/chart-spec/refuse.js";
import type {Facts, ValuedFact} from "../../src/core/fact.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {UNITS} from "../core/demo-facts.js";

/** Rules of a workspace that refuses nothing. */
export const noRules: TogetherRules = {refusals: [], noTrend: [], single: []};

const DEMO_IDS = ["demo", "lamps"];

/** The terms that demo facts have. */
const VOCABULARY = {
  units: new Map(UNITS.map((unit) => [unit.id, unit])),
  measures: new Map(DEMO_IDS.map((id) => [id, {id, label: id}])),
  categories: new Map(["red", "green", "blue"].map((id) => [id, {id, label: id}])),
  sexes: new Map()
} as unknown as Vocabulary;

/** What tables of demo facts are derived from. */
export function demoDerivation(facts: Facts & {readonly all: readonly ValuedFact[]}): Derivation {
  return {
    tables: new FactTables(facts.all.map((fact) => ({...fact, file: "data/facts/demo.csv", line: 2}))),
    facts,
    vocabulary: {caveats: new Map(), units: new Map(), within: new Map(), together: noRules}
  };
}

/** A definition as it is read from `data/tables/<id>.yaml`, and what is wrong with it. */
export function readDemoTable(
  id: string,
  text: string
): {readonly definition: TableDefinition | undefined; readonly diagnostics: readonly string[]} {
  const diagnostics: Diagnostic[] = [];
  const definition = readTableDefinition(
    text,
    {id, file: `data/tables/${id}.yaml`},
    {sources: ["demo"], vocabulary: VOCABULARY},
    diagnostics
  );
  return {definition, diagnostics: diagnostics.map(formatDiagnostic)};
}

/** A definition that has no diagnostic. */
export function demoTable(id: string, text: string): TableDefinition {
  const {definition, diagnostics} = readDemoTable(id, text);
  if (!definition || diagnostics.length > 0) throw new Error(diagnostics.join("\n"));
  return definition;
}
