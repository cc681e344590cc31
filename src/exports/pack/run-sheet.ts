import type {CompiledDeck, ShownBlock} from "../../core/deck/compiled.js";
import {clockText, slideBudgets} from "../../core/deck/plan.js";
import {words} from "./number-places.js";
import type {PackSheet} from "./sheet.js";

const HEAD = ["Slide", "Title", "Time", "Over at"];

/**
 * The slides of a deck with the time that each is planned to take, and the time of the talk at which it is over. A
 * slide without a target has its share of what the targets leave of the duration, and is marked.
 */
export function runSheet({slides, duration}: CompiledDeck): PackSheet {
  const budgets = slideBudgets({duration, targets: slides.map(({target}) => target)});
  let elapsed: number | null = 0;
  const rows = slides.map(({number, title, target}, i) => {
    const budget = budgets[i] ?? null;
    elapsed = elapsed === null || budget === null ? null : elapsed + budget;
    return [
      words(String(number)),
      title,
      words(budget === null ? "no target" : `${clockText(budget)}${target === null ? " (share)" : ""}`),
      words(elapsed === null ? "" : clockText(elapsed))
    ];
  });
  const table: ShownBlock = {type: "table", head: HEAD.map(words), rows, align: ["right", "left", "right", "right"]};
  return {title: "run-sheet", headline: `${slides.length} slides; ${planWords(budgets, duration)}`, blocks: [table]};
}

function planWords(budgets: readonly (number | null)[], duration: number | null): string {
  const said = budgets.filter((budget) => budget !== null).reduce((sum, budget) => sum + budget, 0);
  const open = budgets.filter((budget) => budget === null).length;
  if (open > 0) return `${open} of them without a target, so their times are open.`;
  if (duration === null) return `planned ${clockText(said)}; the deck sets no duration.`;
  const over = Math.round(said - duration);
  const against = over === 0 ? "as set" : over > 0 ? `${clockText(over)} too long` : `${clockText(-over)} to spare`;
  return `planned ${clockText(said)} of ${clockText(duration)}, ${against}.`;
}
