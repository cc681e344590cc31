import {readFileSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";

const GUIDES = "src/guides";

/** The most bytes of a picture, all of which a guide's page loads. */
const MOST = 60_000;

const named = readdirSync(GUIDES)
  .filter((name) => name.endsWith(".md"))
  .flatMap((name) => [...readFileSync(join(GUIDES, name), "utf8").matchAll(/!\[([^\]]*)\]\(\.\/([^)]+)\)/g)])
  .map(([, alt, path]) => ({alt: alt!, path: path!}));

it("each picture of a guide is there, says in words what it shows, and is small; none is there for nothing", () => {
  expect(named.map(({path}) => path).toSorted()).toEqual(
    readdirSync(join(GUIDES, "pictures"))
      .map((name) => `pictures/${name}`)
      .toSorted()
  );
  for (const {alt, path} of named) {
    expect(alt.length, path).toBeGreaterThan(40);
    expect(statSync(join(GUIDES, path)).size, path).toBeLessThan(MOST);
  }
});
