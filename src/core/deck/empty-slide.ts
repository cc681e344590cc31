import type {CompiledSlide} from "./compiled.js";

/** A slide that holds nothing yet. */
export function emptySlide(id: string, number: number): CompiledSlide {
  return {
    id,
    number,
    layout: "bullets",
    title: [],
    titleText: "",
    section: "",
    blocks: [],
    notes: [],
    target: null,
    steps: 0,
    expressions: [],
    facts: [],
    caveats: [],
    short: [],
    sources: [],
    openPoints: [],
    line: 1
  };
}
