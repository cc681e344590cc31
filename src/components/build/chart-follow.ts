import type {ChartDefinition} from "../../core/chart-definition.js";
import {controlCell} from "../../core/editing/control-cell.js";
import {chartShown, followingCell, isFollowing} from "../../core/editing/notebook-cells.js";
import {elementMaker} from "../../core/element.js";
import {siteLink} from "../site-links.js";
import {pressButton} from "./press-button.js";

/** The charts that the site defines, by their ids; none where they can't be had. */
export type DefinedCharts = ReadonlyMap<string, ChartDefinition>;

/** Reads the charts that the site defines. */
export async function definedCharts(
  document: Document,
  fetchJson = async (url: string): Promise<unknown> => (await fetch(url)).json()
): Promise<DefinedCharts> {
  const url = siteLink(document, "defined-charts");
  const read = url === undefined ? [] : await fetchJson(url).catch(() => []);
  return new Map((read as readonly ChartDefinition[]).map((definition) => [definition.id, definition]));
}

/**
 * Buttons that make each option of a chart's cell follow a control of the page, of the option's name: that which is
 * there, or a new one above the chart. `replace` is given what then stands in the cell's place.
 */
export function followButtons(
  document: Document,
  {
    cell,
    defined,
    controls
  }: {
    readonly cell: string;
    readonly defined: DefinedCharts;
    /** The names of the page's controls. */
    readonly controls: readonly string[];
  },
  replace: (text: string) => void
): readonly HTMLElement[] {
  const chart = chartShown(cell);
  const own = Object.entries((chart !== undefined && defined.get(chart)?.options) || {});
  const buttons = own
    .filter(([name, {control}]) => control && /^[a-z]+$/.test(name) && !isFollowing(cell, name))
    .map(([name, {label, values}]) =>
      controls.includes(name)
        ? pressButton(document, `Let “${label}” follow the page’s control`, () =>
            replace(followingCell(cell, name, name))
          )
        : pressButton(document, `Make “${label}” a control of the page`, () =>
            replace(
              `${controlCell({name, label, values: Object.entries(values)})}\n\n${followingCell(cell, name, name)}`
            )
          )
    );
  return buttons.length === 0 ? [] : [elementMaker(document)("p", {class: "tm-buttons"}, ...buttons)];
}
