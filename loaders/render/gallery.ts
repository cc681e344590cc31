import {drawInTerms} from "../../src/charts/chart-terms.js";
import {DRAW_WIDTHS} from "../../src/charts/frame-context.js";
import {frameNotes} from "../../src/charts/frame.js";
import {nameAsShown} from "../../src/charts/marks.js";
import {normalizeOptions, rowsShown} from "../../src/core/chart.js";
import type {Chart, OptionValues, Row} from "../../src/core/chart.js";
import {elementMaker} from "../../src/core/element.js";
import {periodLabel, yearsOf} from "../../src/core/period.js";
import {RELATIONS} from "../../src/core/relations.js";
import type {TableDescription} from "../../src/core/table.js";
import {dressTerms} from "../../src/core/terms/dress.js";
import {galleryView, smallPicture} from "../../src/views/gallery.js";
import type {GalleryChart, GalleryLink} from "../../src/views/gallery.js";
import {slideElementId} from "../../src/views/slide-view.js";
import type {ChartFence} from "../prose/fence.js";
import {frameContext} from "./frame-context.js";
import type {Site} from "./site.js";

/** More periods than this are given by their first and last year. */
const MOST_PERIODS = 3;

/** All registered charts as small pictures by the relation that they show, each drawn as its page draws it. */
export function drawGallery(site: Site, document: Document): Element {
  const charts = [...site.charts.values()];
  const groups = RELATIONS.map((relation) => ({
    ...relation,
    charts: charts.filter((chart) => chart.relation === relation.id).map((chart) => galleryChart(chart, site, document))
  }));
  return dressTerms(galleryView(groups, document), site.evidence.terms ?? []);
}

/** Which chart is shown small: a registered one, or the first of a notebook. */
interface SmallChart {
  readonly chart?: string;
  readonly notebook?: string;
}

/** One chart as a small picture with its notes. Throws an Error if no chart or notebook has the name. */
export function drawSmall({chart: id, notebook}: SmallChart, site: Site, document: Document): Element {
  const {chart, options} = notebook === undefined ? registered(id, site) : firstOf(notebook, site);
  const make = elementMaker(document);
  const context = frameContext(site, chart, options, "/", "small");
  const small = make(
    "div",
    {class: "tm-small-chart"},
    smallPicture(pictures(chart, options, site, document), context.plain(chart.title(options)), make),
    ...frameNotes(chart, options, context)
  );
  return dressTerms(small, site.evidence.terms ?? []);
}

function registered(id: string | undefined, site: Site): ChartFence {
  const chart = site.charts.get(id ?? "");
  if (!chart)
    throw new Error(`evidence: chart: ${id ?? "(nothing)"}: expected one of ${[...site.charts.keys()].join(", ")}`);
  return {chart, options: optionsOf(chart, site)};
}

function firstOf(notebook: string, {chartPlaces}: Site): ChartFence {
  const place = chartPlaces.find(({href}) => href.startsWith(`/notebooks/${notebook}#`));
  if (!place) throw new Error(`evidence: notebook: ${notebook}: has no chart`);
  return place;
}

/** The options of a chart on its own page. */
function optionsOf(chart: Chart, site: Site): OptionValues {
  return placeOf(chart, site)?.options ?? normalizeOptions(chart, {});
}

function placeOf({id}: Chart, site: Site): Site["chartPlaces"][number] | undefined {
  return site.chartPlaces.find((place) => place.chart.id === id && !/^\/(?:decks|briefings)\//.test(place.href));
}

function galleryChart(chart: Chart, site: Site, document: Document): GalleryChart {
  const [own, options] = [placeOf(chart, site), optionsOf(chart, site)];
  const context = frameContext(site, chart, options, "/gallery", "gallery");
  const {plain, prose} = context;
  const written = site.tables.get(chart.table)!;
  return {
    id: chart.id,
    headline: prose(chart.headline(options)),
    title: plain(chart.title(options)),
    pictures: pictures(chart, options, site, document),
    notes: frameNotes(chart, options, context),
    table: {href: `/tables/#table-${chart.table}`, label: written.table.title},
    period: periodsText(written.table, rowsShown(chart, written.rows, options)),
    places: [
      ...(own === undefined ? [] : [{href: own.href, label: "its page"}]),
      ...slidesOf(chart, site),
      ...briefingsOf(chart, site)
    ]
  };
}

/** The drawings of a chart in each vocabulary, if they differ; the page's switch shows one of them. */
function pictures(chart: Chart, options: OptionValues, site: Site, document: Document): readonly Element[] {
  const context = frameContext(site, chart, options, "/gallery", "gallery");
  const rows = rowsShown(chart, site.tables.get(chart.table)!.rows, options);
  let drawn = 0;
  const [guidelines, sources] = drawInTerms(context.terms ?? [], context, (own) =>
    galleryPicture((width) => chart.draw(rows, options, {...own, width}), `${chart.id}-${(drawn += 1)}`, document)
  );
  if (sources === undefined) return [guidelines];
  guidelines.setAttribute("data-in-terms", "guidelines");
  sources.setAttribute("data-in-terms", "sources");
  return [guidelines, sources];
}

function slidesOf({id}: Chart, {decks}: Site): readonly GalleryLink[] {
  return [...decks.values()].flatMap(({name, title, slides}) =>
    slides.flatMap((slide) =>
      JSON.stringify(slide.blocks).includes(`"id":${JSON.stringify(id)},"table"`)
        ? [{href: `/decks/${name}#${slideElementId(slide)}`, label: `${title}, slide ${slide.number}`}]
        : []
    )
  );
}

function briefingsOf({id}: Chart, {briefings, chartPlaces}: Site): readonly GalleryLink[] {
  return [...briefings.values()].flatMap(({name, title}) => {
    const place = chartPlaces.find(({chart, href}) => chart.id === id && href.startsWith(`/briefings/${name}#`));
    return place === undefined ? [] : [{href: place.href, label: title}];
  });
}

/** The periods of some rows in words; the years from first to last where there are many. */
function periodsText({columns}: TableDescription, rows: readonly Row[]): string {
  const names = columns
    .filter((column) => (column.kind === "key" && column.dimension === "period") || column.name === "date")
    .map(({name}) => name);
  const periods = [...new Set(rows.flatMap((row) => names.map((name) => String(row[name] ?? ""))))].sort();
  const labels = periods.map((period) => (period === "" ? "not printed" : periodLabel(period)));
  if (labels.length <= MOST_PERIODS) return labels.join("; ") || "not printed";
  const years = periods.flatMap(yearsOf).sort();
  return `${years[0]!} to ${years.at(-1)!}`;
}

/** A drawing whose height divided by its width exceeds this is cropped to its top. */
const TALL = 1.3;

/** How many rows of a drawing in HTML a small picture holds. */
const MOST_ITEMS = 12;

/** The most cards, entries or rows that fit into a small picture without being cropped. */
const FEW_ITEMS = 3;

/**
 * The narrow drawing as a picture, cropped to its top if it is tall. Its marks link to their traces and can be reached
 * by Tab as in the chart itself.
 */
function galleryPicture(draw: (width: number) => Element, id: string, document: Document): Element {
  const drawing = draw(DRAW_WIDTHS.narrow);
  if (drawing.localName !== "svg") return htmlPicture(drawing, document);
  const tall = shapeOf(drawing) > TALL;
  drawing.querySelectorAll("a").forEach(nameAsShown);
  for (const element of drawing.querySelectorAll("[id]")) rename(element, drawing, `${id}-small-${element.id}`);
  for (const title of drawing.querySelectorAll("title")) title.remove();
  drawing.setAttribute("preserveAspectRatio", tall ? "xMidYMin meet" : "xMidYMid meet");
  const box = document.createElement("div");
  box.className = tall ? "tm-small tm-small-cut" : "tm-small";
  box.append(drawing);
  return box;
}

function htmlPicture(drawing: Element, document: Document): Element {
  for (const element of [drawing, ...drawing.querySelectorAll("*")]) {
    for (const name of ["id", "aria-labelledby", "aria-describedby"]) element.removeAttribute(name);
    [...element.children].slice(MOST_ITEMS).forEach((more) => more.remove());
  }
  const box = document.createElement("div");
  const isLong = [drawing, ...drawing.querySelectorAll("ol, tbody")].some(({children}) => children.length > FEW_ITEMS);
  box.className = isLong ? "tm-small tm-small-html tm-small-cut" : "tm-small tm-small-html";
  box.append(drawing);
  return box;
}

const shapeOf = (drawing: Element): number => {
  const [, , width = 1, height = 1] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number);
  return height / width;
};

function rename(element: Element, drawing: Element, id: string): void {
  const before = element.id;
  element.id = id;
  for (const other of drawing.querySelectorAll("*")) {
    for (const {name, value} of [...other.attributes])
      if (value.includes(`url(#${before})`))
        other.setAttribute(name, value.replaceAll(`url(#${before})`, `url(#${id})`));
  }
}
