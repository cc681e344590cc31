import type {CompiledDeck, CompiledSlide} from "./compiled.js";

/** A heading that its author has numbered. */
const NUMBERED = /^\s*(?:\p{N}|[IVX]+[.)])/u;

/**
 * The number of a section, from 1, as its slide shows it; undefined for other slides, in a deck of a single section,
 * and where the author numbers sections.
 */
export function sectionNumber(
  {layout, number}: Pick<CompiledSlide, "layout" | "number">,
  {slides}: Pick<CompiledDeck, "slides">
): number | undefined {
  if (layout !== "section") return undefined;
  const sections = slides.filter((slide) => slide.layout === "section");
  if (sections.length < 2 || sections.some(({titleText}) => NUMBERED.test(titleText))) return undefined;
  return sections.findIndex((slide) => slide.number === number) + 1;
}
