import type {CompiledBriefing} from "../../core/deck/compiled.js";
import {checkAnchor} from "../evidence-places.js";
import type {EvidencePlaces} from "../evidence-places.js";
import type {Footnotes} from "./footnotes.js";

/** Makes a PNG of `width` pixels of a standalone SVG. */
export type MakePng = (svg: string, width: number) => Promise<Uint8Array>;

/** What the parts of a Word file are made with. */
export interface DocxContext {
  readonly briefing: CompiledBriefing;
  /** The site's absolute address, or empty. */
  readonly site: string;
  readonly places: EvidencePlaces;
  /** The name of the bookmark of an expression's entry in the appendix. */
  readonly bookmark: (expression: string) => string;
  /** The name of the bookmark of an open point in the appendix, by its path below the site's root. */
  readonly openPoint: (path: string) => string | undefined;
  readonly footnotes: Footnotes;
  /** Millimetres that text may take from side to side. */
  readonly textWidth: number;
  /** The pictures of charts that are drawn, by the drawing's SVG. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** The name of the bookmark of an entry of the evidence: Word takes letters, digits and underscores only, 40 at most. */
export function bookmarkNames({worked, facts, openPoints}: EvidencePlaces): ReadonlyMap<string, string> {
  return new Map([
    ...worked.map(({anchor}, i) => [anchor, `worked_${i + 1}`] as const),
    ...facts.map(({id}, i) => [id, `figure_${i + 1}`] as const),
    ...openPoints.map(({id}, i) => [checkAnchor(id), `open_${i + 1}`] as const)
  ]);
}

/** The name of the bookmark at the head of the appendix. */
export const APPENDIX_BOOKMARK = "evidence";
