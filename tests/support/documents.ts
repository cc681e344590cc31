import {existsSync, readFileSync, readdirSync} from "node:fs";
import {parse} from "yaml";

const registry = parse(readFileSync("data/sources.yaml", "utf8")) as readonly {
  readonly id: string;
  readonly file: string;
}[];

/** The ids of all registered sources. */
export const sourceIds: readonly string[] = registry.map(({id}) => id);

/** The ids of all facts. */
export const factIds: readonly string[] = readdirSync("data/facts").flatMap((file) =>
  readFileSync(`data/facts/${file}`, "utf8")
    .split("\n")
    .slice(1)
    .flatMap((row) => /^[a-z]\w*\.[a-z][\w-]*(?=,)/.exec(row)?.[0] ?? [])
);

/** The text files that the project registers, as paths from its root. */
export const documents: readonly string[] = registry
  .filter(({file}) => file !== "")
  .map(({file}) => `data/sources/${file}`);

/** Whether every document has been imported; the project builds without them too, and then shows no passages. */
export const documentsPresent: boolean = documents.every((file) => existsSync(file));
