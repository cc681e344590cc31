import {readFileSync} from "node:fs";
import {expect, it} from "vitest";

const imports = (path: string): readonly string[] =>
  [...readFileSync(path, "utf8").matchAll(/@import "(?:\.\/)?(?:style\/)?([\w-]+\.css)";/g)].map(([, name]) => name!);

it("the sheets of documents are the site’s, in its order", () => {
  const documents = imports("src/style/document.css");
  expect(documents).toContain("deck.css");
  expect(documents).toEqual(imports("src/style.css").filter((name) => documents.includes(name)));
});
