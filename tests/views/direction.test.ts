import {beforeAll, describe, expect, it} from "vitest";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {deckView} from "../../src/views/deck-view.js";
import {page} from "../components/dom.js";
import {demoDeck} from "../support/demo-deck.js";

const TEXT = `---
title: الأرقام
lang: LANG
---

# الأرقام

---

## من بين {{ demo.ships-2014 }} سفينة

- تغيّر العدد {{ share(demo.fishing, demo.ships-2014) | +.0% }} \`a.code()\`

::: notes
قال {{ demo.fishing }}.
:::

---
layout: figure-left
---

## يسار

\`\`\`chart
ref: bars
\`\`\`

كلمات

---

## يستنتج

كلمات

\`\`\`chart
ref: bars
\`\`\`
`;

async function view(lang: string): Promise<HTMLElement> {
  const {deck} = await demoDeck(TEXT.replace("LANG", lang));
  const {document} = page("");
  return deckView(deck as CompiledDeck, {document, href: (path) => path, traceHref: (x) => `#${x}`});
}
const sidesOf = (slide: Element | undefined): readonly (string | null)[] =>
  [...slide!.querySelector(".tm-slide-body")!.children].map(({className}) => className);

describe.each(["ar", "he", "fa"])("a deck in %s", (lang) => {
  let deck: HTMLElement;
  let slides: readonly Element[];
  beforeAll(async () => {
    deck = await view(lang);
    slides = [...deck.querySelectorAll(".tm-slide")];
  });

  it("is laid out from right to left, its notes too", () => {
    expect(slides.map((slide) => slide.getAttribute("dir"))).toEqual(slides.map(() => "rtl"));
    expect(deck.querySelector(".tm-speaker-notes")!.getAttribute("dir")).toBe("rtl");
  });

  it("sets numbers apart, so that their signs stay where they are read", () => {
    const numbers = [...slides[1]!.querySelectorAll("a.tm-number")];
    expect(numbers.map((number) => [number.textContent, number.getAttribute("dir")])).toEqual([
      ["200", "ltr"],
      ["+60%", "ltr"]
    ]);
  });

  it("leaves code and charts as they are, and the site's own words in their order", () => {
    expect(slides[1]!.querySelector("code")!.getAttribute("dir")).toBe("ltr");
    expect(slides[2]!.querySelector(".tm-slide-drawing")!.getAttribute("dir")).toBe("ltr");
    const [source, ...others] = slides[2]!.querySelectorAll(".tm-slide-source");
    expect([source!.children.length, source!.firstElementChild!.localName, others]).toEqual([1, "bdi", []]);
    expect(source!.textContent).toContain("Harbour Council");
    expect(slides[2]!.querySelector(".tm-slide-caveats > span")!.firstElementChild!.localName).toBe("bdi");
  });

  it("has a figure on the side that its layout names, else on the left of the words before it", () => {
    expect(slides[2]!.getAttribute("data-layout")).toBe("figure-left");
    expect(sidesOf(slides[2])).toEqual(["tm-slide-text", "tm-slide-figures"]);
    expect(slides[3]!.getAttribute("data-layout")).toBe("figure-left");
  });
});

it("a deck in another language says nothing of direction", async () => {
  expect((await view("en")).querySelectorAll("[dir], bdi").length).toBe(0);
});
