/** The parts of a jsdom window that {@link selectQuickly} changes. */
export interface Selecting {
  readonly Document: {readonly prototype: object};
  readonly Element: {readonly prototype: object};
}

/** Lets a jsdom window answer simple selectors without its engine; what is found is then an array. */
export function selectQuickly(window: Selecting): void;

/** Makes jsdom hold an element's style only where it is asked for or set; to be called before jsdom is loaded. */
export function styleLazily(module: {readonly implementation: {readonly prototype: object}}): void;
