import {describe, expect, it, vi} from "vitest";
import {presentPage} from "../../../src/components/present/show.js";
import {page, settle, textOf} from "../dom.js";

const SLIDES = [
  {id: "opening", title: "Opening", body: "", notes: "Say hello."},
  {
    id: "trend",
    title: "The trend",
    body: '<ul><li>a</li><li data-step="1">one</li><li data-step="2">two <a href="#n" data-trace="demo.total">141</a></li></ul>',
    notes: ""
  },
  {id: "end", title: "The end", body: "", notes: "Say goodbye."}
];

const BODY = `<div class="tm-deck" data-deck="demo" data-duration="300"><div><button data-show="present" hidden>Present</button><button data-show="speaker" hidden>Speaker</button></div><ol>${SLIDES.map(
  ({id, title, body, notes}, i) => `
  <li class="tm-deck-item" id="${id}"${i === 0 ? ' data-target="60"' : ""}><section class="tm-slide" data-slide="${id}" data-steps="${body === "" ? 0 : 2}"><h2 class="tm-slide-title" tabindex="-1">${title}</h2>${body}</section>
  ${notes === "" ? "" : `<details><div class="tm-speaker-notes"><p>${notes}</p></div></details>`}
  ${body === "" ? "" : '<details class="tm-deck-evidence"><summary>Evidence</summary><div><ul class="tm-slide-evidence"><li>printed 141</li></ul></div></details>'}</li>`
).join("")}</ol></div>`;

type Frame = Window & typeof globalThis;

function open(address = "", shared: {BroadcastChannel?: typeof BroadcastChannel} = {}) {
  const {window, document} = page(BODY, address);
  window.Element.prototype.checkVisibility = () => true;
  const frame = Object.assign(window as unknown as Frame, shared);
  const show = presentPage(document, frame)!;
  const press = (key: string, on: EventTarget = document.activeElement ?? document.body): void => {
    on.dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  };
  const deck = document.querySelector<HTMLElement>(".tm-deck")!;
  const shown = (): readonly string[] => SLIDES.map(({id}) => id).filter((id) => !document.getElementById(id)!.hidden);
  return {
    window,
    document,
    show,
    press,
    deck,
    shown,
    later: () => [...document.querySelectorAll(".tm-later")].map(({textContent}) => textContent),
    said: () => textOf(deck, ".tm-status")
  };
}

describe("a deck's page", () => {
  it("is a list until someone presents, and its keys do nothing", () => {
    const {deck, press, shown, document} = open();
    press("ArrowRight");
    expect([deck.dataset.mode, shown()]).toEqual([undefined, ["opening", "trend", "end"]]);
    expect([...document.querySelectorAll<HTMLElement>("[data-show]")].map(({hidden}) => hidden)).toEqual([
      false,
      false
    ]);
  });

  it("a link to a slide moves to it while presenting, and leaves a list a list", () => {
    const {deck, document, shown, window} = open();
    const link = Object.assign(document.createElement("a"), {href: "#slide-end", textContent: "the end"});
    document.querySelector("[data-slide=end]")!.id = "slide-end";
    document.querySelector("[data-slide=opening]")!.append(link);
    const click = (): boolean => link.dispatchEvent(new window.MouseEvent("click", {bubbles: true, cancelable: true}));
    expect([click(), deck.dataset.mode]).toEqual([true, undefined]);
    document.querySelector<HTMLElement>("[data-show=present]")!.click();
    expect([click(), shown()]).toEqual([false, ["end"]]);
    expect(window.location.hash).toBe("#end");
  });

  it("presents from its button, shows one slide, and puts the focus on its heading", () => {
    const {deck, shown, document, said, window} = open();
    document.querySelector<HTMLElement>("[data-show=present]")!.click();
    expect([deck.dataset.mode, shown(), window.location.hash]).toEqual(["slide", ["opening"], "#opening"]);
    expect(document.activeElement?.textContent).toBe("Opening");
    expect(said()).toBe("Slide 1 of 3: Opening");
  });

  it.each([
    ["#/2", ["trend"]],
    ["#trend", ["trend"]],
    ["#/9", ["end"]]
  ])("opens at %s", (address, slides) => {
    const {shown, deck} = open(address);
    expect([deck.dataset.mode, shown()]).toEqual(["slide", slides]);
  });

  it("stays a list at an address that names no slide", () =>
    expect(open("#chart-x").deck.dataset.mode).toBeUndefined());
});

describe("presenting", () => {
  it("steps through a slide before it goes on, and back to its end", () => {
    const {press, shown, later, said, window} = open("#trend");
    expect(later()).toEqual(["one", "two 141"]);
    press("PageDown");
    expect([later(), said()]).toEqual([["two 141"], "one"]);
    press("ArrowRight");
    press(" ");
    expect([shown(), later(), window.location.hash]).toEqual([["end"], [], "#end"]);
    press("ArrowLeft");
    expect([shown(), later()]).toEqual([["trend"], []]);
    press("Home");
    expect(shown()).toEqual(["opening"]);
    press("End");
    expect(shown()).toEqual(["end"]);
  });

  it("goes back with the browser, and to the list where the address names no slide", async () => {
    const {press, shown, window, deck} = open("#opening");
    press("ArrowRight");
    window.history.back();
    await vi.waitFor(() => expect(shown()).toEqual(["opening"]));
    window.history.pushState(null, "", window.location.pathname);
    window.dispatchEvent(new window.PopStateEvent("popstate"));
    await settle();
    expect(deck.dataset.mode).toBeUndefined();
  });

  it("shows all slides on O or Esc, goes among them, and opens one", () => {
    const {press, deck, shown, document} = open("#trend");
    press("Escape");
    expect([deck.dataset.mode, shown().length]).toEqual(["overview", 3]);
    expect(document.activeElement?.textContent).toBe("2: The trend");
    press("ArrowRight");
    expect(document.querySelector("[aria-current=true]")?.textContent).toBe("3: The end");
    expect(document.querySelector<HTMLElement>("#end section")!.inert).toBe(true);
    document.querySelector<HTMLElement>("#opening .tm-deck-open")!.click();
    expect([deck.dataset.mode, shown()]).toEqual(["slide", ["opening"]]);
    press("o");
    press("Escape");
    expect([deck.dataset.mode, shown()]).toEqual(["slide", ["opening"]]);
  });

  it("blacks the screen and brings it back", () => {
    const {press, document, said} = open("#trend");
    const dark = document.querySelector<HTMLElement>(".tm-show-black")!;
    press("b");
    expect([dark.hidden, said(), document.querySelector<HTMLElement>("#trend section")!.inert]).toEqual([
      false,
      "Black screen",
      true
    ]);
    press(".");
    expect([dark.hidden, said()]).toEqual([true, "Slide 2: The trend"]);
  });

  it("goes to a slide by its number, and says which there are", () => {
    const {press, document, shown, window} = open("#opening");
    press("g");
    const input = document.querySelector<HTMLInputElement>("dialog input")!;
    const enter = (value: string): void => {
      input.value = value;
      input.form!.dispatchEvent(new window.Event("submit", {cancelable: true}));
    };
    expect(document.activeElement).toBe(input);
    for (const wrong of ["9", "0", "x", "1.5", ""]) {
      enter(wrong);
      expect([input.validationMessage, shown()]).toEqual(["There are slides 1 to 3.", ["opening"]]);
    }
    enter("3");
    expect([document.querySelector("dialog"), shown()]).toEqual([null, ["end"]]);
    expect(document.activeElement?.textContent).toBe("The end");
  });

  it("leaves keys to an open dialog, and gives the focus back", () => {
    const {press, document, shown} = open("#trend");
    press("e");
    const dialog = document.querySelector<HTMLDialogElement>("dialog")!;
    expect(textOf(dialog, "h2")).toBe("Evidence: The trend");
    expect(textOf(dialog, ".tm-slide-evidence")).toBe("printed 141");
    press("ArrowRight");
    expect(shown()).toEqual(["trend"]);
    dialog.close();
    expect([document.querySelector("dialog"), document.activeElement?.textContent]).toEqual([null, "The trend"]);
  });

  it.each([["opening", "No numbers stand on this slide."]])("says where there is no evidence: %s", (id, text) => {
    const {press, document} = open(`#${id}`);
    press("t");
    expect(textOf(document, "dialog p")).toBe(text);
  });

  it("goes on and back by a swipe across, not by one along", () => {
    const {deck, shown, window} = open("#opening");
    const touch = (type: string, x: number, y: number): void => {
      deck.dispatchEvent(
        Object.assign(new window.Event(type), {
          touches: [{clientX: x, clientY: y}],
          changedTouches: [{clientX: x, clientY: y}]
        })
      );
    };
    touch("touchstart", 300, 100);
    touch("touchend", 200, 110);
    expect(shown()).toEqual(["trend"]);
    touch("touchstart", 100, 100);
    touch("touchend", 160, 300);
    expect(shown()).toEqual(["trend"]);
    touch("touchstart", 100, 100);
    touch("touchend", 200, 100);
    expect(shown()).toEqual(["opening"]);
  });

  it("lets go of the page", () => {
    const {show, press, shown} = open("#opening");
    show.close();
    press("ArrowRight");
    expect(shown()).toEqual(["opening"]);
  });
});

describe("the speaker's window", () => {
  const term = (root: ParentNode, label: string): string =>
    [...root.querySelectorAll(".tm-speaker-times dl > div")]
      .map(({textContent}) => textContent)
      .find((text) => text.startsWith(label))!
      .slice(label.length);

  it("shows the slide and the next, notes, and times that begin with the first step", () => {
    vi.useFakeTimers({now: new Date("2026-01-02T09:05:00"), toFake: ["Date"]});
    const {document, shown, press, show} = open("?speaker#opening");
    expect(shown()).toEqual(["opening", "trend"]);
    expect([
      textOf(document, ".tm-speaker-text"),
      textOf(document, ".tm-speaker-next"),
      textOf(document, ".tm-speaker-place")
    ]).toEqual(["Say hello.", "Next: The trend", "Slide 1 of 3"]);
    expect(["Clock", "Elapsed", "Remaining", "Pace"].map((label) => term(document, label))).toEqual([
      "09:05",
      "0:00",
      "5:00 left",
      "not begun"
    ]);
    expect(document.title).toMatch(/^Speaker:/);
    press("ArrowRight");
    vi.setSystemTime(new Date("2026-01-02T09:07:05"));
    press("ArrowRight");
    expect(["Elapsed", "Remaining", "This slide", "Pace"].map((label) => term(document, label))).toEqual([
      "2:05",
      "2:55 left",
      "2:05 of 2:00, 0:05 over",
      "on time"
    ]);
    expect([textOf(document, ".tm-speaker-text"), textOf(document, ".tm-speaker-place")]).toEqual([
      "No notes for this slide.",
      "Slide 2 of 3, 1 more step"
    ]);
    const [toggle, reset] = document.querySelectorAll<HTMLElement>("[data-timer]");
    toggle!.click();
    vi.setSystemTime(new Date("2026-01-02T09:20:00"));
    press("ArrowRight");
    expect([term(document, "Elapsed"), toggle!.textContent]).toEqual(["2:05", "Go on"]);
    reset!.click();
    expect([term(document, "Elapsed"), toggle!.textContent]).toEqual(["0:00", "Start"]);
    show.close();
    vi.useRealTimers();
  });

  it("follows and drives the other window, whichever is opened first", async () => {
    const speaker = open("?speaker", {BroadcastChannel});
    const audience = open("#/1", {BroadcastChannel});
    const both = (): unknown => [audience.shown(), speaker.shown()];
    audience.press("ArrowRight");
    await vi.waitFor(() => expect(both()).toEqual([["trend"], ["trend", "end"]]));
    speaker.press("ArrowRight");
    await vi.waitFor(() => expect([audience.later(), speaker.later()]).toEqual([["two 141"], ["two 141"]]));
    speaker.press("b");
    await vi.waitFor(() => expect(audience.document.querySelector<HTMLElement>(".tm-show-black")!.hidden).toBe(false));
    const reopened = open("?speaker", {BroadcastChannel});
    await vi.waitFor(() => expect([reopened.shown(), reopened.later()]).toEqual([["trend", "end"], ["two 141"]]));
    [speaker, audience, reopened].forEach(({show}) => show.close());
  });

  it("holds what is newer, and of two changes at once the speaker's", async () => {
    const [audience, speaker] = [open("#/1", {BroadcastChannel}), open("?speaker", {BroadcastChannel})];
    await new Promise((resolve) => setTimeout(resolve, 50));
    audience.press("End");
    speaker.press("ArrowRight");
    await vi.waitFor(() => expect([audience.shown(), speaker.shown()]).toEqual([["trend"], ["trend", "end"]]));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([audience.shown(), speaker.shown()]).toEqual([["trend"], ["trend", "end"]]);
    [speaker, audience].forEach(({show}) => show.close());
  });

  it("leaves alone a window in which the deck is only read", async () => {
    const reader = open("", {BroadcastChannel});
    const audience = open("#/1", {BroadcastChannel});
    audience.press("ArrowRight");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(reader.deck.dataset.mode).toBeUndefined();
    [reader, audience].forEach(({show}) => show.close());
  });

  it("is opened at the slide that is shown", () => {
    const {window, press, document} = open("#trend");
    const opened = vi.fn(() => null);
    window.open = opened;
    press("s");
    expect(String((opened.mock.calls as unknown[][])[0]![0])).toBe(
      "https://example.test/base/notebooks/?speaker#trend"
    );
    expect(textOf(document, ".tm-status")).toMatch(/^The browser refused to open the speaker window/);
  });
});
