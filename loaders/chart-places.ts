import {frameId} from "../src/charts/frame.js";
import type {ChartFence} from "./prose/fence.js";
import type {PageContents} from "./prose/check-text.js";

/** A chart where it stands on a page, deck or briefing. */
export interface ChartPlace extends ChartFence {
  /** The file of the page, as messages show it. */
  readonly file: string;
  /** From the site's root, with a slash before it. */
  readonly href: string;
}

/** Every chart on every page, in the order of the files. */
export function chartPlaces(pages: ReadonlyMap<string, PageContents>): readonly ChartPlace[] {
  return [...pages].flatMap(([file, {charts}]) => charts.map((fence, i) => {
    const before = charts.slice(0, i).filter(({chart}) => chart.id === fence.chart.id).length;
    return {...fence, file, href: `${pageAddress(file)}#${frameId(fence.chart, before === 0 ? "" : String(before + 1))}`};
  }));
}

/** The address of a page from the site's root: `brief/decks/talk.md` is `/decks/talk`, `src/index.md` is `/`. */
export function pageAddress(file: string): string {
  return file.replace(/^[^/]+/, "").replace(/\.md$/, "").replace(/\/index$/, "/");
}
