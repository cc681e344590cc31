import {readdir, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {removeOldParts, setApart} from "../../../loaders/site/parts.js";
import {isKeptForGood, previewPages, toPreviewFiles} from "../../../loaders/site/preview-page.js";
import {tempFolder} from "../../support/temp.js";

const CHROME = {
  name: "Harbours",
  notebooks: [],
  hasTerms: false,
  digest: "0123456789abcdef",
  engine: {worker: 3, wasm: 12}
};

const pageOf = (main: string): string =>
  `<!DOCTYPE html>
<html>
<head>
<title>Ships</title>
<script type="module">

open({hash: "of-framework", eval: (body) => eval(body)});
</script>
</head>
<body>
<div id="observablehq-center">
<main id="observablehq-main">
${main}
</main>
</div>
</body>
</html>
`;

it("completes a page with what was set apart, what stands around it, and its version", async () => {
  const folder = await tempFolder({});
  const part = setApart(folder)(toPreviewFiles(`<a href="/tables/ships.csv">CSV</a> <a href="/facts/a.b">5</a>`));
  const complete = previewPages(CHROME, {parts: folder, site: folder});
  const page = complete(pageOf(part), {path: "/notebooks/ships", version: "v-1"});
  expect(page).toContain(`<a href="../_file/tables/ships.csv">CSV</a> <a href="../facts/a.b">5</a>`);
  expect(page).toContain(`open({hash: "v-1", eval`);
  expect(page).toContain(`<title>Ships | Harbours</title>`);
  expect(page).toContain(`src="../_file/data/hydrate.js"`);
  expect(page).toContain(`<link rel="tickmark-tables external" href="../_file/tables/">`);
  expect(page).toContain(`<header id="observablehq-header">`);
  expect(page).not.toMatch(/(?:href|src)="\//);
  expect(complete(pageOf(""), {path: "/tables/", version: "v-1"})).toContain(`href="../_file/data/evidence.json"`);
});

it("says of code, not of data, by a digest in its address what it is", async () => {
  const folder = await tempFolder({"data/hydrate.js": "1;\n", "data/evidence.json": "{}\n"});
  const addresses = (): readonly string[] =>
    [
      ...previewPages(CHROME, {parts: folder, site: folder})(pageOf(""), {path: "/a", version: "v-1"}).matchAll(
        /"\.(\/_file\/data\/(?:hydrate\.js|evidence\.json)[^"]*)"/g
      )
    ].map(([, address]) => address!);
  const [data, before] = addresses();
  expect(data).toBe("/_file/data/evidence.json");
  expect([before, data].map((address) => isKeptForGood(address!))).toEqual([true, false]);
  expect(isKeptForGood("/_file/tables/a.arrow?sha=" + before!.slice(-64))).toBe(false);
  await writeFile(join(folder, "data/hydrate.js"), "22;\n");
  expect(addresses()[1]).toMatch(/^\/_file\/data\/hydrate\.js\?sha=[0-9a-f]{64}$/);
  expect(addresses()[1]).not.toBe(before);
});

it("keeps parts of pages that may be on their way, and no older ones", async () => {
  const folder = await tempFolder({});
  const apart = setApart(folder);
  apart("old");
  const [old] = await readdir(folder);
  await utimes(join(folder, old!), new Date(0), new Date(0));
  apart("new");
  await removeOldParts(folder);
  expect((await readdir(folder)).length).toBe(1);
  expect(await readdir(folder)).not.toContain(old);
  await removeOldParts(join(folder, "absent"));
});
