import {describe, expect, it} from "vitest";
import {whyNoImage, whyNoLink} from "../../../src/core/deck/html.js";
import {readBlocks} from "../../support/manuscripts.js";

describe("whyNoLink(href)", () => {
  it.each([
    "https://example.org/a?b=c#d",
    "http://example.org",
    "mailto:a@example.org",
    "/tables/",
    "a/b.md",
    "../c",
    "#d",
    "?x=a:b",
    "/a:b",
    "./a:b"
  ])("keeps %j", (href) => expect(whyNoLink(href)).toBeNull());

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java%09script:alert(1)",
    "java%0ascript:alert(1)",
    "\u0001javascript:alert(1)",
    "%01javascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "data:image/svg+xml,x",
    "file:///etc/hosts",
    "blob:x",
    "about:blank",
    "x:y",
    "ja\u200bvascript:alert(1)",
    "view-source:x",
    "https://[",
    "C:\\a"
  ])("drops %j", (href) => expect(whyNoLink(href)).not.toBeNull());
});

describe("whyNoImage(src)", () => {
  it.each([
    "a.png",
    "/a.png",
    "../a b.svg",
    "./a.jpg?x",
    "data:image/png;base64,AA==",
    "data:image/jpeg;base64,AA",
    "data:image/gif;base64,AA",
    "data:image/webp;base64,AA"
  ])("keeps %j", (src) => expect(whyNoImage(src)).toBeNull());

  it.each([
    "",
    "https://example.org/a.png",
    "HTTP://example.org/a.png",
    "//example.org/a.png",
    "\\\\host\\a.png",
    "/\\host/a.png",
    "ht\ntp://example.org/a",
    "data:image/svg+xml;base64,AA",
    "data:text/html,x",
    "data:image/png,<svg>",
    "javascript:1",
    "file:///a.png",
    "C:\\a.png",
    "ftp://example.org/a.png"
  ])("drops %j", (src) => expect(whyNoImage(src)).not.toBeNull());
});

describe("readBlocks(text): what is hostile is dropped and told", () => {
  it.each<[string, string, string]>([
    ["a <script>alert(1)</script> b", "a  b", "<script> and what it holds"],
    ["<script>\nalert(1)\n\nalert(2)\n</script>\n\nb", "b", "<script> and what it holds"],
    ["<SCRIPT src=x></SCRIPT>", "", "<script> and what it holds"],
    [
      "<svg onload=alert(1)>\n\n<script>alert(1)</script>\n\ntext\n\n</svg>\n\nb",
      "b",
      "<svg> with onload and what it holds"
    ],
    ["a <svg><script>1</script></svg> b", "a  b", "<svg> and what it holds"],
    ["<img src=x onerror='alert(1)'>", "", "<img> with onerror"],
    ['a <b ONCLICK="x">b</b>', "a b", "<b> with onclick"],
    ['<iframe src="javascript:1"></iframe>', "", "<iframe> and what it holds"],
    ["<style>* {color: red}</style>", "", "<style> and what it holds"],
    ["<object data=x>a</object>", "", "<object> and what it holds"],
    ['<form action="javascript:1">\n<button>x</button>\n</form>', "", "<form>, <button> and what it holds"],
    ['<a href="javascript:alert(1)">b</a>', "b", "<a>"],
    ["<math><mtext></mtext></math> b", "b", "<math> and what it holds"],
    ["[b](javascript:alert(1))", "b", "a javascript: link"],
    ["[b](&#x6A;avascript:alert(1))", "b", "a javascript: link"],
    ["[b][c]\n\n[c]: vbscript:x", "b", "a vbscript: link"],
    ["<javascript:alert(1)>", "javascript:alert(1)", "a javascript: link"],
    ["[b](data:text/html;base64,AAAA)", "b", "a data: link"],
    ["![b](data:image/svg+xml;base64,AAAA)", "", "a data: picture that is no PNG, JPEG, GIF or WebP"],
    ["![b](javascript:1)", "", "a picture at javascript:"]
  ])("%j", (text, left, told) => {
    const {blocks, messages} = readBlocks(text, 1);
    const texts: string[] = [];
    JSON.stringify(blocks, (key, value: unknown) => {
      if (key === "text") texts.push(value as string);
      if (key === "href" || key === "src") throw new Error(`kept ${String(value)}`);
      return value;
    });
    expect(texts.join("")).toBe(left);
    expect(messages.map(({message, kind}) => `${kind}: ${message}`).join("\n")).toContain(`dropped: dropped ${told}`);
  });

  it("a comment joins no tag of what stands around it", () => {
    const {blocks} = readBlocks("<scr<!-- -->ipt>alert(1)</scr<!-- -->ipt>", 1);
    expect(blocks).toEqual([{type: "paragraph", inline: [{type: "text", text: "<script>alert(1)</script>"}]}]);
  });

  it.each(["<img src=x onerror=alert(1)", "<b/onclick=alert(1)>", "&#60;script&#62;"])(
    "what is no tag to Markdown is text: %j",
    (text) =>
      expect(readBlocks(text, 1).blocks).toEqual([
        {type: "paragraph", inline: [{type: "text", text: text.replace("&#60;", "<").replace("&#62;", ">")}]}
      ])
  );
});
