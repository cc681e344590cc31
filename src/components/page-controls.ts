import {choiceKey} from "../core/page-control.js";
import type {Choice} from "../core/page-control.js";
import {traceAddress} from "../views/trace-links.js";
import {announce, closestTo} from "./announce.js";
import {siteRoot} from "./site-links.js";

/** The event dispatched on the document when the choice changes, by the reader or by the address. */
export const CHOSEN = "tickmark-chosen";

/**
 * Binds the controls of a page: its sentences and charts follow them, and the address keeps values that differ from the
 * initial ones. Returns a function that unbinds.
 */
export function bindPageControls(document: Document, window: Window): () => void {
  const onChange = (event: Event): void => {
    const field = closestTo(event.target, ".tm-page-control [data-control]");
    if (!field) return;
    window.history.pushState(window.history.state, "", addressOf(document, window.location.href));
    showChoice(document);
    const status = field.closest("form")?.querySelector<HTMLElement>("[role=status]");
    if (status) announce(status, "The page follows");
  };
  const onAddress = (): void => restoreChoice(document, window.location.search);
  document.addEventListener("change", onChange);
  window.addEventListener("popstate", onAddress);
  onAddress();
  return () => {
    document.removeEventListener("change", onChange);
    window.removeEventListener("popstate", onAddress);
  };
}

/** What is chosen on a page now. */
export function choiceOf(document: Document): Choice {
  return Object.fromEntries(
    fieldsOf(document).map((field) => [
      field.dataset.control!,
      field.querySelector<HTMLInputElement | HTMLSelectElement>("input:checked, select")?.value ??
        field.dataset.initial ??
        ""
    ])
  );
}

/** Sets a page's controls by its address; a value that is not offered leaves its control as it is at first. */
function restoreChoice(document: Document, search: string): void {
  const parameters = new URLSearchParams(search);
  const before = JSON.stringify(choiceOf(document));
  for (const field of fieldsOf(document)) {
    const [inputs, options] = [[...field.querySelectorAll("input")], [...field.querySelectorAll("option")]];
    const wanted = parameters.get(field.dataset.control ?? "");
    const value = [...inputs, ...options].some((offered) => offered.value === wanted) ? wanted : field.dataset.initial;
    for (const input of inputs) input.checked = input.value === value;
    for (const option of options) option.selected = option.value === value;
  }
  if (JSON.stringify(choiceOf(document)) !== before) showChoice(document);
}

function addressOf(document: Document, address: string): string {
  const url = new URL(address);
  const choice = choiceOf(document);
  for (const {
    dataset: {control = "", initial}
  } of fieldsOf(document)) {
    if (choice[control] === initial) url.searchParams.delete(control);
    else url.searchParams.set(control, choice[control]!);
  }
  return url.href;
}

/** Shows everything that follows the controls as they are set. */
function showChoice(document: Document): void {
  const choice = choiceOf(document);
  for (const follower of document.querySelectorAll<HTMLElement>("[data-follows]")) {
    const key = choiceKey((follower.dataset.follows ?? "").split(" "), choice);
    if (follower.matches(".tm-following")) showChart(follower, key);
    else if (follower.matches("a")) showNumber(follower, key);
    else follower.innerHTML = choicesIn<string>(follower)[key] ?? follower.innerHTML;
  }
  document.dispatchEvent(new CustomEvent(CHOSEN, {detail: choice}));
}

function showNumber(link: HTMLAnchorElement, key: string): void {
  const [expression, text] = choicesIn<readonly [string, string]>(link)[key] ?? [];
  if (expression === undefined || text === undefined) return;
  link.dataset.trace = expression;
  link.href = traceAddress(siteRoot(link.ownerDocument), expression);
  link.textContent = text;
}

function choicesIn<T>({dataset: {choices = "{}"}}: HTMLElement): Readonly<Record<string, T>> {
  return JSON.parse(choices) as Readonly<Record<string, T>>;
}

function showChart(follower: HTMLElement, key: string): void {
  const figure = follower.querySelector<HTMLElement>(":scope > figure");
  const template = [...follower.querySelectorAll<HTMLTemplateElement>(":scope > template")].find(
    ({dataset}) => dataset.choice === key
  );
  const fresh = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!figure || !fresh) return;
  const dataTable = fresh.querySelector<HTMLDetailsElement>(":scope > .tm-data-table");
  if (dataTable) dataTable.open = figure.querySelector<HTMLDetailsElement>(":scope > .tm-data-table")?.open ?? false;
  figure.replaceWith(fresh);
}

function fieldsOf(document: Document): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".tm-page-control [data-control]")];
}
