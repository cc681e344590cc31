import {readFile, readdir} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {chromeHtml, filesHead, insertChrome, readFiles, relativeAddress} from "../../../loaders/site/chrome.js";

const FURNITURE = {
  name: "Harbours",
  notebooks: [{id: "ships", label: "Ships"}],
  hasTerms: false,
  digest: "0123456789abcdef",
  engine: {worker: 3, wasm: 12}
};
const html = chromeHtml(FURNITURE);
const PAGE =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Ships</title>\n</head>\n<body>\n<div id="observablehq-center">\n<main id="observablehq-main">\n<p>x</p>\n</main>\n</div>\n</body>\n</html>\n';

describe("relativeAddress()", () => {
  it.each([
    ["/index", "/", "./"],
    ["/index", "/tables/", "./tables/"],
    ["/notebooks/ships", "/", "../"],
    ["/notebooks/ships", "/notebooks/ports", "./ports"],
    ["/notebooks/ships", "/explore", "../explore"],
    ["/tables/index", "/tables/", "./"],
    ["/a/b/c", "/a/d/e", "../d/e"],
    ["/404", "/_file/x.js", "./_file/x.js"]
  ])("on %s, %s is %s", (path, address, relative) => expect(relativeAddress(path, address)).toBe(relative));
});

describe("the pages of sources", () => {
  it.each(["/sources/index", "/sources/harbours"])(
    "on %s, have what writes in a preview, and not when built",
    (path) => {
      expect(chromeHtml(FURNITURE, "_file/").head({path})).toContain("/data/sources.js");
      expect(html.head({path})).not.toMatch(/sources\.js|pdf-/);
    }
  );
});

describe("the column of a page", () => {
  const columnOf = (path: string, own = html): string | undefined =>
    /<style>#observablehq-center\{([^}]*)\}<\/style>/.exec(own.head({path}))?.[1];

  it.each([
    ["/gallery", "gallery"],
    ["/index", "gallery"],
    ["/explore", "explore"],
    ["/build", "work"],
    ["/build/deck", "work"]
  ])("of %s is the %s column", (path, column) => expect(columnOf(path)).toContain(`var(--tm-${column}-column)`));

  it("of other pages is the usual one", () => {
    expect(columnOf("/notebooks/ships")).toBeUndefined();
    expect(columnOf("/index", chromeHtml({...FURNITURE, notebooks: []}))).toBeUndefined();
  });

  it("of a source is wider where it is gone through", () => {
    expect(columnOf("/sources/harbours")).toBeUndefined();
    expect(columnOf("/sources/harbours", chromeHtml(FURNITURE, "_file/"))).toContain("--tm-work-column");
  });
});

describe("the style sheet", () => {
  it("styles no page by what stands in it, since each change of the page would have all of it styled anew", async () => {
    const folder = new URL("../../../src/style/", import.meta.url);
    const found: string[] = [];
    for (const file of await readdir(folder)) {
      const css = (await readFile(new URL(file, folder), "utf8")).replace(/@media print \{[^]*?\n\}/g, "");
      for (const [rule] of css.matchAll(/^(?:.*[\s,(])?(?:html|body|#observablehq-\w+):has\(.*$/gm))
        found.push(`${file}: ${rule}`);
    }
    expect(found).toEqual([]);
  });
});

describe("the furniture of a built page", () => {
  const listed = filesHead(html, ["/index", "/explore"]);

  it("has each file of the heads named once to Framework, and no page", () => {
    expect(listed.match(/href="\/data\/evidence\.json"/g)).toHaveLength(1);
    expect(listed).toContain('href="/data/explore.js"');
    expect(listed).not.toContain('href="/tables/"');
  });

  it("has the site's name in the title, once, and as the title where the page has none", () => {
    const titleOf = (page: string): string | undefined =>
      /<title>.*<\/title>/.exec(insertChrome(page, "ships.html", html, new Map()))?.[0];
    expect(titleOf(PAGE)).toBe("<title>Ships | Harbours</title>");
    expect(titleOf(PAGE.replace(">Ships<", ">Harbours<"))).toBe("<title>Harbours</title>");
    expect(titleOf(PAGE.replace("<title>Ships</title>\n", ""))).toBe("<title>Harbours</title>");
  });

  it("leads where Framework wrote the files, relative to the page", () => {
    const files = readFiles(listed.replaceAll('href="/data/', 'href="./_file/data/0a.'));
    const page = insertChrome(PAGE, "notebooks/ships.html", html, files);
    expect(page).toContain('<link rel="tickmark-evidence" href="../_file/data/0a.evidence.json"');
    expect(page).toContain('<header id="observablehq-header">\n<a class="tm-skip"');
    expect(page).toContain('<a href="./ships" aria-current="page">Ships</a>');
    expect(page.indexOf("<footer")).toBeGreaterThan(page.indexOf("</main>"));
    expect(page).not.toContain('href="/');
    expect(page).not.toContain('src="/');
  });

  it("names its fonts relative to the page: those that all text needs are loaded at once, late ones move no line", () => {
    const face = {family: "Source Sans 3", weight: "100 500", style: "normal"} as const;
    const files = [
      {face, address: "/_file/fonts/a.0a.woff2", letters: ["a"], preload: true},
      {face, address: "/_file/fonts/b.0b.woff2", letters: ["児"], preload: false}
    ];
    const withFonts = chromeHtml({...FURNITURE, fonts: {files, fallback: "@font-face{font-family:F}"}});
    const page = insertChrome(PAGE, "notebooks/ships.html", withFonts, new Map());
    expect(page.match(/rel="preload" href="[^"]*"/g)).toEqual(['rel="preload" href="../_file/fonts/a.0a.woff2"']);
    expect(page.match(/url\("[^"]*"\)[^}]*/g)).toEqual([
      'url("../_file/fonts/a.0a.woff2");unicode-range:U+61',
      'url("../_file/fonts/b.0b.woff2");unicode-range:U+5150'
    ]);
    expect(page).toContain("<style>@font-face{font-family:F}@font-face");
    expect(page).toContain("font-display:optional");
    for (const path of ["decks/ships.html", "build/deck.html"])
      expect(insertChrome(PAGE, path, withFonts, new Map())).toContain("font-display:swap");
  });

  it("takes the list of files out again", () => {
    const page = insertChrome(PAGE.replace("</head>", `${listed}\n</head>`), "404.html", html, readFiles(listed));
    expect(page).not.toContain("data-path");
    expect(page).not.toContain("tm-skip");
  });
});
