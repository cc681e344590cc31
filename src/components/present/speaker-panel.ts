import {clockText} from "../../core/deck/plan.js";
import {elementMaker} from "../../core/element.js";
import type {DeckPage} from "./deck-page.js";
import type {ShowState} from "./show-state.js";
import {elapsedOf, paceOf} from "./timing.js";
import type {Timer} from "./timing.js";

/** What the buttons of the clock ask for. */
export type TimerCommand = "run" | "pause" | "reset";

/** The speaker's own panel: clock, times against the plan, what comes next, notes. */
export class SpeakerPanel {
  readonly element: HTMLElement;
  private readonly parts: Readonly<
    Record<"clock" | "elapsed" | "remaining" | "slide" | "pace" | "place" | "notes" | "next", HTMLElement>
  >;
  private readonly toggle: HTMLButtonElement;
  private running = false;
  private notesOf: number | undefined;

  constructor(
    private readonly page: DeckPage,
    document: Document,
    command: (command: TimerCommand) => void
  ) {
    const make = elementMaker(document);
    const term = (label: string): readonly [HTMLElement, HTMLElement] => {
      const value = make("dd", {});
      return [make("div", {}, make("dt", {}, label), value), value];
    };
    const [clock, elapsed, remaining, slide, pace] = [
      term("Clock"),
      term("Elapsed"),
      term("Remaining"),
      term("This slide"),
      term("Pace")
    ];
    const [place, next, notes] = [
      make("p", {class: "tm-speaker-place"}),
      make("p", {class: "tm-speaker-next"}),
      make("div", {class: "tm-speaker-text", tabindex: "0", role: "region", "aria-label": "Notes"})
    ];
    this.parts = {
      clock: clock[1],
      elapsed: elapsed[1],
      remaining: remaining[1],
      slide: slide[1],
      pace: pace[1],
      place,
      notes,
      next
    };
    this.toggle = make("button", {type: "button", "data-timer": "toggle"}, "Start");
    this.toggle.addEventListener("click", () => command(this.running ? "pause" : "run"));
    const reset = make("button", {type: "button", "data-timer": "reset"}, "Reset");
    reset.addEventListener("click", () => command("reset"));
    this.element = make(
      "div",
      {class: "tm-speaker"},
      make(
        "div",
        {class: "tm-speaker-times", role: "timer", "aria-label": "Times"},
        make("dl", {}, ...[clock, elapsed, remaining, slide, pace].map(([part]) => part)),
        make("p", {}, this.toggle, " ", reset)
      ),
      place,
      next,
      notes
    );
  }

  /** Draws the panel as it is at `now`. */
  show({slide, step, black}: ShowState, timer: Timer, now: Date): void {
    const {clock, elapsed, remaining, slide: onSlide, pace, place, next} = this.parts;
    const item = this.page.items[slide];
    if (!item) return;
    const run = elapsedOf(timer, now.getTime());
    const against = paceOf(this.page.plan, slide, {elapsed: run / 1000, onSlide: (run - timer.slideAt) / 1000});
    set(clock, `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`);
    set(elapsed, clockText(Math.floor(run / 1000)));
    set(remaining, against.remaining || "no duration set");
    set(onSlide, against.slide);
    set(pace, run === 0 ? "not begun" : against.overall || "no targets set");
    const steps = item.steps - step;
    set(
      place,
      `Slide ${slide + 1} of ${this.page.items.length}${steps > 0 ? `, ${steps} more ${steps === 1 ? "step" : "steps"}` : ""}${black ? ". The screen is black" : ""}`
    );
    const following = this.page.items[slide + 1];
    set(next, following ? `Next: ${following.title}` : "This is the last slide");
    this.running = timer.since !== null;
    set(this.toggle, this.running ? "Pause" : run > 0 ? "Go on" : "Start");
    this.showNotes(slide);
  }

  private showNotes(slide: number): void {
    if (this.notesOf === slide) return;
    this.notesOf = slide;
    const {notes} = this.parts;
    const written = this.page.items[slide]?.notes;
    if (written) notes.replaceChildren(...[...written.cloneNode(true).childNodes]);
    else notes.textContent = "No notes for this slide.";
    notes.scrollTop = 0;
  }
}

function set(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A message between the windows of one show; whatever else arrives is not for it. */
interface ShowMessage<S> {
  readonly tickmark: "show";
  /** The deck. */
  readonly deck: string;
  /** `hello` asks the others where they stand. */
  readonly state: S | "hello";
}

/** What joins the windows of one show. */
export interface ShowChannel<S> {
  readonly tell: (state: S | "hello") => void;
  readonly close: () => void;
}

/**
 * Joins the windows that show one deck: by BroadcastChannel, and where there is none by messages between a window, the
 * one that opened it and those that it opens (`others`), as in a file that stands alone.
 */
export function openChannel<S>(
  window: Window & typeof globalThis,
  deck: string,
  others: () => readonly Window[],
  heard: (state: S | "hello") => void
): ShowChannel<S> {
  const receive = (data: unknown): void => {
    if (isMessage<S>(data) && data.deck === deck) heard(data.state);
  };
  const message = (state: S | "hello"): ShowMessage<S> => ({tickmark: "show", deck, state});
  const alone = window.location.protocol === "file:";
  if (typeof window.BroadcastChannel === "function" && !alone) {
    const channel = new window.BroadcastChannel(`tickmark-show ${deck}`);
    channel.onmessage = ({data}: MessageEvent<unknown>) => receive(data);
    return {tell: (state) => channel.postMessage(message(state)), close: () => channel.close()};
  }
  const onMessage = ({data, origin}: MessageEvent<unknown>): void => {
    if (alone || origin === window.location.origin) receive(data);
  };
  window.addEventListener("message", onMessage);
  return {
    tell: (state) =>
      others().forEach((other) => other.postMessage(message(state), alone ? "*" : window.location.origin)),
    close: () => window.removeEventListener("message", onMessage)
  };
}

function isMessage<S>(data: unknown): data is ShowMessage<S> {
  return typeof data === "object" && data !== null && (data as {tickmark?: unknown}).tickmark === "show";
}
