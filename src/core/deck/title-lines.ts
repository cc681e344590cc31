import type {CompiledDeck, CompiledSlide} from "./compiled.js";

/**
 * The lines about the deck below a title: subtitle, author, date and the period of its figures. A title slide with
 * blocks of its own has only author and date; a slide of another layout has none.
 */
export function titleLines(
  {layout, blocks}: Pick<CompiledSlide, "layout" | "blocks">,
  {subtitle, author, date, period}: Pick<CompiledDeck, "subtitle" | "author" | "date" | "period">
): readonly string[] {
  if (layout !== "title") return [];
  const who = [author, date].filter((part) => part !== "").join(" · ");
  return (blocks.length > 0 ? [who] : [subtitle, who, period]).filter((line) => line !== "");
}
