/** An input of a page, whose value its sentences and charts follow. */
export interface PageControl {
  readonly name: string;
  readonly label: string;
  /** What can be chosen, each with its label, which may hold marks of terms. */
  readonly values: Readonly<Record<string, string>>;
  /** The value that the page is drawn with. */
  readonly initial: string;
}

/** The chosen value of each control, by name. */
export type Choice = Readonly<Record<string, string>>;

const REFERENCE = /\$([a-z]+)/g;

/** The controls that a text follows, each once, in the order of their names: `fleet.ships-$year` follows `year`. */
export function namesFollowed(text: string): readonly string[] {
  return [...new Set([...text.matchAll(REFERENCE)].map(([, name]) => name!))].sort();
}

/** The control of which an expression shows the label of what is chosen; undefined for any other expression. */
export function shownControl(expression: string): string | undefined {
  return /^\$([a-z]+)$/.exec(expression)?.[1];
}

/** A text with the chosen values in it; a name that nothing was chosen for stays. */
export function withChoice(text: string, choice: Choice): string {
  return text.replace(REFERENCE, (written, name: string) => choice[name] ?? written);
}

/** What a page is drawn with. */
export function initialChoice(controls: readonly PageControl[]): Choice {
  return Object.fromEntries(controls.map(({name, initial}) => [name, initial]));
}

/** All that can be chosen with some of a page's controls. */
export function choicesOf(controls: readonly PageControl[], names: readonly string[]): readonly Choice[] {
  return names.reduce<readonly Choice[]>(
    (sofar, name) => {
      const values = Object.keys(controls.find((control) => control.name === name)?.values ?? {});
      return sofar.flatMap((choice) => values.map((value) => ({...choice, [name]: value})));
    },
    [{}]
  );
}

/** How a choice is written where a page keeps what it shows with it: its values, in the order of the names. */
export function choiceKey(names: readonly string[], choice: Choice): string {
  return names.map((name) => choice[name] ?? "").join(" ");
}
