import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {ENGINE} from "./engine.js";
import {once} from "./memory.js";
import {hashBytes} from "./sources/hash.js";

/** SHA-256 over all that verifies a source: our code as it stood when this process first asked, the packages and the engine. */
export const codeDigest = once((): string => {
  const files = ["loaders", "src/core"].flatMap((folder) => readdirSync(join(ENGINE, folder), {recursive: true, encoding: "utf8"})
    .filter((name) => name.endsWith(".ts")).sort().map((name) => join(folder, name)));
  const parts = [...files, ...["package.json", "package-lock.json", "npm-shrinkwrap.json"].filter((file) => existsSync(join(ENGINE, file)))].map((file) => `${file} ${hashBytes(readFileSync(join(ENGINE, file)))}\n`);
  return hashBytes([process.version, process.versions.v8, process.versions.unicode, "\n", ...parts].join(" "));
});
