import {frameId} from "../src/charts/frame.js";
import {rowsShown} from "../src/core/chart.js";
import type {Chart, Row} from "../src/core/chart.js";
import type {Check, Evidence, FactUse} from "../src/core/evidence.js";
import {factsOf, parseExpression} from "../src/core/expression/syntax.js";
import type {Facts} from "../src/core/fact.js";
import {parseProse} from "../src/core/prose.js";
import type {TableDescription} from "../src/core/table.js";
import {proseText} from "../src/views/prose-html.js";
import type {PageContents} from "./prose/check-text.js";
import type {ChartFence} from "./prose/fence.js";
import {factsOfRows} from "./tables/select.js";

/** A chart where it stands on a page, deck or briefing. */
export interface ChartPlace extends ChartFence {
  /** The file of the page, as messages show it. */
  readonly file: string;
  /** From the site's root, with a slash before it. */
  readonly href: string;
}

/** Every chart on every page, in the order of the files. */
export function chartPlaces(pages: ReadonlyMap<string, PageContents>): readonly ChartPlace[] {
  return [...pages].flatMap(([file, {charts}]) =>
    charts.map((fence, i) => {
      const before = charts.slice(0, i).filter(({chart}) => chart.id === fence.chart.id).length;
      return {
        ...fence,
        file,
        href: `${pageAddress(file)}#${frameId(fence.chart, before === 0 ? "" : String(before + 1))}`
      };
    })
  );
}

/** The address of a page from the site's root: `brief/decks/talk.md` is `/decks/talk`, `src/index.md` is `/`. */
export function pageAddress(file: string): string {
  return file
    .replace(/^[^/]+/, "")
    .replace(/\.md$/, "")
    .replace(/\/index$/, "/");
}

/** The places in which facts are looked for. */
interface Users {
  readonly pages: ReadonlyMap<string, PageContents>;
  readonly tables: readonly {readonly table: TableDescription; readonly rows: readonly Row[]}[];
  readonly checks: readonly Check[];
  readonly facts: Facts;
}

/**
 * Where each fact is shown: pages with its number, charts on pages, tables, checks; to be called with content that
 * verifies.
 */
export function usesOf({pages, tables, checks, facts}: Users): Evidence["uses"] {
  const uses = new Map<string, FactUse[]>();
  const use = (ids: Iterable<string>, made: FactUse): void => {
    for (const id of new Set(ids)) uses.set(id, [...(uses.get(id) ?? []), made]);
  };
  const byId = new Map(tables.map((written) => [written.table.id, written]));
  for (const [file, {title, expressions}] of pages)
    use(expressions.flatMap(factsIn), {kind: "page", label: pageLabel(file, title, facts), href: pageAddress(file)});
  for (const {chart, options, href, file} of chartPlaces(pages)) {
    const written = byId.get(chart.table);
    if (!written) continue;
    use([...factsOfRows(written.table, rowsShown(chart, written.rows, options)), ...factsOfTexts({chart, options})], {
      kind: "chart",
      label: `${written.table.title}, in ${pageLabel(file, pages.get(file)!.title, facts)}`,
      href
    });
  }
  for (const {table, rows} of tables)
    use(factsOfRows(table, rows), {kind: "table", label: table.title, href: `/tables/#table-${table.id}`});
  for (const {id, facts: operands} of checks)
    use(operands, {kind: "check", label: id, href: `/open-points#check-${id}`});
  return Object.fromEntries([...uses].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The label of a page: its title; for the home page a fixed label, because its heading is the site's title. */
function pageLabel(file: string, title: string, facts: Facts): string {
  return pageAddress(file) === "/" ? "Home" : proseText(title, facts);
}

function factsOfTexts({chart, options}: ChartFence): readonly string[] {
  return textsOf(chart, options)
    .flatMap((text) => parseProse(text))
    .flatMap((part) => (part.type === "number" ? factsIn(part.expression) : []));
}

function textsOf(chart: Chart, options: ChartFence["options"]): readonly string[] {
  return [chart.headline(options), chart.title(options), ...chart.notes(options)];
}

function factsIn(expression: string): readonly string[] {
  return factsOf(parseExpression(expression));
}
