import type {Fault} from "../../src/core/fault.js";
import {readYaml} from "../yaml-map.js";
import type {YamlNode} from "../yaml-map.js";
import type {ListDefinition} from "./definition.js";
import {ANCHOR_COLUMNS, given, readColumns, readName} from "./read-columns.js";
import {readFound} from "./read-found.js";

const KEYS = ["title", "description", "caveat", "source", "label", "columns", "order", "found"] as const;

/** The files of a list, each with its path as messages show it. */
export interface DefinitionFile {
  readonly id: string;
  readonly shown: string;
  readonly text: string;
  readonly csv: {readonly shown: string; readonly text: string};
}

/** Reads the definition of a list; undefined where anything in it is wrong, which is added to `faults`. */
export function readDefinition({id, shown, text, csv}: DefinitionFile, faults: Fault[]): ListDefinition | undefined {
  const before = faults.length;
  const at = readYaml(text, shown, faults);
  if (!at) return undefined;
  const nodes = at.map(KEYS, ["title", "description"]);
  const [title, description, caveat, source, order] = [nodes.title, nodes.description, nodes.caveat, nodes.source, nodes.order].map(readName);
  const label = readLabel(nodes.label);
  const columns = readColumns(nodes.columns, at, {label, source});
  const found = nodes.found === undefined ? undefined : readFound(nodes.found);
  if (faults.length > before || !title || !description) return undefined;
  return {
    id, file: csv.shown, definedIn: shown, at, title, description, label, columns,
    ...given({caveat, source, order, found})
  };
}

/** The name of the column that says what a row is. */
function readLabel(at: YamlNode | undefined): string {
  const name = at?.filled() ?? "label";
  if (["id", "source", ...ANCHOR_COLUMNS].includes(name)) at!.fault(`${name}: name a column of the list's own, which says in our own words what a row is`);
  return name;
}

