import {createRequire} from "node:module";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {selectQuickly, styleLazily} from "../../bin/quick-dom.js";

const PAGE = `<body><h2 id="one">One <a href="/x">x</a></h2><p><a name="two">two</a><a download href="/y">y</a></p><image src="/z">
  <svg><linearGradient id="fade"></linearGradient><a href="#s"><title>s</title></a><g aria-label="bars"><text aria-label="1">1</text></g></svg>
  <audio><source src="/s"></audio><template><a href="/hidden">h</a></template></body>`;

const SELECTORS = [
  "*", "a", "a[href]", "a[href][download]", "[id]", "[id],[name]", "h1[id], h2[id], h3[id]", "svg a", "svg > a", "svg", "g:is(text, a), b", "title, text", "img[src]", "g[aria-label], g[aria-description]",
  ":not(a):not(g)[aria-label]", "audio source[src]", "video source[src]", "link[href]", "linearGradient", "lineargradient", "a.none", "a, b:first-child", "[aria-label]", "observablehq-loading"
];

describe("selectQuickly(window)", () => {
  const {window} = new JSDOM(PAGE);
  const roots = (): readonly ParentNode[] => [window.document, window.document.body, window.document.querySelector("svg")!];
  const asked = (selector: string): readonly (readonly Element[])[] => roots().map((root) => [...root.querySelectorAll(selector)]);
  const before = new Map(SELECTORS.map((selector) => [selector, asked(selector)]));
  selectQuickly(window as unknown as Parameters<typeof selectQuickly>[0]);

  it.each(SELECTORS)("finds the same by %s", (selector) => {
    expect(asked(selector).map((found) => found.length)).toEqual(before.get(selector)!.map((found) => found.length));
    asked(selector).forEach((found, i) => found.forEach((element, k) => expect(element === before.get(selector)![i]![k]).toBe(true)));
  });

  it("finds what has come since, and not what has gone", () => {
    const {document} = window;
    const link = document.createElement("link");
    link.setAttribute("href", "/new.css");
    document.body.append(link);
    expect([...document.querySelectorAll("link[href]")]).toEqual([link]);
    link.remove();
    expect([...document.querySelectorAll("link[href]")]).toEqual([]);
  });

  it("refuses what is no selector", () => {
    for (const selector of ["a[", "", "a,"]) expect(() => window.document.querySelectorAll(selector), selector).toThrow();
  });
});

describe("styleLazily(module)", () => {
  const html = '<p style="color: red; margin:0">a</p><svg style="fill:blue"></svg><b>b</b>';

  /** A jsdom of its own, as if loaded for the first time. */
  const freshJsdom = (lazily: boolean): typeof JSDOM => {
    const require = createRequire(import.meta.url);
    for (const path of Object.keys(require.cache)) if (path.includes("/node_modules/jsdom/")) Reflect.deleteProperty(require.cache, path);
    if (lazily) styleLazily(require("jsdom/lib/jsdom/living/nodes/ElementCSSInlineStyle-impl.js") as Parameters<typeof styleLazily>[0]);
    return (require("jsdom") as {JSDOM: typeof JSDOM}).JSDOM;
  };

  const used = (Dom: typeof JSDOM): readonly string[] => {
    const {document} = new Dom(html).window;
    const [p, svg, b] = ["p", "svg", "b"].map((name) => document.querySelector<HTMLElement>(name)!) as [HTMLElement, HTMLElement, HTMLElement];
    const steps: string[] = [document.body.innerHTML, p.style.color, svg.style.cssText, b.style.cssText];
    b.style.setProperty("color", "green");
    p.setAttribute("style", "margin: 1px");
    svg.removeAttribute("style");
    const copy = p.cloneNode(true) as HTMLElement;
    copy.style.margin = "2px";
    return [...steps, document.body.innerHTML, p.style.color, p.style.margin, svg.style.cssText, copy.outerHTML, p.outerHTML];
  };

  it("leaves styles as they were", () => {
    expect(used(freshJsdom(true))).toEqual(used(freshJsdom(false)));
  });
});
