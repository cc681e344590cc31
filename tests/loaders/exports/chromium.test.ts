import {readFile} from "node:fs/promises";
import {expect, it} from "vitest";
import {filesBelow} from "../../../loaders/read-text.js";

it("no module loads Playwright before a browser is started", async () => {
  const files = (
    await Promise.all(["bin", "loaders", "src"].map((folder) => filesBelow(folder, (file) => /\.[jt]s$/.test(file))))
  ).flat();
  const naming = await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const));
  const loading = (pattern: RegExp): readonly string[] =>
    naming.filter(([, text]) => pattern.test(text)).map(([file]) => file);
  expect(loading(/^import (?!type\b)[^;]*? from "playwright-core"/m)).toEqual([]);
  expect(loading(/await import\("playwright-core"\)/)).toEqual(["loaders/exports/chromium.ts"]);
});
