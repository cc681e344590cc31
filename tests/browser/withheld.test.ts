import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {wordsOf} from "../../src/core/search/search-index.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {withheldPassages, withheldQuotes} from "../support/withheld-words.js";

let site: BuiltSite;
beforeAll(async () => {
  site = await openBuiltSite("data");
});
afterAll(() => site.close());

it("no index, list or page of a figure holds what a withheld passage quotes", async ({skip}) => {
  const passages = withheldPassages();
  skip(passages.length === 0, "the document is absent");
  const {phrases, words} = withheldQuotes();
  const files = (await readdir(site.dir, {recursive: true})).filter((file) =>
    /^(?:_file\/data\/(?:search|facts|evidence|tables)\.\w+\.json|facts\/.*\.html|(?:gallery|search|trace\/index)\.html)$/.test(
      file
    )
  );
  expect(files.length).toBeGreaterThan(90);
  for (const file of files) {
    const text = await readFile(join(site.dir, file), "utf8");
    const found = new Set(file.includes("search.") || file.includes("facts.") ? wordsOf(text) : []);
    expect(
      words.filter((word) => found.has(word)),
      file
    ).toHaveLength(0);
    expect(
      phrases.filter((phrase) => text.toLowerCase().includes(phrase.toLowerCase())),
      file
    ).toHaveLength(0);
    expect(
      passages.some((passage) => text.includes(passage.slice(4, 60))),
      file
    ).toBe(false);
  }
});
