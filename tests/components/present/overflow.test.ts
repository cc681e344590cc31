import {expect, it} from "vitest";
import {readDeckPage} from "../../../src/components/present/deck-page.js";
import {markDiagnostics, overflowOf, overflowText} from "../../../src/components/present/overflow.js";
import {page} from "../dom.js";

/** A slide of 640 × 360 pixels, whose elements say where they are: `left top right bottom`. */
function slide({foot = "0 320 640 350", body = "32 60 600 300", size = "12px"} = {}) {
  const {document, window} =
    page(`<div class="tm-deck"><ol><li class="tm-deck-item"><section class="tm-slide" data-at="0 0 640 360"><div class="tm-slide-box" data-at="0 0 640 360">
    <header data-at="32 10 600 50"><h2 class="tm-slide-title" data-at="32 10 600 50" style="font-size: 19px"><span data-at="32 5 600 70" style="display: inline; font-size: 19px">Title</span></h2></header>
    <div class="tm-slide-body" data-at="32 60 600 300"><p data-at="${body}" style="font-size: ${size}">Text</p><p class="tm-hidden" data-at="0 0 900 900" style="font-size: 1px">Said</p></div>
    <footer data-at="${foot}"><p data-at="${foot}" style="font-size: 10px">Source</p></footer></div></section></li></ol></div>`);
  window.Element.prototype.checkVisibility = () => true;
  window.Element.prototype.getBoundingClientRect = function (this: Element) {
    const [left = 0, top = 0, right = 0, bottom = 0] = (this.getAttribute("data-at") ?? "0 0 0 0")
      .split(" ")
      .map(Number);
    return {left, top, right, bottom, width: right - left, height: bottom - top} as DOMRect;
  };
  return {document, section: document.querySelector<HTMLElement>("section")!};
}

const NONE = {
  below: 0,
  right: 0,
  crowded: false,
  overlap: 0,
  small: null,
  isShrunk: false,
  starts: [],
  foot: 0,
  titles: []
};

it("finds nothing where all is in its place; what only screen readers are told doesn't count", () => {
  expect(overflowOf(slide().section)).toEqual(NONE);
  expect(overflowText(NONE)).toBe("");
});

it.each([
  ["below", {foot: "0 340 640 380"}, {...NONE, below: 40}, "40 pixels too high"],
  ["beyond the right", {body: "32 60 700 300"}, {...NONE, right: 120}, "120 pixels too wide"],
  ["beyond the left", {body: "-20 60 600 300"}, {...NONE, right: 40}, "40 pixels too wide"],
  ["over the foot", {body: "32 60 600 330"}, {...NONE, overlap: 20}, "text overlaps by 20 pixels"],
  ["small letters", {size: "8px"}, {...NONE, small: 16}, "letters of 16 pixels, below 18"]
])("measures what is %s in pixels of 1280 × 720", (_, made, overflow, text) => {
  expect(overflowOf(slide(made).section)).toEqual(overflow);
  expect(overflowText(overflow)).toBe(text);
});

it("a formula is as large as the text around it; what it sets lower may be smaller", () => {
  const {document, section} = slide();
  const formula = (size: string): void => {
    const math = Object.assign(document.createElement("math"), {innerHTML: '<i style="font-size: 6px">x</i>'});
    const text = section.querySelector("p")!;
    text.style.fontSize = size;
    text.replaceChildren(math);
  };
  formula("12px");
  expect(overflowOf(section)).toEqual(NONE);
  formula("8px");
  expect(overflowOf(section)).toEqual({...NONE, small: 16});
});

it("measures what reaches beyond its own place, such as words under a picture beside them", () => {
  const {section} = slide();
  const text = section.querySelector(".tm-slide-body > p")!;
  Object.defineProperties(text, {clientWidth: {value: 200}, scrollWidth: {value: 250}});
  expect(overflowOf(section)).toEqual({...NONE, right: 100});
});

it.each([
  ["the point that reaches into the foot", ["70 200", "210 340"], "second", "Second point of the slide"],
  ["nothing where the first fills the slide", ["70 340", "345 360"], "", ""],
  ["nothing where all fits", ["70 200", "210 300"], "", ""]
])("offers two slides, the second from %s", (_what, places, begins, words) => {
  const {section} = slide(begins === "" && places[1] === "210 300" ? {} : {foot: "0 350 640 380"});
  const items = ["First point", "Second point of the slide"].map((text, i) => {
    const [top, bottom] = places[i]!.split(" ");
    return `<li data-at="32 ${top} 600 ${bottom}">${text}</li>`;
  });
  section.querySelector(".tm-slide-body")!.innerHTML = `<ul data-at="32 70 600 340">${items.join("")}</ul>`;
  const overflow = overflowOf(section);
  expect(overflow.starts).toEqual(words === "" ? [] : [words]);
  expect(overflowText(overflow).includes(`make two slides of it, the second from “${words}”`)).toBe(words !== "");
});

it("reckons into how many slides a table of many rows must be made, each below its head, and says what else helps", () => {
  const {section} = slide({foot: "0 350 640 380"});
  const row = (i: number): string => `<tr data-at="32 ${80 + 20 * i} 600 ${100 + 20 * i}"><th>row ${i}</th></tr>`;
  const rows = Array.from({length: 30}, (_, i) => row(i)).join("");
  section.querySelector(".tm-slide-body")!.innerHTML =
    `<table data-at="32 60 600 680"><thead data-at="32 60 600 80"></thead><tbody>${rows}</tbody></table>`;
  const overflow = overflowOf(section);
  // From 60 to 330 there is room for the head and twelve rows.
  expect(overflow).toMatchObject({starts: ["row 12", "row 24"], rows: {fit: 12, all: 30}});
  expect(overflowText({...NONE, below: 640, isShrunk: true, starts: overflow.starts, rows: overflow.rows})).toBe(
    "640 pixels too high; PDF and pictures show all of it smaller than the other slides, so that nothing is cut off; 12 of its 30 rows fit; make 3 slides of it, the second from “row 12”, keep fewer rows, or show a chart of them"
  );
});

it("tells of a foot of more than two lines, and of a chart's title of more than one", () => {
  const {section} = slide();
  const lined = (element: Element, lines: number): void => {
    element.setAttribute("style", "line-height: 10px; font-size: 10px");
    element.setAttribute("data-at", `0 0 600 ${10 * lines}`);
  };
  section.querySelector("footer")!.insertAdjacentHTML("afterbegin", '<div class="tm-slide-said">Source</div>');
  section
    .querySelector(".tm-slide-body")!
    .insertAdjacentHTML(
      "beforeend",
      '<p class="tm-slide-figure-title">Ships by kind</p><p class="tm-slide-figure-title">Lamps</p>'
    );
  const [said, long, short] = [".tm-slide-said", ".tm-slide-figure-title", ".tm-slide-figure-title + p"].map(
    (selector) => section.querySelector(selector)!
  );
  lined(said!, 2);
  lined(long!, 1);
  lined(short!, 1);
  expect(overflowOf(section)).toMatchObject({foot: 0, titles: []});
  lined(said!, 3);
  lined(long!, 2);
  const overflow = overflowOf(section);
  expect(overflow).toMatchObject({foot: 3, titles: ["Ships by kind"]});
  expect(overflowText({...NONE, foot: overflow.foot, titles: overflow.titles})).toBe(
    "the foot takes 3 lines, more than 2; write its footnotes shorter; the title of a chart takes more than one line, write it shorter (short:): “Ships by kind”"
  );
});

it("tells of a table whose words are broken", () => {
  const {section} = slide();
  section.querySelector(".tm-slide-body > p")!.classList.add("tm-crowded");
  expect(overflowText(overflowOf(section))).toBe(
    "a table has no room for its words, which are broken; take a column out"
  );
});

it("marks the slide for its author, and unmarks it once it fits", () => {
  const {document, section} = slide({foot: "0 340 640 380"});
  const deck = readDeckPage(document)!;
  markDiagnostics(deck, document);
  markDiagnostics(deck, document);
  expect([...section.querySelectorAll(".tm-slide-diagnostic")].map(({textContent}) => textContent)).toEqual([
    "Does not fit: 40 pixels too high"
  ]);
  section.querySelectorAll("footer, footer p").forEach((element) => element.setAttribute("data-at", "0 320 640 350"));
  markDiagnostics(deck, document);
  expect(section.querySelector(".tm-slide-diagnostic")).toBeNull();
});
