import type {ChartSpec, Sort} from "../../core/chart-spec/spec.js";
import type {TableInfo} from "../../core/chart-spec/table-info.js";
import {withColumn, withFilter, withGroup, withHighlight, withSort} from "../../core/explore/changes.js";
import type {ColumnKey} from "../../core/explore/changes.js";
import type {Offer} from "../../core/explore/offers.js";

/** What a changed control asks for. */
export interface Asked {
  readonly key: string;
  readonly value: string;
  readonly column: string;
  /** The checked values of the control’s list. */
  readonly checked: readonly string[];
}

/** A control’s key and value, with all checked values of its list. */
export function askedBy(control: HTMLInputElement | HTMLSelectElement, panel: ParentNode): Asked {
  const {key = "", column = ""} = control.dataset;
  const beside = [...panel.querySelectorAll<HTMLInputElement>(`input[type=checkbox][data-key="${key}"]`)].filter(
    (input) => (input.dataset.column ?? "") === column
  );
  return {key, column, value: control.value, checked: beside.filter((input) => input.checked).map(({value}) => value)};
}

/** The specification that a control asks for; undefined for controls that ask for something else. */
export function nextSpec(
  {key, value, column, checked}: Asked,
  spec: ChartSpec,
  table: TableInfo,
  offers: {readonly forms: readonly Offer<string>[]; readonly measures: readonly Offer<string>[]}
): ChartSpec | undefined {
  const named = value === "" ? undefined : value;
  switch (key) {
    case "form":
      return offers.forms.find((offer) => offer.value === value)?.spec;
    case "measure":
      return offers.measures.find((offer) => offer.value === value)?.spec;
    case "x":
    case "y":
    case "colour":
    case "facet":
      return withColumn(spec, key satisfies ColumnKey, named, table);
    case "filter":
      return withFilter(spec, column, checked, table);
    case "add-up":
      return withGroup(spec, checked.length > 0 ? [] : undefined, table);
    case "group":
      return withGroup(spec, checked, table);
    case "sort":
      return withSort(spec, value as Sort, table);
    case "highlight":
      return withHighlight(spec, named, table);
    default:
      return undefined;
  }
}
