import {expect, it} from "vitest";
import {readDeckPage} from "../../../src/components/present/deck-page.js";
import {bindDeckSearch} from "../../../src/components/present/find-in-deck.js";
import {presentPage} from "../../../src/components/present/show.js";
import {page, textOf} from "../dom.js";

const BODY = `<div class="tm-deck" data-deck="demo"><button data-show="present" hidden>Present</button><ol>
<li class="tm-deck-item" id="opening"><section class="tm-slide" data-slide="opening" data-steps="0"><h2 class="tm-slide-title" tabindex="-1">Opening hours</h2></section>
  <details><div class="tm-speaker-notes"><p>Begin with the branch libraries.</p></div></details></li>
<li class="tm-deck-item" id="loans"><section class="tm-slide" data-slide="loans" data-steps="2"><h2 class="tm-slide-title" tabindex="-1">Loans</h2>
  <ul><li>of books</li><li data-step="1">of films: 12,340</li><li data-step="2">café readings</li></ul></section>
  <details class="tm-deck-evidence"><summary>Evidence</summary><div><ul class="tm-slide-evidence"><li><strong>12,340</strong>, printed in the yearbook, table 4</li></ul></div></details></li>
</ol></div>`;

function open(address = "") {
  const {window, document} = page(BODY, address);
  const show = presentPage(document, window as unknown as Window & typeof globalThis)!;
  bindDeckSearch(document, readDeckPage(document)!.items, (command) => show.run(command));
  const press = (key: string, init: KeyboardEventInit = {}): boolean =>
    (document.activeElement ?? document.body).dispatchEvent(
      new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...init})
    );
  const ask = (query: string): readonly string[] => {
    const input = document.querySelector<HTMLInputElement>(".tm-show-find input")!;
    input.value = query;
    input.dispatchEvent(new window.Event("input", {bubbles: true}));
    return results().map(({textContent}) => textContent.replace(/\s+/g, " ").trim());
  };
  const results = (): readonly HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>(".tm-show-find [data-found]")
  ];
  const here = () => [
    [...document.querySelectorAll<HTMLElement>(".tm-deck-item")].find((item) => item.hasAttribute("data-here"))?.id,
    document.querySelectorAll(".tm-later").length
  ];
  return {document, press, ask, results, here, show};
}

it.each([
  ["/", {}],
  ["k", {ctrlKey: true}]
] as const)("%s opens the search while presenting, and not before", (key, init) => {
  const {document, press, show} = open();
  press(key, init);
  expect(document.querySelector("dialog")).toBeNull();
  show.present(0);
  press(key, init);
  expect(textOf(document, "dialog h2")).toBe("Search this deck");
});

it("finds words and numbers on slides, in evidence and in notes, whatever capitals and separators", () => {
  const {ask, press, show} = open();
  show.present(0);
  press("/");
  expect(ask("FILMS")).toEqual(["2. Loans On the slide: of films: 12,340"]);
  expect(ask("12340")).toEqual([
    "2. Loans On the slide: of films: 12,340",
    "2. Loans In the evidence: 12,340, printed in the yearbook, table 4"
  ]);
  expect(ask("cafe")).toHaveLength(1);
  expect(ask("yearbook films")).toEqual([]);
});

it("says no note aloud on the stage, and shows it in the speaker's window", () => {
  for (const [address, shown] of [
    ["", "1. Opening hours In the notes"],
    ["?speaker", "1. Opening hours In the notes: Begin with the branch libraries."]
  ] as const) {
    const {ask, press, show} = open(address);
    show.present(0);
    press("/");
    expect(ask("branch")).toEqual([shown]);
  }
});

it("goes to the step where what was found stands", () => {
  const {ask, press, results, here, show, document} = open();
  show.present(0);
  press("/");
  ask("films");
  results()[0]!.click();
  expect([document.querySelector("dialog"), here()]).toEqual([null, ["loans", 1]]);
});

it("shows evidence above the slide, and closing leads back to that slide and step", () => {
  const {ask, press, results, here, show, document} = open();
  show.run({type: "slide", slide: 1, step: 1});
  press("/");
  ask("yearbook");
  results()[0]!.click();
  expect(textOf(document, "dialog.tm-show-evidence h2")).toBe("Evidence: Loans");
  document.querySelector("dialog")!.close();
  expect([document.querySelector("dialog"), here()]).toEqual([null, ["loans", 1]]);
});

it("says what is found, and when nothing is", () => {
  const {ask, press, show, document} = open();
  show.present(0);
  press("/");
  ask("books");
  expect(textOf(document, ".tm-show-find [role=status]")).toBe("One result.");
  ask("nowhere");
  expect(textOf(document, ".tm-show-find [role=status]")).toBe("Nothing is found for “nowhere”.");
});
