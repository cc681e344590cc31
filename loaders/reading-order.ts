import type {Fault} from "../src/core/fault.js";
import {listed} from "./yaml-map.js";

/** The ids that `workspace.yaml` lists in the order in which they are to be read. */
export interface ReadingOrder {
  readonly file: string;
  readonly ids: readonly {readonly id: string; readonly line: number}[];
}

/** What is listed comes first, in that order, then the rest as it stands; an id that is listed and that no file has is a fault. */
export function inReadingOrder<T extends {readonly id: string}>(items: readonly T[], {file, ids}: ReadingOrder, filed: ReadonlySet<string>, faults: Fault[]): readonly T[] {
  for (const {id, line} of ids) if (!filed.has(id)) faults.push({file, line, message: `${id}: no file has this name; known: ${listed([...filed])}`});
  const place = ({id}: T): number => {
    const found = ids.findIndex((one) => one.id === id);
    return found < 0 ? ids.length : found;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}
