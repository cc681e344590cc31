import {beforeAll, expect, it} from "vitest";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {deckList, deckView, deckWords} from "../../src/views/deck-view.js";
import {page, textOf} from "../components/dom.js";
import {demoDeck} from "../support/demo-deck.js";

const {document} = page("");
const context = {document, href: (path: string) => path, traceHref: (expression: string) => `?x=${expression}`};

let deck: CompiledDeck;
let view: HTMLElement;
beforeAll(async () => {
  ({deck} = await demoDeck());
  view = deckView(
    {...deck, duration: 600, slides: deck.slides.map((slide) => ({...slide, target: slide.number === 1 ? 60 : null}))},
    context
  );
});

it("lists every slide in order, by its id, with what the speaker's window needs", () => {
  const items = [...view.querySelectorAll<HTMLElement>(".tm-deck-item")];
  expect(items.map(({id}) => id)).toEqual(deck.slides.map(({id}) => id));
  expect([view.dataset.deck, view.dataset.duration, items[0]!.dataset.target, items[1]!.dataset.target]).toEqual([
    "demo",
    "600",
    "60",
    undefined
  ]);
});

it("hides what needs a script, and folds notes and evidence below their slide", () => {
  expect([...view.querySelectorAll<HTMLElement>("[data-show]")].every(({hidden}) => hidden)).toBe(true);
  expect(textOf(view, "#bars .tm-deck-notes .tm-speaker-notes")).toMatch(/^Only in the notes: /);
  expect(view.querySelector("#bars .tm-deck-notes")!.hasAttribute("open")).toBe(false);
  expect([...view.querySelectorAll(".tm-deck-notes")]).toHaveLength(
    deck.slides.filter(({notes}) => notes.length > 0).length
  );
});

it("lists every number of a slide with the figures as printed and their places", () => {
  for (const {id, expressions} of deck.slides) {
    const listed = [...view.querySelectorAll(`#${id} .tm-slide-evidence > li > strong > a`)].map((link) =>
      link.getAttribute("data-trace")
    );
    expect(listed).toEqual(expressions);
  }
  const share = [...view.querySelectorAll("#bars .tm-slide-evidence > li")].find((item) =>
    item.querySelector("a")!.getAttribute("data-trace")!.startsWith("share(")
  )!;
  const facts = deck.expressions
    .find(({expression}) => expression.startsWith("share("))!
    .facts.map((fact) => deck.facts.find(({id}) => id === fact)!);
  expect([...share.querySelectorAll("q")].map(({textContent}) => textContent)).toEqual(facts.map(({shown}) => shown));
  facts.forEach(({locator}) => expect(share.textContent).toContain(locator));
  const [part, whole] = facts.map(({shown}) => shown);
  expect(share.textContent).toMatch(new RegExp(`^[\\d.]+% = ${part} of ${whole} ships, on the slide as`));
  expect(share.querySelector("details:not([open]) code")!.textContent).toMatch(/^share\(/);
  expect([...share.querySelectorAll("[data-fact]")].map((item) => item.getAttribute("data-fact"))).toEqual(
    facts.map(({id}) => id)
  );
  expect(share.textContent).toContain(`on the slide as ${view.querySelector("#bars h2 .tm-number")!.textContent}`);
});

it("says in a line what a deck is", () => {
  expect(deckWords({...deck, duration: 600})).toBe(
    "What the keepers wrote · A. Keeper · 2024-05-06 · Figures of 2010 and 2014 · 6 slides, 10 minutes"
  );
  expect(deckWords({...deck, subtitle: "", author: "", date: "", period: "", slides: deck.slides.slice(0, 1)})).toBe(
    "1 slide"
  );
});

it("lists decks with links to them", () => {
  const list = deckList([deck], document);
  expect([list.querySelector("a")!.getAttribute("href"), textOf(list, "h2"), textOf(list, "p")]).toEqual([
    "/decks/demo",
    deck.title,
    deckWords(deck)
  ]);
});

it("has in notes and evidence, and not on the slide, the whole of what the slide says in short", () => {
  const words = (text: string) => [{type: "text" as const, text}];
  const bars = deck.slides.find(({id}) => id === "bars")!;
  const slide = {
    ...bars,
    caveats: [words("Ships seen, not all ships."), words("Whole.")],
    short: [words("Ships seen.")]
  };
  const shown = deckView({...deck, slides: [slide]}, context);
  for (const kind of ["notes", "evidence"])
    expect([...shown.querySelectorAll(`.tm-deck-${kind} .tm-slide-whole li`)].map((item) => item.textContent)).toEqual([
      "Ships seen, not all ships.",
      "Whole."
    ]);
  const said = shown.querySelector(".tm-slide-caveats")!.textContent;
  expect([said.includes("Ships seen."), said.includes("Whole")]).toEqual([true, false]);
});
