import {existsSync, readFileSync} from "node:fs";
import {parse} from "yaml";

/** The text files that the project registers, as paths from its root. */
export const documents: readonly string[] = (parse(readFileSync("data/sources.yaml", "utf8")) as readonly {readonly file: string}[])
  .filter(({file}) => file !== "")
  .map(({file}) => `data/sources/${file}`);

/** Whether every document has been imported; the project builds without them too, and then shows no passages. */
export const documentsPresent: boolean = documents.every((file) => existsSync(file));
