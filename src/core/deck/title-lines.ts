import type {CompiledDeck, CompiledSlide} from "./compiled.js";

/**
 * What the deck is, in lines below a title: its subtitle, author, date and the period of its figures. A slide that says
 * something itself needs but author and date; one that is no title says nothing of the deck.
 */
export function titleLines(
  {layout, blocks}: Pick<CompiledSlide, "layout" | "blocks">,
  {subtitle, author, date, period}: Pick<CompiledDeck, "subtitle" | "author" | "date" | "period">
): readonly string[] {
  if (layout !== "title") return [];
  const who = [author, date].filter((part) => part !== "").join(" · ");
  return (blocks.length > 0 ? [who] : [subtitle, who, period]).filter((line) => line !== "");
}
