import {describe, expect, it} from "vitest";
import {PartList} from "../../../src/components/build/part-list.js";
import {page} from "../dom.js";

function listed(labels: readonly string[]) {
  const {document, window} = page("");
  const done: unknown[] = [];
  const list = new PartList(document, "Slides", {
    chosen: () => undefined,
    move: (by) => void done.push(["move", by]),
    place: (before) => void done.push(["place", before, list.chosen]),
    remove: () => undefined,
    enter: () => undefined
  });
  document.body.append(list.element);
  list.show(labels.map((label) => ({label, startsSection: label.startsWith("#")})));
  const option = (index: number): HTMLElement => list.element.querySelector<HTMLElement>(`[data-index="${index}"]`)!;
  const click = (index: number, more: MouseEventInit = {}): void =>
    void option(index).dispatchEvent(new window.MouseEvent("click", {bubbles: true, ...more}));
  const press = (key: string, more: KeyboardEventInit = {}): void =>
    void list.element.dispatchEvent(new window.KeyboardEvent("keydown", {key, cancelable: true, ...more}));
  const drag = (from: number, to: number, clientY: number): void => {
    for (const [name, index] of [
      ["dragstart", from],
      ["dragover", to],
      ["drop", to]
    ] as const)
      option(index).dispatchEvent(new window.MouseEvent(name, {bubbles: true, cancelable: true, clientY}));
  };
  return {list, done, option, click, press, drag};
}

describe("a list of parts", () => {
  it("chooses a range with Shift, and several apart with Control", () => {
    const {list, click} = listed(["a", "b", "c", "d"]);
    click(1);
    click(3, {shiftKey: true});
    expect(list.chosen).toEqual([1, 2, 3]);
    click(0);
    click(2, {ctrlKey: true});
    expect([list.chosen, list.current]).toEqual([[0, 2], 2]);
    click(2, {ctrlKey: true});
    expect([list.chosen, list.current]).toEqual([[0], 0]);
    click(0, {ctrlKey: true});
    expect(list.chosen).toEqual([0]);
  });

  it("chooses several apart by keys: Control and arrows go to a part, Space takes it in or out", () => {
    const {list, press} = listed(["a", "b", "c", "d", "e"]);
    press("ArrowDown", {ctrlKey: true});
    press("ArrowDown", {ctrlKey: true});
    expect([list.chosen, list.current, list.element.getAttribute("aria-activedescendant")]).toEqual([
      [0],
      0,
      "tm-part-2"
    ]);
    press(" ");
    press("ArrowDown", {ctrlKey: true});
    press("ArrowDown", {ctrlKey: true});
    press(" ", {ctrlKey: true});
    expect(list.chosen).toEqual([0, 2, 4]);
    press("ArrowUp", {ctrlKey: true});
    press("ArrowUp", {ctrlKey: true});
    press(" ");
    expect([list.chosen, list.current]).toEqual([[0, 4], 4]);
    press("ArrowDown");
    expect(list.chosen).toEqual([3]);
    press("a", {ctrlKey: true});
    expect(list.chosen).toEqual([0, 1, 2, 3, 4]);
  });

  it("chooses with Shift and Space all up to the part that Control has gone to", () => {
    const {list, press} = listed(["a", "b", "c", "d"]);
    press("ArrowDown", {ctrlKey: true});
    press("ArrowDown", {ctrlKey: true});
    press(" ", {shiftKey: true});
    expect(list.chosen).toEqual([0, 1, 2]);
  });

  it("places what is dragged before or behind another part, all that is chosen if it is among that", () => {
    const {done, click, drag} = listed(["a", "b", "c"]);
    drag(2, 0, -1);
    click(0);
    click(1, {ctrlKey: true});
    drag(0, 2, 1);
    expect(done).toEqual([
      ["place", 0, [2]],
      ["place", 3, [0, 1]]
    ]);
  });

  it("folds a section, skips what is in it, moves it as a whole, and unfolds it for one of its parts", () => {
    const {list, option, click, press} = listed(["a", "#b", "c", "d", "#e"]);
    click(2);
    expect(list.fold()).toBe("#b folded");
    expect([list.current, option(2).hidden, option(3).hidden, option(4).hidden]).toEqual([1, true, true, false]);
    expect(option(1).textContent).toContain("2: #b, 2 more folded");
    expect(list.chosen).toEqual([1, 2, 3]);
    press("ArrowDown");
    expect(list.current).toBe(4);
    list.choose(3);
    expect([list.current, option(3).hidden]).toEqual([3, false]);
    click(0);
    expect(list.fold()).toBe("This slide stands in no section");
  });
});
