import {join} from "node:path";
import type {Area, AreaKind} from "../../src/core/area.js";
import type {Fault} from "../../src/core/fault.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {readYamlList, refuseRepeatedIds} from "../yaml.js";

/** How the code of an area is written: ISO 3166, or what a country has below it. */
export const AREA_CODE = /^[A-Z]{2}(?:-[A-Z0-9]+)?$/;

const KINDS: readonly string[] = ["home", "none"] satisfies AreaKind[];

/** An area with the word by which a sentence must name it; undefined where it needs no naming. */
export interface NamedArea extends Area {
  readonly named: string | undefined;
}

/** Reads `vocabulary/areas.yaml`, of which a workspace may have none; what is wrong is added to `faults`. */
export async function readAreas(workspace: Workspace, path: string, faults: Fault[]): Promise<ReadonlyMap<string, NamedArea>> {
  const file = shownPath(workspace, join(workspace.folder, path));
  const entries = await readYamlList(workspace, join(workspace.folder, path), {required: ["id", "label"], optional: ["kind", "named"]}, faults);
  refuseRepeatedIds(entries, file, faults);
  return new Map(entries.map(({line, fields: {id = "", label = "", kind, named}}) => {
    const fault = (message: string): number => faults.push({file, line, id, message});
    if (!AREA_CODE.test(id)) fault(`id: ${id}: expected a code such as NO or NO-03`);
    if (label.trim() === "") fault("label: is empty; say what the area is called");
    if (kind !== undefined && !KINDS.includes(kind)) fault(`kind: ${kind}: expected ${KINDS.join(" or ")}, or nothing`);
    if (named !== undefined && (kind !== undefined || named.trim() === "")) fault(kind === undefined ? "named: is empty" : `named: an area of kind ${kind} needs no naming`);
    return [id, {id, label, ...(kind === undefined ? {} : {kind: kind as AreaKind}), named: kind === undefined ? named ?? label.split(" ")[0] : undefined}] as const;
  }));
}
