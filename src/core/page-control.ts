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

/** The control whose chosen label an expression shows (`$year` alone); undefined for any other expression. */
export function shownControl(expression: string): string | undefined {
  return /^\$([a-z]+)$/.exec(expression)?.[1];
}

/** A text with each `$name` replaced with the chosen value; a name without a chosen value stays. */
export function withChoice(text: string, choice: Choice): string {
  return text.replace(REFERENCE, (written, name: string) => choice[name] ?? written);
}

/** The initial value of each control, with which a page is drawn. */
export function initialChoice(controls: readonly PageControl[]): Choice {
  return Object.fromEntries(controls.map(({name, initial}) => [name, initial]));
}

/** Every combination of the values of the named controls. */
export function choicesOf(controls: readonly PageControl[], names: readonly string[]): readonly Choice[] {
  return names.reduce<readonly Choice[]>(
    (sofar, name) => {
      const values = Object.keys(controls.find((control) => control.name === name)?.values ?? {});
      return sofar.flatMap((choice) => values.map((value) => ({...choice, [name]: value})));
    },
    [{}]
  );
}

/** The key under which a page keeps what it shows for a choice: the values, in the order of `names`. */
export function choiceKey(names: readonly string[], choice: Choice): string {
  return names.map((name) => choice[name] ?? "").join(" ");
}
