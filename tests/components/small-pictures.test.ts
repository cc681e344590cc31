import {expect, it} from "vitest";
import {bindSmallPictures} from "../../src/components/small-pictures.js";
import {page} from "./dom.js";

it("a picture is one stop of Tab, and keys go from mark to mark in it", () => {
  const {window, document} = page(
    '<div role="group"><div class="tm-small"><a href="#a" data-trace="a">a</a><a href="#b" data-trace="b">b</a><a href="#c" data-trace="c">c</a></div></div><a href="#d" data-trace="d">d</a>'
  );
  bindSmallPictures(document);
  const marks = [...document.querySelectorAll<HTMLElement>("a")];
  const stops = (): readonly string[] =>
    marks.filter(({tabIndex}) => tabIndex === 0).map(({textContent}) => textContent);
  const press = (key: string, more: KeyboardEventInit = {}): string => {
    document.activeElement!.dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true, ...more}));
    return document.activeElement!.textContent;
  };
  expect(stops()).toEqual(["a", "d"]);
  expect(document.querySelector("[role=group]")!.getAttribute("aria-description")).toMatch(/Arrow keys/);
  marks[0]!.focus();
  expect(
    ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "Home", "End", "ArrowUp", "x"].map((key) => press(key))
  ).toEqual(["b", "c", "c", "b", "a", "c", "b", "b"]);
  expect(press("ArrowRight", {altKey: true})).toBe("b");
  expect(stops()).toEqual(["b", "d"]);
  marks[3]!.focus();
  expect(press("ArrowLeft")).toBe("d");
});

it("a picture that is cut off is shown from its top again once the focus has left it", () => {
  const {window, document} = page(
    '<div class="tm-small tm-small-cut"><a href="#a">a</a><a href="#b">b</a></div><a href="#c">c</a>'
  );
  bindSmallPictures(document);
  const picture = document.querySelector(".tm-small-cut")!;
  const [a, b, c] = document.querySelectorAll("a");
  const move = (from: Element | undefined, to: Element | null | undefined): number => {
    picture.scrollTop = 40;
    from!.dispatchEvent(new window.FocusEvent("focusout", {bubbles: true, relatedTarget: to ?? null}));
    return picture.scrollTop;
  };
  expect([move(a, b), move(c, null), move(b, c), move(a, null)]).toEqual([40, 40, 0, 0]);
});
