import {controlCell, controlOf} from "../../core/editing/control-cell.js";
import {CELL_KINDS, newCell} from "../../core/editing/notebook-cells.js";
import type {CellKind} from "../../core/editing/notebook-cells.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import type {ListedTable} from "../../core/table-about.js";
import type {RegisteredTerm} from "../../core/terms/term.js";
import {messageOf} from "../announce.js";
import {dressed} from "../explore/notice-board.js";
import {siteLink} from "../site-links.js";
import {controlFields} from "./control-panel.js";
import {pressButton} from "./press-button.js";

/** What can be shown by a cell, each with its id. */
type Choices = readonly (readonly [id: string, label: string])[];

/**
 * The charts that the site's pages show, each once: a chart's place ends in `#chart-` and its id, with a number behind
 * it where the page shows the chart before.
 */
export function chartsOf({uses}: Pick<Evidence, "uses">): Choices {
  const places = Object.values(uses).flatMap((all) => all.filter(({kind}) => kind === "chart"));
  const known = new Set(places.map(({href}) => href));
  const firsts = places.filter(({href}) => !known.has(href.replace(/-\d+$/, "")) || !/-\d+$/.test(href));
  return [...new Map(firsts.map(({href, label}) => [href.replace(/^.*#chart-/, ""), label] as const))];
}

/** The tables of the site, each with its title. */
async function tablesOf(document: Document): Promise<Choices> {
  const response = await fetch(siteLink(document, "list") ?? "");
  if (!response.ok) throw new Error(`the tables can’t be had (status ${response.status}); load the page again`);
  const tables = (await response.json()) as readonly Pick<ListedTable, "id" | "title">[];
  return tables.map(({id, title}) => [id, title] as const);
}

/** Which cells can be added, and where. */
export interface CellAdding {
  readonly kinds: readonly CellKind[];
  readonly evidence: () => Promise<Evidence>;
  /** Adds a cell below the current one, or above it. */
  readonly add: (text: string, place: "below" | "above") => void;
}

/**
 * The choice of what kind of cell is added, and the buttons that add it. What a cell needs besides, as which chart, is
 * asked for in a dialog.
 */
export function cellMenu(document: Document, {kinds: offered, evidence, add: put}: CellAdding): readonly HTMLElement[] {
  const make = elementMaker(document);
  const kinds = make(
    "select",
    {"aria-label": "Kind of block"},
    ...offered.map((kind) => make("option", {value: kind}, CELL_KINDS[kind]))
  );
  const choose = async (kind: CellKind, place: "below" | "above"): Promise<void> => {
    const add = (text: string): void => put(text, place);
    if (kind === "control") askControl(document, add);
    else if (kind === "text" || kind === "list" || kind === "table") add(newCell(kind));
    else {
      const {uses, structure = [], facts, terms = []} = await evidence();
      const ask = (name: string, choices: Choices): void =>
        askWhich(document, {name, choices, terms}, (id) => add(newCell(kind, id)));
      if (kind === "code") add(newCell(kind, facts[0]?.id));
      else if (kind === "sql") ask("Table", await tablesOf(document));
      else if (kind === "chart") ask(CELL_KINDS[kind], chartsOf({uses}));
      else
        ask(
          CELL_KINDS[kind],
          structure.map(({id, title}) => [id, title] as const)
        );
    }
  };
  const adding = (name: string, place: "below" | "above"): HTMLElement =>
    pressButton(document, name, () => {
      choose(kinds.value as CellKind, place).catch((error: unknown) =>
        openDialog(document, "Not added", [make("p", {role: "alert"}, messageOf(error))])
      );
    });
  return [kinds, adding("Add block", "below"), adding("Add above", "above")];
}

/** Asks which of some things, whose labels may hold marks of terms, and gives its id. */
function askWhich(
  document: Document,
  {name, choices, terms}: {readonly name: string; readonly choices: Choices; readonly terms: readonly RegisteredTerm[]},
  put: (id: string) => void
): void {
  const make = elementMaker(document);
  if (choices.length === 0) {
    openDialog(document, name, [make("p", {}, "The workspace has none yet.")]);
    return;
  }
  const select = make(
    "select",
    {id: "tm-cell-which"},
    ...choices.map(([id, label]) => make("option", {value: id}, label))
  );
  dressed([select], terms);
  openDialog(document, name, [make("label", {for: select.id}, "Which"), select], () => () => put(select.value));
}

function askControl(document: Document, put: (text: string) => void): void {
  const fields = controlFields(document);
  openDialog(document, CELL_KINDS.control, [fields.element], () => {
    const control = controlOf(fields.label.value, fields.values.value);
    fields.tell(control !== undefined);
    return control && (() => put(controlCell(control)));
  });
}

/**
 * Opens a dialog; `done` gives what is done once it has been closed, and with it has given back the focus, or undefined
 * while something is missing.
 */
function openDialog(
  document: Document,
  name: string,
  fields: readonly HTMLElement[],
  done?: () => (() => void) | undefined
): void {
  const make = elementMaker(document);
  const form = make("form", {method: "dialog"}, ...fields);
  const dialog = make("dialog", {class: "tm-build-dialog", "aria-label": name}, form);
  form.append(
    make(
      "p",
      {class: "tm-buttons"},
      done && make("button", {type: "submit"}, "Add"),
      pressButton(document, "Close", () => dialog.close())
    )
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const act = done?.();
    if (done && act === undefined) return;
    dialog.close();
    act?.();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector<HTMLElement>("input, select")?.focus();
}
