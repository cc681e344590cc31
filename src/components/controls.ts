import type {OptionValues} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import type {Evidence} from "../core/evidence.js";
import {announce, closestTo, messageOf, statusOf} from "./announce.js";
import {loadEvidence} from "./evidence.js";
import {siteLink} from "./site-links.js";

/** Draws a figure again with other options; what `redraw.js` exports. */
export type Redraw = (figure: HTMLElement, options: OptionValues, evidence: Evidence) => Promise<void>;

const latest = new WeakMap<HTMLElement, OptionValues>();

/** Binds the controls of figures and keeps their state in the address. Returns a function that unbinds. */
export function bindControls(
  document: Document,
  window: Window,
  load: (document: Document) => Promise<Redraw> = loadRedraw
): () => void {
  const onChange = (event: Event): void => {
    const input = closestTo(event.target, ".tm-controls input") as HTMLInputElement | null;
    const figure = input?.closest<HTMLElement>("figure[data-chart]");
    const option = input?.closest<HTMLElement>("fieldset[data-option]")?.dataset.option;
    if (!input || !figure || option === undefined) return;
    ownOptions(figure);
    const options = {...(latest.get(figure) ?? shownOptions(figure)), [option]: input.value};
    window.history.pushState(window.history.state, "", addressWith(figure, options, window.location.href));
    void drawAgain(figure, options, load);
  };
  const onPopState = (): void =>
    document
      .querySelectorAll<HTMLElement>("figure[data-chart]")
      .forEach((figure) => void restoreOptions(figure, window, load));
  document.addEventListener("change", onChange);
  window.addEventListener("popstate", onPopState);
  return () => {
    document.removeEventListener("change", onChange);
    window.removeEventListener("popstate", onPopState);
  };
}

/** Redraws a figure with the options in the address, if it doesn't show them yet. */
export async function restoreOptions(
  figure: HTMLElement,
  window: Window,
  load: (document: Document) => Promise<Redraw> = loadRedraw
): Promise<void> {
  const options = optionsInAddress(figure, window.location.search);
  if (!isSame(options, latest.get(figure) ?? shownOptions(figure))) await drawAgain(figure, options, load);
}

async function drawAgain(
  figure: HTMLElement,
  options: OptionValues,
  load: (document: Document) => Promise<Redraw>
): Promise<void> {
  const document = figure.ownerDocument;
  latest.set(figure, options);
  figure.setAttribute("aria-busy", "true");
  figure.querySelector(":scope > .tm-error")?.remove();
  try {
    const [redraw, evidence] = await Promise.all([load(document), loadEvidence(document)]);
    if (latest.get(figure) !== options) return;
    await redraw(figure, options, evidence);
    if (latest.get(figure) !== options) return;
    checkInputs(figure, options);
    announce(statusOf(figure), "Chart drawn again");
  } catch (error) {
    if (latest.get(figure) !== options) return;
    latest.set(figure, shownOptions(figure));
    checkInputs(figure, shownOptions(figure));
    showDiagnostic(figure, error);
  }
  figure.removeAttribute("aria-busy");
}

function showDiagnostic(figure: HTMLElement, error: unknown): void {
  const make = elementMaker(figure.ownerDocument);
  const message = make("p", {class: "tm-error", role: "alert"}, `The chart stays as it was: ${messageOf(error)}`);
  figure.querySelector(":scope > .tm-drawing")?.before(message);
}

function checkInputs(figure: HTMLElement, options: OptionValues): void {
  for (const fieldset of figure.querySelectorAll<HTMLElement>(".tm-controls fieldset[data-option]")) {
    const value = options[fieldset.dataset.option ?? ""];
    for (const input of fieldset.querySelectorAll("input")) input.checked = input.value === value;
  }
}

function isSame(a: OptionValues, b: OptionValues): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => a[name] === b[name]);
}

async function loadRedraw(document: Document): Promise<Redraw> {
  const url = siteLink(document, "redraw");
  if (url === undefined) throw new Error("this page names no drawing module");
  const module = (await import(/* @vite-ignore */ url)) as {readonly redraw: Redraw};
  return module.redraw;
}

const own = new WeakMap<Element, OptionValues>();

/** The options that a figure shows now. */
function shownOptions(figure: HTMLElement): OptionValues {
  return JSON.parse(figure.dataset.options ?? "{}") as OptionValues;
}

/** The initial options of a figure, which are left out of the address. */
function ownOptions(figure: HTMLElement): OptionValues {
  const known = own.get(figure) ?? shownOptions(figure);
  own.set(figure, known);
  return known;
}

/** The options that the address gives a figure: its initial ones, overridden by those that the address sets. */
function optionsInAddress(figure: HTMLElement, search: string): OptionValues {
  const parameters = new URLSearchParams(search);
  const named = controllable(figure).flatMap(({option, values}) => {
    const value = parameters.get(parameterName(figure, option));
    return value !== null && values.includes(value) ? [[option, value] as const] : [];
  });
  return {...ownOptions(figure), ...Object.fromEntries(named)};
}

/** An address with those of the figure's options that differ from its initial ones. */
function addressWith(figure: HTMLElement, options: OptionValues, address: string): string {
  const url = new URL(address);
  for (const {option} of controllable(figure)) {
    const [name, value] = [parameterName(figure, option), options[option]];
    if (value === undefined || value === ownOptions(figure)[option]) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

/** `boats.show`; a chart's second frame in a page has its own name. */
function parameterName(figure: HTMLElement, option: string): string {
  return `${figure.id.replace(/^chart-/, "") || figure.dataset.chart}.${option}`;
}

function controllable(figure: HTMLElement): readonly {readonly option: string; readonly values: readonly string[]}[] {
  return [...figure.querySelectorAll<HTMLElement>(".tm-controls fieldset[data-option]")].map((fieldset) => ({
    option: fieldset.dataset.option ?? "",
    values: [...fieldset.querySelectorAll("input")].map((input) => input.value)
  }));
}
