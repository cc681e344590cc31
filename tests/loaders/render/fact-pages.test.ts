import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {drawFactPage, factPageElement} from "../../../loaders/render/fact-pages.js";
import {drawingDocument, lightDocument} from "../../../loaders/render/light-document.js";
import {BuildFolder} from "../../../loaders/site/build-folder.js";
import {putBack, setApart} from "../../../loaders/site/parts.js";
import {finishSite} from "../../../loaders/site/finish.js";
import {elementMaker} from "../../../src/core/element.js";
import {realSite} from "../../support/real-site.js";
import {tempFolder} from "../../support/temp.js";

const site = await realSite();
const page = (id: string): HTMLElement => factPageElement(site, id, drawingDocument());
const texts = (root: Element, selector: string): readonly string[] =>
  [...root.querySelectorAll(selector)].map(({textContent}) => textContent ?? "");

describe("the page of a fact", () => {
  it("is written for every fact as a whole document would write it", () => {
    for (const {id} of site.evidence.facts)
      expect(drawFactPage(site, id).replaceAll("&#39;", "'")).toBe(page(id).outerHTML);
  });

  it("has the printed string as a link to its trace, what must be said with it, its checks and how to cite it", () => {
    const shown = page("un.suspended-2014");
    expect(texts(shown, "h1")).toEqual(["Convictions under the Act, sentence suspended, 2014"]);
    expect(shown.querySelector(".tm-printed-number a")?.getAttribute("data-trace")).toBe("un.suspended-2014");
    expect(texts(shown, ".tm-caveat")).toHaveLength(1);
    expect(texts(shown, ".tm-checks > li")).toHaveLength(
      site.evidence.checks.filter(({facts}) => facts.includes("un.suspended-2014")).length
    );
    expect(texts(shown, ".tm-citation")[0]).toMatch(/A\/HRC\/31\/58\/Add\.1 .*para\. 41$/);
    const terms = texts(shown, ".tm-fact-terms > *");
    for (const [name, value] of [
      ["Id", "un.suspended-2014"],
      ["Value", "106"],
      ["Qualifier", "none"],
      ["Place", "para 41"],
      ["Producer", "Supreme Court"]
    ])
      expect(terms[terms.indexOf(name!) + 1]).toBe(value);
  });

  it("lists the cells that it is in, with row, column, number and expression", () => {
    const cells = [...page("un.suspended-2014").querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map(({textContent}) => textContent).slice(1)
    );
    expect(cells[1]).toEqual([
      "sentence suspended, 2014, Japan",
      "Share of all convictions",
      "75.2%",
      "share(un.suspended-2014, un.convictions-2014)"
    ]);
    expect(cells.map((cell) => cell[3]).every((expression) => expression!.includes("un.suspended-2014"))).toBe(true);
  });

  it("lists every use that the evidence knows, tables and checks by themselves", () => {
    for (const {id} of site.evidence.facts) {
      const hrefs = [...page(id).querySelectorAll("a")].map((link) => link.getAttribute("href"));
      const uses = (site.evidence.uses[id] ?? []).filter(({href}) => !/^\/(?:decks|briefings)\//.test(href));
      for (const {href} of uses) expect(hrefs, id).toContain(href);
    }
  });

  it("shows no withheld passage, but says why", () => {
    const [first, ...rest] = site.evidence.facts;
    const withheld = {
      ...site,
      evidence: {...site.evidence, facts: [{...first!, place: null, withheld: "prints search terms"}, ...rest]}
    };
    const shown = factPageElement(withheld, first!.id, drawingDocument());
    expect(shown.querySelector(".tm-passage")).toBeNull();
    expect(texts(shown, ".tm-absent")[0]).toMatch(/^The passage prints search terms and is not shown here/);
  });

  it("throws for a fact that there is not", () => expect(() => page("un.nothing")).toThrow("unknown fact un.nothing"));
});

describe("lightDocument()", () => {
  it("writes elements, text and attributes as HTML", () => {
    const make = elementMaker(lightDocument());
    const element = make(
      "p",
      {class: 'a & "b"', title: undefined, hidden: ""},
      "1 < 2 & ",
      make("br"),
      make("a", {href: "/x?a=1&b"}, "x\u00a0y")
    );
    expect(element.outerHTML).toBe(
      '<p class="a &amp; &quot;b&quot;" hidden="">1 &lt; 2 &amp; <br><a href="/x?a=1&amp;b">x&nbsp;y</a></p>'
    );
  });

  it("throws for what it can't do", () => expect(() => lightDocument().querySelector("p")).toThrow());
});

describe("finishSite makes the pages of all facts from the one that Framework made", () => {
  const TEMPLATE =
    '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>A printed figure | T</title>\n</head>\n<body><nav><a href="../">Home</a></nav><div data-tickmark-part="00000000000000000000000000000000"></div></body>\n</html>\n';
  const part = (id: string, link: string): object => ({
    file: `facts/${id}.html`,
    title: `${id} & $1`,
    html: `<p id="x">${id} <a href="${link}">to</a></p>`
  });
  const finish = async (...pages: readonly object[]) => {
    const dir = await tempFolder({
      "site/index.html": TEMPLATE.replace("../", "./"),
      "site/facts/a.one.html": TEMPLATE,
      "site.parts/fact-pages.json": JSON.stringify(pages),
      "site.parts/00000000000000000000000000000000": "<p>one</p>"
    });
    const diagnostics = await finishSite(join(dir, "site"), {
      address: "https://example.org",
      base: "/b/",
      build: new BuildFolder(join(dir, "site"))
    });
    return {diagnostics, read: (file: string) => readFile(join(dir, "site", file), "utf8")};
  };

  it("with title, part, links and canonical address of its own", async () => {
    const {diagnostics, read} = await finish(part("a.one", "/facts/a.two#x"), part("a.two", "/"));
    expect(diagnostics).toEqual([]);
    const [one, two] = await Promise.all(["facts/a.one.html", "facts/a.two.html"].map(read));
    expect(one).toContain("<title>a.one &amp; $1 | T</title>");
    expect(one).toContain('<p id="x">a.one <a href="../facts/a.two#x">to</a></p>');
    expect(two).toMatch(
      /<html lang="en">[^]*Content-Security-Policy[^]*<link rel="canonical" href="https:\/\/example\.org\/b\/facts\/a\.two">/
    );
    expect(two).toContain('<p id="x">a.two <a href="../">to</a></p>');
  });

  it("and tells of what is wrong in each", async () => {
    const {diagnostics} = await finish(part("a.one", "/facts/a.three"), {
      ...part("a.two", "/"),
      html: '<p id="x"><img src="https://x.example/y"></p>'
    });
    expect(diagnostics.map(({file, message}) => `${file}: ${message}`)).toEqual([
      "facts/a.two.html: <img>: loads https://x.example/y from outside the site; ship it with the site",
      "facts/a.one.html: link to ../facts/a.three leads to no file of the site"
    ]);
  });
});

it("a picture on a page of its own is found from wherever the site stands", async () => {
  const folder = await tempFolder();
  const place = setApart(folder)('<p><img alt="" src="/data/crops/a.png"><a href="/trace/">Trace</a></p>');
  expect(putBack(place, folder, "facts/demo.html")).toBe(
    '<p><img alt="" src="../data/crops/a.png"><a href="../trace/">Trace</a></p>'
  );
});
