/** The state of the evidence behind a chart. */
export type TickState = "tied" | "open" | "unchecked";

/** What stands before the words of each state. */
export const TICK_SIGNS: Readonly<Record<TickState, string>> = {tied: "✓", open: "≠", unchecked: "○"};

/** The words of the states in which not everything is well. */
export const TICK_WORDS = {
  open: "tied, with an open point",
  unchecked: "not checked here: the document is absent"
} as const;

/** A state as a file says it: sign and words; nothing where all is tied. */
export function stateText(state: TickState): string {
  return state === "tied" ? "" : `${TICK_SIGNS[state]} ${TICK_WORDS[state]}`;
}
