import {join} from "node:path";
import type {Refusal} from "../../src/core/chart-spec/refuse-together.js";
import type {Fault} from "../../src/core/fault.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readTextIfPresent} from "../read-text.js";
import {readYaml} from "../yaml-map.js";
import type {YamlNode} from "../yaml-map.js";

/** What a workspace says of measures that never stand together. */
export interface Refusals {
  readonly refusals: readonly Refusal[];
  readonly noTrend: readonly string[];
}

/** Every other measure, as the file says it. */
const ANY = "any";

const NONE: Refusals = {refusals: [], noTrend: []};

/** Reads `vocabulary/refusals.yaml`, of which a workspace may have none; what is wrong is added to `faults`. */
export async function readRefusals(workspace: Workspace, path: string, measures: ReadonlyMap<string, unknown>, faults: Fault[]): Promise<Refusals> {
  const file = shownPath(workspace, join(workspace.folder, path));
  const text = await readTextIfPresent(join(workspace.folder, path), file, faults);
  const root = text === undefined || text.trim() === "" ? undefined : readYaml(text, file, faults);
  if (root === undefined) return NONE;
  const {refused, "no-trend": noTrend} = root.map(["refused", "no-trend"]);
  return {
    refusals: refused?.list().flatMap((node) => readRefusal(node, measures) ?? []) ?? [],
    noTrend: noTrend?.several().flatMap((node) => measure(node, measures) ?? []) ?? []
  };
}

function readRefusal(node: YamlNode, measures: ReadonlyMap<string, unknown>): Refusal | undefined {
  const {between, and, why} = node.map(["between", "and", "why"], ["between", "why"]);
  const known = (list: YamlNode | undefined): readonly string[] => list?.several().flatMap((item) => measure(item, measures) ?? []) ?? [];
  const reason = why?.filled();
  const first = known(between);
  const others = and === undefined ? undefined : and.isText && and.text() === ANY ? ["*"] : known(and);
  if (between !== undefined && and === undefined && between.several().length < 2) between.fault(`one measure alone; name another, or say in and what it never stands beside (${ANY}: every other measure)`);
  return reason === undefined || first.length === 0 || others?.length === 0 ? undefined : {between: first, ...(others === undefined ? {} : {and: others}), why: reason};
}

function measure(node: YamlNode, measures: ReadonlyMap<string, unknown>): string | undefined {
  const id = node.filled();
  if (id === undefined || measures.has(id)) return id;
  node.fault(`unknown measure ${id}; known ones stand in vocabulary/measures.yaml`);
  return undefined;
}
