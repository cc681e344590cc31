import {JSDOM} from "jsdom";
import {ExploreApp} from "../../../src/components/explore/app.js";
import type {ExploreTools} from "../../../src/components/explore/app.js";
import {STORE_KEY} from "../../../src/components/explore/storage.js";
import {keyColumns, valuesOfColumn} from "../../../src/core/chart-spec/table-info.js";
import type {ListedTable} from "../../../src/core/table-about.js";
import {demoEvidence} from "../demo-evidence.js";
import {settle} from "../dom.js";

const count = (id: string, value: number): Readonly<Record<string, string | number | null>> => ({
  count: value,
  count_expression: id,
  count_low: value,
  count_high: value,
  count_missing: null
});
export const lamps = [
  {colour: "green", side: "north", ...count("demo.green", 106)},
  {colour: "red", side: "south", ...count("demo.red", 30)}
];
const visits = [
  {day: "first", ...count("demo.visitors", 220)},
  {day: "second", ...count("demo.total", 141)}
];

const table = (
  id: string,
  title: string,
  key: string,
  rows: typeof lamps | typeof visits,
  more: Partial<ListedTable> = {}
): ListedTable => {
  const columns: ListedTable["columns"] = [
    {kind: "key", name: key, label: key === "colour" ? "Colour" : "Day", dimension: "category"},
    ...(key === "colour" ? [{kind: "key" as const, name: "side", label: "Side"}] : []),
    {kind: "quantity", name: "count", label: "Lamps", unit: "lamps", measures: ["lamps-counted"]}
  ];
  return {
    id,
    title,
    description: "One row for each.",
    columns,
    units: {lamps: "lamps"},
    labels: {colour: {green: "green lamps"}},
    length: rows.length,
    caveats: ["Only at night."],
    sources: [],
    values: Object.fromEntries(keyColumns({columns}).map(({name}) => [name, valuesOfColumn({rows}, name) ?? []])),
    ...more
  };
};
export const tables = [
  table("lamps", "Lamps by colour", "colour", lamps),
  table("visits", "Visits", "day", visits, {compare: "none"})
];

export const TOOLS: ExploreTools = {
  tables: () => Promise.resolve(tables),
  evidence: () => Promise.resolve(demoEvidence),
  rows: (_document, {id}) => Promise.resolve(id === "lamps" ? lamps : visits)
};

/** The page of charts, opened in a window of its own. */
export interface Opened {
  readonly window: JSDOM["window"];
  readonly document: Document;
  readonly place: HTMLElement;
  readonly $: <E extends HTMLElement>(selector: string) => E;
  readonly text: () => string;
}

/** Opens the page at an address, with what the browser keeps. */
export async function open(
  search = "",
  {tools = {}, kept}: {readonly tools?: Partial<ExploreTools>; readonly kept?: string} = {}
): Promise<Opened> {
  const {window} = new JSDOM('<link rel="tickmark-root" href="../"><div id="tm-explore">Without a script.</div>', {
    url: `https://example.test/base/explore${search}`,
    pretendToBeVisual: true
  });
  if (kept !== undefined) window.localStorage.setItem(STORE_KEY, kept);
  const {document} = window;
  const place = document.querySelector<HTMLElement>("#tm-explore")!;
  await new ExploreApp(place, window as unknown as Window, {...TOOLS, ...tools}).start();
  return {
    window,
    document,
    place,
    $: <E extends HTMLElement>(selector: string) => place.querySelector<E>(selector)!,
    text: () => place.querySelector<HTMLTextAreaElement>("#tm-spec")!.value
  };
}

export const marks = ({place}: Opened): readonly string[] => [
  ...new Set(
    [...place.querySelectorAll(".tm-explore-stage .tm-drawing [data-trace]")].map((mark) =>
      mark.getAttribute("data-trace")!
    )
  )
];

export async function change({window, $}: Opened, selector: string, value?: string | boolean): Promise<void> {
  const control = $<HTMLInputElement>(selector);
  if (typeof value === "string") control.value = value;
  else control.checked = value ?? true;
  control.dispatchEvent(new window.Event("change", {bubbles: true}));
  await settle();
}

export async function press({$}: Opened, action: string): Promise<void> {
  $(`[data-do="${action}"]`).click();
  await settle();
}

export async function type({window, $}: Opened, text: string): Promise<void> {
  const area = $<HTMLTextAreaElement>("#tm-spec");
  area.value = text;
  area.dispatchEvent(new window.Event("input", {bubbles: true}));
  area.dispatchEvent(new window.FocusEvent("focusout", {bubbles: true}));
  await settle();
}

export const says = (opened: Opened, selector: string): string =>
  (opened.$(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();
