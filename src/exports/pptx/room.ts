import {LAYOUTS, SLIDE} from "../../core/deck/layout.js";
import type {Layout} from "../../core/deck/layout.js";
import type {Item} from "./arrange.js";
import {slideLayouts} from "./master-layouts.js";
import {TILE_INSET, layoutPath} from "./master.js";
import {PLACEHOLDERS} from "./shapes.js";
import type {Box, Placeholder} from "./shapes.js";

/** A place of a layout that content fills, and what it takes. */
export interface Slot {
  readonly placeholder: Placeholder;
  readonly box: Box;
  readonly takes: (item: Item) => boolean;
  /** Where lines of text stand in it, and pixels around them, in our own layouts; by default on top, and none. */
  readonly anchor?: "ctr";
  readonly inset?: {readonly side: number; readonly top: number};
}

/** What a layout offers a slide, in pixels of a height of 720. */
export interface Room {
  /** The part of the layout, and its name. */
  readonly part: string;
  readonly name: string;
  /** Whether it is a host's: its text keeps the host's bullets and, where it fits, the host's letters and places. */
  readonly host: boolean;
  /** Whether its ground is in full colour. */
  readonly fullColour: boolean;
  /** Without a placeholder the title stands in a text box. */
  readonly title: {readonly box: Box; readonly size: number; readonly placeholder: Placeholder | undefined};
  /** All content has its place here. */
  readonly content: Box;
  /** The two places of a layout with two; without them the content's is halved. */
  readonly sides: readonly [Box, Box] | undefined;
  /** Pixels of the letters of text that stands alone. */
  readonly textSize: number;
  readonly slots: readonly Slot[];
  readonly caveats: Placeholder | undefined;
  /** A host's place for the source line, and how wide it can be; undefined where there is none, and in our layouts. */
  readonly foot:
    {readonly placeholder: Placeholder; readonly box: Box; readonly wide: Box; readonly size: number} | undefined;
  readonly number: Placeholder | undefined;
}

/** The room of one of our own layouts. */
export function ownRoom(layout: Layout, width: number): Room {
  const index = LAYOUTS.indexOf(layout);
  const {name, title, titleSize, content, textSize, fullColour} = slideLayouts(width)[index]!;
  const slot = (placeholder: Placeholder, takes: Slot["takes"]): Slot => ({placeholder, takes, box: WHOLE});
  return {
    part: layoutPath(index),
    name,
    host: false,
    fullColour,
    title: {box: title, size: titleSize, placeholder: {type: layout === "title" ? "ctrTitle" : "title"}},
    content: {...content, height: SLIDE.height},
    sides: undefined,
    textSize,
    slots: [
      ...textPlaceholders(layout).map((one) => ({
        ...slot(one, (item) => item.type === "text" && (layout !== "numbers" || item.isTile === true)),
        ...(CENTRED.includes(layout) ? {anchor: "ctr" as const} : {}),
        ...(layout === "numbers" ? {inset: TILE_INSET} : {})
      })),
      ...objectPlaceholders(layout).map((one) => slot(one, ({type}) => type !== "text"))
    ],
    caveats: {type: "body", idx: PLACEHOLDERS.caveats},
    foot: undefined,
    number: {type: "sldNum", idx: PLACEHOLDERS.number}
  };
}

/** Our layouts have one slot of a kind where they have any, or two that are filled in order. */
const WHOLE: Box = {x: -1e6, y: -1e6, width: 2e6, height: 2e6};

/** Layouts that place their text in the middle of its room. */
const CENTRED: readonly Layout[] = ["number", "quote"];

function textPlaceholders(layout: Layout): readonly Placeholder[] {
  if (layout === "numbers") return PLACEHOLDERS.tiles.map((idx) => ({type: "body", idx}));
  if (layout === "title") return [{type: "subTitle", idx: 1}];
  return ["figure", "table", "comparison"].includes(layout) ? [] : [{type: "body", idx: PLACEHOLDERS.text}];
}

function objectPlaceholders(layout: Layout): readonly Placeholder[] {
  const count =
    layout === "comparison" ? 2 : ["figure", "table", "figure-left", "figure-right"].includes(layout) ? 1 : 0;
  return PLACEHOLDERS.objects.slice(0, count).map((idx) => ({idx}));
}
