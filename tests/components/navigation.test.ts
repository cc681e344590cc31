import {JSDOM} from "jsdom";
import {beforeEach, expect, it} from "vitest";
import {siteNavigation} from "../../loaders/site/pages.js";
import {bindNavigation} from "../../src/components/site-links.js";

const SITE = {
  name: "Norland",
  notebooks: [
    {id: "ships", label: "Ships"},
    {id: "victims", label: "Lamps & <oil>"}
  ]
};

let document: Document;
beforeEach(() => {
  ({document} = new JSDOM(
    `<body>${siteNavigation("/notebooks/victims", SITE)}<main><a href="#">elsewhere</a></main>`
  ).window);
  bindNavigation(document);
});

const groups = (): readonly HTMLDetailsElement[] => [...document.querySelectorAll("details")];
const open = (): readonly (string | null)[] =>
  groups()
    .filter((group) => group.open)
    .map((group) => group.querySelector("summary")!.textContent);

it("siteNavigation(path, site) marks the page and the group that holds it", () => {
  expect(
    [...document.querySelectorAll("[aria-current]")].map((element) => [
      element.localName,
      element.textContent,
      element.getAttribute("aria-current")
    ])
  ).toEqual([
    ["summary", "Notebooks", "true"],
    ["a", "Lamps & <oil>", "page"]
  ]);
  const marked = (path: string): readonly string[] =>
    [...new JSDOM(siteNavigation(path, SITE)).window.document.querySelectorAll("[aria-current]")].map(
      ({textContent}) => textContent
    );
  expect(marked("/index")).toEqual(["Norland"]);
  expect(marked("/decks/index")).toEqual(["Present", "Decks"]);
  expect(marked("/decks/summit")).toEqual(["Present"]);
  expect(marked("/404")).toEqual([]);
});

it("siteNavigation(path, site) has no group of notebooks where there are none", () => {
  const {document: bare} = new JSDOM(siteNavigation("/index", {name: "Norland", notebooks: []})).window;
  expect([...bare.querySelectorAll("summary")].map(({textContent}) => textContent)).toEqual([
    "Explore",
    "Present",
    "Check",
    "Guides"
  ]);
  expect([...bare.querySelectorAll("ul")].filter(({children}) => children.length === 0)).toEqual([]);
});

it("folds a group by Escape, and the focus returns to its name", () => {
  groups()[0]!.open = true;
  const link = groups()[0]!.querySelector("a")!;
  link.focus();
  link.dispatchEvent(new document.defaultView!.KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
  expect([open(), document.activeElement?.textContent]).toEqual([[], "Notebooks"]);
});

it.each(["click", "focusin"])("folds a group by a %s elsewhere, and not by one within", (type) => {
  const send = (element: Element): boolean =>
    element.dispatchEvent(new document.defaultView!.Event(type, {bubbles: true}));
  groups()[1]!.open = true;
  send(groups()[1]!.querySelector("a")!);
  expect(open()).toEqual(["Explore"]);
  send(document.querySelector("main a")!);
  expect(open()).toEqual([]);
});
