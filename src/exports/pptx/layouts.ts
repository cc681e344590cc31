import {LAYOUTS} from "../../core/deck/layouts.js";
import type {Layout} from "../../core/deck/layouts.js";
import type {Box} from "./geometry.js";

/** A layout of the slide master: where its placeholders stand and how large their letters are, in pixels. */
export interface SlideLayout {
  readonly name: string;
  /** As Office classes it; only a hint. */
  readonly type: string;
  readonly title: Box;
  readonly titleSize: number;
  /** Where lines of the title stand in its box: on top, in the middle, at the bottom. */
  readonly titleAnchor: "t" | "ctr" | "b";
  /** Where what is no title stands; what it becomes follows from the blocks. */
  readonly content: Box;
  readonly text: Box | null;
  readonly textSize: number;
  readonly objects: readonly Box[];
}

/** The margin of slides. */
export const MARGIN = 60;

/** Where the caveats and the source line end. */
export const FOOT = {bottom: 706, numberWidth: 70} as const;

const NAMES: Readonly<Record<Layout, readonly [name: string, type: string]>> = {
  title: ["Title", "title"], section: ["Section", "secHead"], statement: ["Statement", "tx"], bullets: ["Bullets", "tx"], figure: ["Figure", "obj"],
  "figure-left": ["Figure left, text right", "objTx"], "figure-right": ["Text left, figure right", "txAndObj"], "two-figures": ["Two figures", "twoObj"],
  table: ["Table", "tbl"], sources: ["Sources", "tx"]
};
const GAP = 36;

/** The ten layouts for slides of a width, in the order of {@link LAYOUTS}. */
export function slideLayouts(width: number): readonly SlideLayout[] {
  return LAYOUTS.map((layout) => layoutOf(layout, width));
}

function layoutOf(layout: Layout, width: number): SlideLayout {
  const [name, type] = NAMES[layout];
  const inner = width - 2 * MARGIN;
  const standard = {name, type, title: {x: MARGIN, y: 32, width: inner, height: 100}, titleSize: 34, titleAnchor: "ctr", textSize: 28} as const;
  const content = {x: MARGIN, y: 144, width: inner, height: 480};
  const [left, right] = halves(content, layout === "figure-left" ? 0.58 : layout === "figure-right" ? 0.42 : 0.5);
  switch (layout) {
    case "title": return {...standard, title: {x: MARGIN, y: 150, width: inner, height: 200}, titleSize: 52, titleAnchor: "b", ...textIn({x: MARGIN, y: 370, width: inner, height: 240})};
    case "section": return {...standard, title: {x: MARGIN, y: 230, width: inner, height: 160}, titleSize: 48, titleAnchor: "b", ...textIn({x: MARGIN, y: 410, width: inner, height: 200})};
    case "statement": return {...standard, title: {x: MARGIN, y: 130, width: inner, height: 230}, titleSize: 46, titleAnchor: "b", ...textIn({x: MARGIN, y: 380, width: inner, height: 240})};
    case "bullets": case "sources": return {...standard, ...textIn(content)};
    case "figure": case "table": return {...standard, content, text: null, objects: [content]};
    case "figure-left": return {...standard, content, text: right, objects: [left]};
    case "figure-right": return {...standard, content, text: left, objects: [right]};
    case "two-figures": return {...standard, content, text: null, objects: [left, right]};
  }
}

const textIn = (content: Box): Pick<SlideLayout, "content" | "text" | "objects"> => ({content, text: content, objects: []});

/** A box cut in two beside each other, the left one taking `share` of the width. */
export function halves(box: Box, share = 0.5): readonly [Box, Box] {
  const left = Math.round((box.width - GAP) * share);
  return [{...box, width: left}, {...box, x: box.x + left + GAP, width: box.width - left - GAP}];
}
