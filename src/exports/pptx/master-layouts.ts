import {LAYOUTS, SLIDE} from "../../core/deck/layout.js";
import type {Layout} from "../../core/deck/layout.js";
import {PLACEHOLDERS} from "./shapes.js";
import type {Box} from "./shapes.js";

/** A layout of the slide master: where its placeholders stand and how large their letters are, in pixels. */
export interface SlideLayout {
  readonly name: string;
  /** Office's type of the layout; only a hint. */
  readonly type: string;
  readonly title: Box;
  readonly titleSize: number;
  /** Where lines of the title stand in its box: on top, in the middle, at the bottom. */
  readonly titleAnchor: "t" | "ctr" | "b";
  /** The box for all content but the title; the blocks decide how it is filled. */
  readonly content: Box;
  readonly text: Box | null;
  readonly textSize: number;
  readonly objects: readonly Box[];
  /** Places of numbers with their words, for as many as there can be. */
  readonly tiles?: readonly Box[];
  /** The place of a section's number. */
  readonly number?: Box;
  /** Whether its ground is in full colour. */
  readonly fullColour: boolean;
  readonly bar?: Box;
}

/** The margin of slides. */
export const MARGIN = 60;

/** Where the caveats and the source line end. */
export const FOOT = {bottom: 706, numberWidth: 70} as const;

const NAMES: Readonly<Record<Layout, readonly [name: string, type: string]>> = {
  title: ["Title", "title"],
  agenda: ["Agenda", "tx"],
  section: ["Section", "secHead"],
  statement: ["Statement", "tx"],
  number: ["Number", "tx"],
  numbers: ["Numbers", "tx"],
  bullets: ["Bullets", "tx"],
  figure: ["Figure", "obj"],
  "figure-left": ["Figure left, text right", "objTx"],
  "figure-right": ["Text left, figure right", "txAndObj"],
  comparison: ["Comparison", "twoObj"],
  table: ["Table", "tbl"],
  quote: ["Quote", "tx"],
  sources: ["Sources", "tx"],
  closing: ["Closing", "tx"]
};
const GAP = 36;

/** The layouts for slides of a width, in the order of {@link LAYOUTS}. */
export function slideLayouts(width: number): readonly SlideLayout[] {
  return LAYOUTS.map((layout) => layoutOf(layout, width));
}

function layoutOf(layout: Layout, width: number): SlideLayout {
  const [name, type] = NAMES[layout];
  const inner = width - 2 * MARGIN;
  const standard = {
    name,
    type,
    title: {x: MARGIN, y: 32, width: inner, height: 100},
    titleSize: 34,
    titleAnchor: "ctr",
    textSize: 28,
    fullColour: false
  } as const;
  const content = {x: MARGIN, y: 144, width: inner, height: 480};
  const [left, right] = halves(content, layout === "figure-left" ? 0.58 : layout === "figure-right" ? 0.42 : 0.5);
  switch (layout) {
    case "title":
      return {
        ...standard,
        title: {x: MARGIN, y: 150, width: inner, height: 200},
        titleSize: 52,
        titleAnchor: "b",
        bar: {x: 0, y: 0, width, height: 16},
        ...textIn({x: MARGIN, y: 370, width: inner, height: 240})
      };
    case "section":
      return {
        ...standard,
        number: {x: MARGIN, y: 136, width: inner, height: 176},
        title: {x: MARGIN, y: 328, width: inner, height: 128},
        titleSize: 52,
        titleAnchor: "t",
        fullColour: true,
        ...textIn({x: MARGIN, y: 464, width: inner, height: 160})
      };
    case "closing":
      return {
        ...standard,
        title: {x: MARGIN, y: 150, width: inner, height: 200},
        titleSize: 52,
        titleAnchor: "b",
        bar: {x: 0, y: SLIDE.height - 12, width, height: 12},
        ...textIn({x: MARGIN, y: 370, width: inner, height: 230})
      };
    case "statement":
      return {
        ...standard,
        title: {x: MARGIN, y: 130, width: inner, height: 230},
        titleSize: 46,
        titleAnchor: "b",
        ...textIn({x: MARGIN, y: 380, width: inner, height: 240})
      };
    case "agenda":
      return {...standard, ...textIn(content), textSize: 40};
    case "numbers": {
      // The bars on top of tiles stand as far below a headline of two lines as text does.
      const below = {...content, y: content.y + 24, height: content.height - 24};
      return {...standard, content: below, text: null, objects: [], tiles: columnsOf(below, PLACEHOLDERS.tiles.length)};
    }
    case "number":
    case "bullets":
    case "quote":
    case "sources":
      return {...standard, ...textIn(content)};
    case "figure":
    case "table":
      return {...standard, content, text: null, objects: [content]};
    case "figure-left":
      return {...standard, content, text: right, objects: [left]};
    case "figure-right":
      return {...standard, content, text: left, objects: [right]};
    case "comparison":
      return {...standard, content, text: null, objects: [left, right]};
  }
}

const textIn = (content: Box): Pick<SlideLayout, "content" | "text" | "objects"> => ({
  content,
  text: content,
  objects: []
});

/** A box cut in equal columns beside each other. */
function columnsOf(box: Box, count: number): readonly Box[] {
  const width = Math.round((box.width - GAP * (count - 1)) / count);
  return Array.from({length: count}, (_, i) => ({...box, x: box.x + i * (width + GAP), width}));
}

/** A box cut in two beside each other, the left one taking `share` of the width. */
export function halves(box: Box, share = 0.5): readonly [Box, Box] {
  const left = Math.round((box.width - GAP) * share);
  return [
    {...box, width: left},
    {...box, x: box.x + left + GAP, width: box.width - left - GAP}
  ];
}
