import {elementMaker} from "../../core/element.js";
import type {SourceTable} from "../../core/editing/open-source.js";
import {joinedTable, partsOfTable} from "../../core/editing/joined-table.js";
import type {TablePart} from "../../core/editing/table-entry.js";
import {tableWithLines} from "../../core/editing/table-lines.js";
import type {KeptLines} from "./kept-lines.js";

/** The parts of a table that goes on over pages, with their lines as they are now. */
export interface TableParts {
  readonly parts: readonly SourceTable[];
  /** All of them as one; undefined where they have not as many columns. */
  readonly joined: SourceTable | undefined;
  /** How the joined table is named when it is accepted. */
  readonly meant: TablePart & {readonly more: readonly TablePart[]};
}

/** The parts of the table that a found table is one of; undefined where it stands alone. */
export function partsOf(tables: readonly SourceTable[], table: SourceTable, kept: KeptLines): TableParts | undefined {
  const parts = partsOfTable(tables, table);
  if (parts.length === 1) return undefined;
  const lines = parts.map((part) => kept.of(part).at(-1));
  const [first, ...more] = parts.map(({place}, i): TablePart => ({place, ...(lines[i] ? {lines: lines[i]} : {})}));
  return {
    parts,
    joined: joinedTable(parts.map((part, i) => (lines[i] ? tableWithLines(part, lines[i]) : part))),
    meant: {...first!, more}
  };
}

/** Says that a table seems to go on over pages, and offers to take its parts as one, or each by itself again. */
export function partsOffer(
  document: Document,
  {parts, joined}: TableParts,
  isJoined: boolean,
  choose: (isJoined: boolean) => void
): HTMLElement {
  const make = elementMaker(document);
  const places = parts.map(({place}) => place).join("; ");
  const said = isJoined
    ? "Taken as one table; lines are moved on each by itself."
    : joined
      ? "They seem to be one table that goes on over pages."
      : "They seem to be one table, but have not as many columns; move their lines until they have.";
  const button = make("button", {type: "button"}, isJoined ? "Take each by itself" : "Take them as one table");
  button.addEventListener("click", () => choose(!isJoined));
  return make(
    "fieldset",
    {class: "tm-source-lines"},
    make("legend", {}, places),
    make("p", {class: "tm-note"}, said),
    ...(joined ? [button] : [])
  );
}
