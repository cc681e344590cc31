/** The state of the evidence behind a chart. */
export type TickState = "tied" | "open" | "unchecked";

/** The sign of each state. */
export const TICK_SIGNS: Readonly<Record<TickState, string>> = {tied: "✓", open: "≠", unchecked: "○"};

/** The words for the states other than `tied`. */
export const TICK_WORDS = {
  open: "tied, with an open point",
  unchecked: "not checked here: the document is absent"
} as const;

/** A state as text for a file: sign and words; "" for `tied`. */
export function stateText(state: TickState): string {
  return state === "tied" ? "" : `${TICK_SIGNS[state]} ${TICK_WORDS[state]}`;
}
