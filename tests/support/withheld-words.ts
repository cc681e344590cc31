import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {wordsOf} from "../../src/core/search/search-index.js";

interface Registered {
  readonly file: string;
  readonly withheld?: string;
}

/** The withheld passages of the documents that are present: those whose words are never found by a search. */
export function withheldPassages(): readonly string[] {
  const registry = parse(readFileSync("data/sources.yaml", "utf8")) as readonly Registered[];
  return registry.flatMap(({file, withheld = ""}) => {
    const path = join("data/sources", file);
    if (withheld === "" || !existsSync(path)) return [];
    const lines = readFileSync(path, "utf8").split("\n");
    return withheld
      .trim()
      .split("\n")
      .flatMap((text) => {
        const [, by, number = ""] = /^\s*(para|line) (\d+):/.exec(text) ?? [];
        return (
          (by === "line" ? lines[Number(number) - 1] : lines.find((line) => line.startsWith(`${number}.\t`))) ?? []
        );
      });
  });
}

/**
 * What withheld passages quote and the rest of the documents does not say: the quoted phrases, and the words of them.
 */
export function withheldQuotes(): {readonly phrases: readonly string[]; readonly words: readonly string[]} {
  const passages = withheldPassages();
  const registry = parse(readFileSync("data/sources.yaml", "utf8")) as readonly Registered[];
  const texts = registry
    .map(({file}) => join("data/sources", file))
    .filter((path) => path.endsWith(".txt") && existsSync(path))
    .map((path) => readFileSync(path, "utf8"));
  const rest = passages.reduce((all, passage) => all.replace(passage, " "), texts.join("\n"));
  const elsewhere = new Set(wordsOf(rest));
  const quoted = passages.flatMap((passage) =>
    [...passage.matchAll(/[“"]([^”"]+)[”"]/g)].map(([, quote = ""]) => quote)
  );
  return {
    phrases: quoted.filter((phrase) => !rest.toLowerCase().includes(phrase.toLowerCase())),
    words: [...new Set(quoted.flatMap(wordsOf))].filter((word) => !elsewhere.has(word))
  };
}
