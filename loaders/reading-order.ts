import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import type {Workspace} from "./workspace.js";

/** What is named in a list of workspace.yaml in its order, then the rest as it comes. */
export function inReadingOrder<T extends {readonly id: string}>(items: readonly T[], workspace: Workspace, key: "tables" | "charts"): readonly T[] {
  const order = (parse(readFileSync(join(workspace.folder, "workspace.yaml"), "utf8"), {schema: "failsafe"}) as Partial<Record<typeof key, readonly string[]>> | null)?.[key] ?? [];
  const place = ({id}: T): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...items].sort((a, b) => place(a) - place(b));
}
