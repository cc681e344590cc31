import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it, vi} from "vitest";
import {compileBriefing} from "../../../loaders/decks/compile-briefing.js";
import {compileDeck} from "../../../loaders/decks/compile-deck.js";
import {siteOf} from "../../../loaders/render/site.js";
import type {Site} from "../../../loaders/render/site.js";
import type {Frame, FrameContent} from "../../../src/components/build/build-frame.js";
import {deckBuilder} from "../../../src/components/build/deck-builder.js";
import {pageBuilder} from "../../../src/components/build/page-builder.js";
import {readBriefing} from "../../../src/core/briefing/read-briefing.js";
import {readDeck} from "../../../src/core/deck/read-deck.js";
import {applySplices} from "../../../src/core/editing/splice.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {inTerms} from "../../../src/core/terms/in-terms.js";
import {onePixel} from "../../support/one-pixel.js";
import {realData} from "../../support/real-site.js";

const {window} = new JSDOM("<body></body>", {url: "http://localhost/build/deck"});
const {document} = window;
// Nothing is laid out here, and so nothing is measured.
Object.defineProperty(document, "fonts", {value: {ready: new Promise(() => undefined)}});
window.HTMLElement.prototype.scrollIntoView = () => undefined;

let site: Site;
beforeAll(async () => {
  const verified = await realData();
  site = siteOf(verified);
  const carried = document.createElement("script");
  carried.id = "tm-evidence";
  carried.type = "application/json";
  carried.textContent = JSON.stringify(verified.evidence);
  document.body.append(carried);
});

const DECK = `---
title: Sentences
period: Figures of 2014
lang: en
---

# Convictions

---
id: first
---

## First

{{ un.convictions-2014 }} convictions.[^a]

[^a]: As printed.

---

## With a picture

![A map](map.png)

- One
- Two
`;

/** A builder over a text that nothing but the builder itself draws after the first time. */
async function opened(
  kind: "deck" | "notebook" | "briefing",
  first: string,
  build: (frame: Frame) => FrameContent
): Promise<{readonly text: () => string; readonly place: HTMLElement; readonly content: FrameContent}> {
  let text = first;
  const frame: Frame = {
    document,
    window: window as unknown as Frame["window"],
    name: {kind, name: "it"},
    text: () => text,
    act: (action) => {
      text = applySplices(text, action());
      content.refresh();
      return true;
    },
    say: () => undefined,
    save: () => Promise.resolve(),
    showProblems: () => undefined,
    themes: () => Promise.resolve(["themes/harbour.yaml", "themes/own.yml"])
  };
  const content = build(frame);
  const place = document.createElement("div");
  place.append(...content.regions);
  document.body.append(place);
  content.refresh();
  if (kind === "deck") content.drawn({deck: compiled(text), problems: []}, text);
  else if (kind === "briefing") content.drawn({briefing: briefing(text), problems: []}, text);
  else content.drawn({html: ["<h1>Loans</h1>", "<p>One.</p>", "<figure>Drawn</figure>"], problems: []}, text);
  await new Promise((done) => setTimeout(done, 50));
  return {text: () => text, place, content};
}

const compiled = (text: string) =>
  inTerms(
    compileDeck(readDeck(readManuscript(text, {kind: "deck"})), {name: "it", file: "it.md", site, picture: onePixel})
      .deck,
    "guidelines"
  );
const briefing = (text: string) =>
  inTerms(
    compileBriefing(readBriefing(readManuscript(text, {kind: "briefing"})), {name: "it", file: "it.md", site}).briefing,
    "guidelines"
  );

function type(place: HTMLElement, label: string, text: string): void {
  const [name] = [...place.querySelectorAll("label")].filter(({textContent}) => textContent === label);
  const field = place.querySelector<HTMLTextAreaElement>(`#${name!.htmlFor}`)!;
  field.value = text;
  field.dispatchEvent(new window.Event("input", {bubbles: true}));
}

const choose = (place: HTMLElement, index: number): void =>
  place.querySelector<HTMLElement>(`[role=option][data-index="${index}"]`)!.click();
const listed = (place: HTMLElement): readonly string[] =>
  [...place.querySelectorAll("[role=option]")].map(
    (option) => (option.querySelector(".tm-hidden") ?? option).textContent
  );
const parts = (place: HTMLElement): readonly string[] =>
  [".tm-slide-title", ".tm-slide-body", ".tm-footnotes, .tm-slide-foot"].map(
    (selector) => place.querySelector(selector)?.innerHTML ?? ""
  );

describe("the deck builder, before the check of what is typed has answered", () => {
  it("shows the slide as the whole drawing will show it", async () => {
    const {text, place} = await opened("deck", DECK, deckBuilder);
    choose(place, 1);
    place.querySelector<HTMLElement>(".tm-build-stage .tm-slide-title")!.click();
    type(place, "Headline", "Of {{ un.convictions-2014 }}");
    expect(place.querySelector(".tm-build-stage .tm-slide-title")!.textContent).toBe("Of 141");
    expect(listed(place)[1]).toBe("2: Of 141");
    type(
      place,
      "Text",
      "## Of {{ un.convictions-2014 }}, most\n\n{{ un.suspended-2014 }} were *suspended*.[^b]\n\n[^b]: Of all."
    );
    const stage = place.querySelector<HTMLElement>(".tm-build-stage")!;
    expect(stage.querySelector(".tm-slide-title")!.textContent).toBe("Of 141, most");
    expect(stage.querySelector("em")!.textContent).toBe("suspended");
    const whole = document.createElement("div");
    const again = await opened("deck", text(), deckBuilder);
    choose(again.place, 1);
    whole.append(...again.place.querySelector(".tm-build-stage")!.childNodes);
    expect(parts(stage).slice(0, 2)).toEqual(parts(whole).slice(0, 2));
  });

  it("keeps pictures and figures as they were drawn, and leaves what it can't draw as it was", async () => {
    const {place} = await opened("deck", DECK, deckBuilder);
    choose(place, 2);
    type(place, "Text", "![A map](map.png)\n\n- Three");
    const stage = place.querySelector<HTMLElement>(".tm-build-stage")!;
    expect(stage.querySelector("img")!.src).toMatch(/^data:/);
    expect(stage.querySelector("li")!.textContent).toBe("Three");
    type(place, "Text", "![A map](other.png)\n\n- Four");
    expect(stage.querySelector("li")!.textContent).toBe("Three");
    type(place, "Text", "{{ un.no-such-fact }}\n\n- Five");
    expect(stage.querySelector("li")!.textContent).toBe("Three");
  });
});

describe("the inspector", () => {
  const fold = (place: HTMLElement, summary: string): HTMLDetailsElement =>
    [...place.querySelectorAll("details")].find((one) => one.querySelector("summary")!.textContent === summary)!;
  const open = (details: HTMLDetailsElement): void => {
    details.open = true;
    details.dispatchEvent(new window.Event("toggle"));
  };

  it("gives the printed figures behind the slide's numbers, each with its trace, and says where there are none", async () => {
    const {place} = await opened("deck", DECK, deckBuilder);
    const evidence = fold(place, "Evidence of this slide");
    open(evidence);
    expect(evidence.textContent).toContain("The slide shows no number.");
    choose(place, 1);
    const [number] = evidence.querySelectorAll("a[data-trace]");
    expect([number!.textContent, number!.getAttribute("data-trace")]).toEqual(["141", "un.convictions-2014"]);
    expect(evidence.querySelector("[data-fact]")!.textContent).toContain("para 41");
  });

  it("offers the workspace's own themes by name, and keeps one that only the deck names", async () => {
    const {text, place} = await opened(
      "deck",
      DECK.replace("lang:", "theme: ../themes/elsewhere.yaml\nlang:"),
      deckBuilder
    );
    const [label] = [...place.querySelectorAll("label")].filter(({textContent}) => textContent === "Theme of the deck");
    const select = place.querySelector<HTMLSelectElement>(`#${label!.htmlFor}`)!;
    expect(select.value).toBe("../themes/elsewhere.yaml");
    expect([...select.options].slice(-2).map(({value, text}) => [value, text])).toEqual([
      ["themes/harbour.yaml", "harbour"],
      ["themes/own.yml", "own"]
    ]);
    select.value = "themes/own.yml";
    select.dispatchEvent(new window.Event("input", {bubbles: true}));
    expect(text()).toContain("\ntheme: themes/own.yml\n");
  });

  it("sets what is said of a whole deck, and says on which slide a line stands", async () => {
    const {text, place, content} = await opened("deck", DECK, deckBuilder);
    const [title] = [...place.querySelectorAll("label")].filter(({textContent}) => textContent === "Title");
    expect(place.querySelector<HTMLInputElement>(`#${title!.htmlFor}`)!.value).toBe("Sentences");
    type(place, "Title", "Years");
    type(place, "Time to present it in, such as 10m", "10m");
    expect(text()).toBe(
      DECK.replace("title: Sentences", "title: Years").replace("lang: en", "lang: en\nduration: 10m")
    );
    expect([1, 13, 40].map((line) => content.placeOf(line))).toEqual(["Slide 1", "Slide 2", "Slide 3"]);
  });

  it("folds the Markdown of what is set by options, until one asks for it, and of nothing else", async () => {
    const first = "# Loans\n\nOne.\n\n```chart\nref: a\n```\n";
    const {place} = await opened("notebook", first, pageBuilder);
    const markdown = fold(place, "Markdown of this block");
    expect(markdown.open).toBe(true);
    choose(place, 2);
    expect(markdown.open).toBe(false);
    markdown.open = true;
    type(place, "Text of the block", "```chart\nref: ab\n```");
    expect(markdown.open).toBe(true);
    choose(place, 1);
    expect(markdown.open).toBe(true);
    choose(place, 2);
    expect(markdown.open).toBe(false);
  });
});

describe("the page builder, before the check of what is typed has answered", () => {
  it("shows a briefing with what is typed", async () => {
    const {place} = await opened("briefing", "# Convictions\n\nFew.\n\nMore.\n", pageBuilder);
    choose(place, 1);
    type(place, "Text of the block", "{{ un.convictions-2014 }} of them.");
    const sheets = place.querySelector<HTMLIFrameElement>(".tm-build-page iframe")!;
    await vi.waitFor(() => expect(sheets.contentDocument!.body.textContent).toContain("141 of them."));
    expect(listed(place)).toEqual(["1: Convictions", "2: 141 of them.", "3: More."]);
    type(place, "Text of the block", "{{ un.no-such-fact }} and {{ of them.");
    expect(listed(place)[1]).toBe("2: {{ un.no-such-fact }} and {{ of them.");
  });

  it("shows a block of a notebook with what is typed, and charts as they were drawn", async () => {
    const {place} = await opened("notebook", "# Loans\n\nOne.\n\n```chart\nref: a\n```\n", pageBuilder);
    choose(place, 1);
    type(place, "Text of the block", "**{{ un.convictions-2014 }}** of them.");
    const page = place.querySelector(".tm-build-page")!;
    expect(page.querySelector("strong a.tm-number")!.textContent).toBe("141");
    expect(page.querySelector("figure")!.textContent).toBe("Drawn");
  });
});
