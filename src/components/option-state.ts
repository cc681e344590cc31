import type {OptionValues} from "../core/chart.js";

const own = new WeakMap<Element, OptionValues>();

/** The options that a figure shows now. */
export function shownOptions(figure: HTMLElement): OptionValues {
  return JSON.parse(figure.dataset.options ?? "{}") as OptionValues;
}

/** The options that a figure came with in its page; those that stay out of the address. */
export function ownOptions(figure: HTMLElement): OptionValues {
  const known = own.get(figure) ?? shownOptions(figure);
  own.set(figure, known);
  return known;
}

/** The options of a figure by the address: its own, with those of its controls that the address names. */
export function optionsInAddress(figure: HTMLElement, search: string): OptionValues {
  const parameters = new URLSearchParams(search);
  const named = controllable(figure).flatMap(({option, values}) => {
    const value = parameters.get(parameterName(figure, option));
    return value !== null && values.includes(value) ? [[option, value] as const] : [];
  });
  return {...ownOptions(figure), ...Object.fromEntries(named)};
}

/** An address in which the figure's options stand where they are not its own. */
export function addressWith(figure: HTMLElement, options: OptionValues, address: string): string {
  const url = new URL(address);
  for (const {option} of controllable(figure)) {
    const [name, value] = [parameterName(figure, option), options[option]];
    if (value === undefined || value === ownOptions(figure)[option]) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

/** `lights.show`; a chart's second frame in a page has its own name. */
function parameterName(figure: HTMLElement, option: string): string {
  return `${figure.id.replace(/^chart-/, "") || figure.dataset.chart}.${option}`;
}

function controllable(figure: HTMLElement): readonly {readonly option: string; readonly values: readonly string[]}[] {
  return [...figure.querySelectorAll<HTMLElement>(".tm-controls fieldset[data-option]")].map((fieldset) => ({
    option: fieldset.dataset.option ?? "",
    values: [...fieldset.querySelectorAll("input")].map((input) => input.value)
  }));
}
