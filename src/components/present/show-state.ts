/** How many steps each slide of a show has, in the order of the slides. */
type Steps = readonly number[];

/** The state of a show. `step` is the number of the slide's steps that are shown. */
export interface ShowState {
  /** `list`: the page as it is read. */
  readonly mode: "list" | "slide" | "overview";
  /** 0-based. */
  readonly slide: number;
  readonly step: number;
  readonly black: boolean;
}

/** A move of a show. `slide` opens a slide at `step`, by default at its start. */
export type Move =
  | {readonly type: "next" | "previous" | "first" | "last" | "overview" | "black" | "leave"}
  | {readonly type: "slide"; readonly slide: number; readonly step?: number};

/** The page as it is read. */
export const START: ShowState = {mode: "list", slide: 0, step: 0, black: false};

/** The state after a move; the same object where nothing changes. */
export function moveShow(state: ShowState, move: Move, steps: Steps): ShowState {
  const moved = afterMove(state, move, steps);
  const same =
    moved.mode === state.mode &&
    moved.slide === state.slide &&
    moved.step === state.step &&
    moved.black === state.black;
  return same ? state : moved;
}

function afterMove(state: ShowState, move: Move, steps: Steps): ShowState {
  const {mode, slide, step, black} = state;
  switch (move.type) {
    case "next":
      return mode === "overview"
        ? beside(state, 1, steps)
        : step < (steps[slide] ?? 0)
          ? {...state, step: step + 1, black: false}
          : at(state, slide + 1 < steps.length ? {slide: slide + 1, step: 0} : {slide, step});
    case "previous":
      return mode === "overview"
        ? beside(state, -1, steps)
        : step > 0
          ? {...state, step: step - 1, black: false}
          : at(state, slide > 0 ? {slide: slide - 1, step: steps[slide - 1] ?? 0} : {slide, step});
    case "first":
      return at(state, {slide: 0, step: 0});
    case "last":
      return at(state, {slide: steps.length - 1, step: steps.at(-1) ?? 0});
    case "slide": {
      const wanted = Math.min(Math.max(0, move.slide), steps.length - 1);
      return {
        mode: "slide",
        slide: wanted,
        step: Math.min(Math.max(0, move.step ?? 0), steps[wanted] ?? 0),
        black: false
      };
    }
    case "overview":
      return mode === "list"
        ? state
        : black
          ? {...state, black: false}
          : {...state, mode: mode === "slide" ? "overview" : "slide", black: false};
    case "black":
      return mode === "slide" ? {...state, black: !black} : state;
    case "leave":
      return {...state, mode: "list", black: false};
  }
}

/** The next or previous slide in the overview, without leaving it. */
function beside(state: ShowState, way: 1 | -1, steps: Steps): ShowState {
  const slide = Math.min(Math.max(0, state.slide + way), steps.length - 1);
  return slide === state.slide ? state : {...state, slide, step: 0};
}

const at = (state: ShowState, place: {readonly slide: number; readonly step: number}): ShowState => ({
  ...state,
  ...place,
  black: false
});

/** The index of the slide that an address asks for by `#/3` or `#id`; undefined where it asks for none. */
export function slideOfAddress(hash: string, ids: readonly string[]): number | undefined {
  const name = decoded(hash.replace(/^#/, ""));
  const number = /^\/(\d+)$/.exec(name)?.[1];
  if (number !== undefined) return ids.length === 0 ? undefined : Math.min(Math.max(1, Number(number)), ids.length) - 1;
  const index = ids.indexOf(name.replace(/^\//, ""));
  return name === "" || index < 0 ? undefined : index;
}

/** The address of a slide within its page. */
export function addressOfSlide(id: string): string {
  return `#${encodeURIComponent(id)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Keeps the slide in the page's address, so that links, reloads and the back button lead to it. */
export class AddressBar {
  constructor(
    private readonly window: Window,
    private readonly ids: readonly string[]
  ) {}

  /** The slide that the address asks for. */
  get slide(): number | undefined {
    return slideOfAddress(this.window.location.hash, this.ids);
  }

  /** Writes a slide, or none, into the address; with `kept` as a new history entry. */
  write(slide: number | undefined, {kept}: {readonly kept: boolean}): void {
    if (this.slide === slide) return;
    const {pathname, search} = this.window.location;
    const address = slide === undefined ? pathname + search : addressOfSlide(this.ids[slide] ?? "");
    this.window.history[kept ? "pushState" : "replaceState"](null, "", address);
  }

  /** Calls `changed` when a link or the back button leads elsewhere. Returns a function that unbinds. */
  listen(changed: (slide: number | undefined) => void): () => void {
    const heard = (): void => changed(this.slide);
    this.window.addEventListener("popstate", heard);
    return () => this.window.removeEventListener("popstate", heard);
  }
}
