import {expect, it} from "vitest";
import {KEYS, commandOf} from "../../../src/components/present/control-bar.js";
import {page} from "../dom.js";

const BODY = `<p id="p">x</p><input id="input"><select id="select"></select><textarea id="textarea"></textarea><div id="edit" contenteditable="true"><b id="inside">x</b></div>
  <a id="link" href="#x">x</a><button id="button">x</button><details><summary id="summary">x</summary></details>`;

function press(
  key: string,
  {on = "p", body = BODY, ...init}: KeyboardEventInit & {readonly on?: string; readonly body?: string} = {}
): string | undefined {
  const {window, document} = page(body);
  let type: string | undefined;
  document.addEventListener("keydown", (event) => (type = commandOf(event, document)?.type));
  document
    .querySelector(`#${on}`)!
    .dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...init}));
  return type;
}

it.each([
  ["ArrowRight", "next"],
  ["ArrowDown", "next"],
  ["PageDown", "next"],
  [" ", "next"],
  ["n", "next"],
  ["ArrowLeft", "previous"],
  ["PageUp", "previous"],
  ["Backspace", "previous"],
  ["Home", "first"],
  ["End", "last"],
  ["g", "goto"],
  ["G", "goto"],
  ["o", "overview"],
  ["Escape", "overview"],
  ["e", "evidence"],
  ["t", "evidence"],
  ["b", "black"],
  [".", "black"],
  ["s", "speaker"],
  ["f", "fullscreen"],
  ["?", "help"],
  ["x", undefined],
  ["Tab", undefined],
  ["Enter", undefined],
  ["F5", undefined]
])("%j asks for %s", (key, type) => expect(press(key)).toBe(type));

it("Shift and space go back", () => expect(press(" ", {shiftKey: true})).toBe("previous"));

it.each(["input", "select", "textarea", "edit", "inside"])("leaves every key to %s", (on) => {
  for (const {keys} of KEYS) for (const key of keys) expect(press(key, {on}), key).toBeUndefined();
});

it.each(["link", "button", "summary"])("leaves space to %s, and no arrow", (on) => {
  expect([press(" ", {on}), press("ArrowRight", {on})]).toEqual([undefined, "next"]);
});

it.each([{ctrlKey: true}, {metaKey: true}, {altKey: true}, {isComposing: true}])(
  "leaves keys with %j to the browser",
  (init) => expect(press("f", init)).toBeUndefined()
);

it("leaves every key to an open dialog", () =>
  expect(press("Escape", {body: `${BODY}<dialog open>x</dialog>`})).toBeUndefined());

it("no key stands for two commands", () => {
  const all = KEYS.flatMap(({keys}) => keys);
  expect(new Set(all).size).toBe(all.length);
});
