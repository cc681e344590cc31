import {describe, expect, it} from "vitest";
import {
  findImportAddresses,
  findPageDiagnostics,
  findStyleAddresses,
  isExternal
} from "../../../loaders/site/page-diagnostics.js";

const messages = (html: string): readonly string[] => findPageDiagnostics(html, "a.html").map(({message}) => message);

describe("findPageFaults(html, file)", () => {
  it.each([
    ['<script src="https://cdn.example/x.js"></script>', "<script>: loads https://cdn.example/x.js"],
    [
      '<script type="module">import {x} from "https://cdn.example/x.js"</script>',
      "<script>: loads https://cdn.example/x.js"
    ],
    ['<script>import("//cdn.example/x.js")</script>', "<script>: loads //cdn.example/x.js"],
    ['<link rel="stylesheet" href="//cdn.example/x.css">', "<link>: loads //cdn.example/x.css"],
    ['<link rel="preconnect" href="https://fonts.example">', "<link>: loads https://fonts.example"],
    ['<img src="http://example.org/x.png">', "<img>: loads http://example.org/x.png"],
    ['<img srcset="a.png 1x, https://example.org/x.png 2x">', "<img>: loads https://example.org/x.png"],
    ['<video poster="https://example.org/x.png"></video>', "<video>: loads https://example.org/x.png"],
    ['<iframe src="https://example.org/"></iframe>', "<iframe>: loads https://example.org/"],
    ['<svg><image href="https://example.org/x.png"/></svg>', "<image>: loads https://example.org/x.png"],
    ['<svg><use xlink:href="https://example.org/x.svg#a"/></svg>', "<use>: loads https://example.org/x.svg#a"],
    ["<style>@import 'https://example.org/x.css';</style>", "<style>: loads https://example.org/x.css"],
    ["<p style=\"background: url('https://example.org/x.png')\">", "<p>: loads https://example.org/x.png"],
    ['<svg><rect fill="url(https://example.org/x.svg#a)"/></svg>', "<rect>: loads https://example.org/x.svg#a"],
    ['<meta http-equiv="refresh" content="0; url=https://example.org/">', "<meta>: loads https://example.org/"],
    ['<p onclick="x()">', "<p onclick>: the page's policy refuses handlers"],
    ['<a href="javascript:x()">', "<a href>: the page's policy refuses javascript:x()"],
    [
      '<div class="observablehq--inspect observablehq--error">SyntaxError: Unexpected token (1:2)</div>',
      "SyntaxError: Unexpected token (1:2)"
    ]
  ])("refuses %s", (html, expected) => {
    expect(messages(`<!DOCTYPE html><body>${html}</body>`)).toEqual([expect.stringContaining(expected)]);
  });

  it.each([
    '<a href="https://example.org/">',
    '<link rel="canonical" href="https://example.org/a">',
    '<link rel="icon" href="data:image/svg+xml,x">',
    '<img src="data:image/png;base64,AAAA">',
    '<img srcset="a.png 1x, ./b.png 2x" src="../c.png">',
    '<script type="application/json">{"from": "https://example.org/"}</script>',
    '<svg><rect fill="url(#a)" clip-path="url(#b)"/><use href="#c"/></svg>',
    "<style>p { background: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\") } /* url(https://example.org) */</style>"
  ])("accepts %s", (html) => {
    expect(messages(`<!DOCTYPE html><body>${html}</body>`)).toEqual([]);
  });

  it("names file and line", () => {
    expect(findPageDiagnostics("<!DOCTYPE html>\n<body>\n<img src='//example.org/x'>", "a/b.html")).toEqual([
      {file: "a/b.html", line: 3, message: "<img>: loads //example.org/x from outside the site; ship it with the site"}
    ]);
  });
});

describe("findStyleAddresses(css)", () => {
  it("finds what a stylesheet loads", () => {
    expect(
      findStyleAddresses(
        "@import 'a.css'; @import url(b.css); p{background:url( \"c.png\" )} /* url(d) */ q{src:url(e.woff2)}"
      )
    ).toEqual(["a.css", "b.css", "c.png", "e.woff2"]);
  });
});

describe("findImportAddresses(script)", () => {
  it("finds what a script imports, minified as well", () => {
    expect(
      findImportAddresses('import"./a.js";import{x as y}from"./b.js";export*from\'./c.js\';import(`./d.js`);import(e)')
    ).toEqual(["./a.js", "./b.js", "./c.js", "./d.js"]);
  });
});

describe("isExternal(address)", () => {
  it.each(["https://a", "//a", "\\\\a", " http://a", "ftp://a", "mailto:a"])("%j leads out", (address) => {
    expect(isExternal(address)).toBe(true);
  });

  it.each(["", "#a", "./a", "/a", "a?b=https://c", "data:image/png,a", "blob:a"])("%j stays", (address) => {
    expect(isExternal(address)).toBe(false);
  });
});
