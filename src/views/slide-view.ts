import {partsOf} from "../core/deck/blocks.js";
import type {
  CompiledChart,
  CompiledDeck,
  CompiledSlide,
  OpenPoint,
  ShownBlock,
  ShownInline
} from "../core/deck/compiled.js";
import {EVIDENCE_KEY, slideFoot} from "../core/deck/foot.js";
import type {SlideFoot} from "../core/deck/foot.js";
import type {Layout} from "../core/deck/layout.js";
import {sectionNumber} from "../core/deck/section-number.js";
import {NARROW_ROOM, STAGE} from "../core/deck/stage.js";
import {titleLines} from "../core/deck/title-lines.js";
import {isRightToLeft} from "../core/direction.js";
import {elementMaker, elementsBelow} from "../core/element.js";
import type {Child} from "../core/element.js";
import {draftMark, editionLine} from "../core/standing.js";
import {setDirection} from "./direction.js";
import {shareOf, shownBlocks, shownInline} from "./shown-blocks.js";
import type {BlockContext, SlideContext} from "./shown-blocks.js";
import {composedBody} from "./slide-layouts.js";
import {sourceLinks} from "./source-links.js";

/** The id of a slide's element; differs from the slide's own id, which in an address opens the slide for presenting. */
export function slideElementId({id}: Pick<CompiledSlide, "id">): string {
  return `slide-${id}`;
}

/**
 * A slide as an element, complete without JavaScript; deck.css lays it out by `data-layout` at any width. Everything is
 * visible; content of later steps has `data-step`, by which the presenting script hides it.
 */
export function slideElement(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const id = slideElementId(slide);
  const section = make(
    "section",
    {
      class: "tm-slide",
      id,
      "data-layout": slide.layout,
      "data-slide": slide.id,
      "data-number": String(slide.number),
      "data-steps": String(slide.steps),
      style:
        deck.width === 1280 && deck.height === 720
          ? undefined
          : `--tm-slide-width: ${deck.width}; --tm-slide-height: ${deck.height}`,
      "aria-labelledby": `${id}-title`,
      lang: deck.lang
    },
    make(
      "div",
      {class: "tm-slide-box"},
      draftLine(deck, context),
      make(
        "header",
        {class: "tm-slide-head"},
        edgeLine("header", slide.header, context),
        sectionMark(slide, deck, context),
        // The id stands within the heading: Framework would make a link around the text of a heading that has one.
        make(
          "h2",
          {class: "tm-slide-title", tabindex: "-1"},
          make("span", {id: `${id}-title`}, ...shownInline(slide.title, context))
        ),
        titleBlock(slide, deck, context)
      ),
      slideBody(slide, deck, context),
      footElement(slide, deck, context)
    )
  );
  setDirection(section, deck.lang);
  return section;
}

/** The number of a section, for the eyes: a reader hears its heading. */
function sectionMark(slide: CompiledSlide, deck: CompiledDeck, {document}: SlideContext): HTMLElement | undefined {
  const number = sectionNumber(slide, deck);
  if (number === undefined) return undefined;
  return elementMaker(document)("p", {class: "tm-slide-section", "aria-hidden": "true"}, String(number));
}

function titleBlock(slide: CompiledSlide, deck: CompiledDeck, {document}: SlideContext): HTMLElement | undefined {
  const lines = titleLines(slide, deck);
  if (lines.length === 0) return undefined;
  const make = elementMaker(document);
  return make("div", {class: "tm-slide-about"}, ...lines.map((line) => make("p", {}, line)));
}

/** Pixels of both margins. */
const SIDES = 2 * STAGE.grid.margin;

/** Layouts that set text beside a chart. */
const BESIDE: readonly Layout[] = ["figure-left", "figure-right"];

/**
 * The blocks of a slide arranged by its layout. In layouts that set text beside a chart all that is no chart is the
 * text; the order of reading is the order on the slide. Charts that stand in the author's own columns stay there.
 */
function slideBody(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const {layout, blocks} = slide;
  const room = deck.width - SIDES;
  const shown = {...blockContext(slide, deck, context), room};
  const composed = composedBody(slide, deck, shown);
  if (composed) return make("div", {class: "tm-slide-body"}, ...composed);
  const isArranged = blocks.some(isFigure) || !blocks.some(({type}) => type === "columns");
  if (!isArranged || (!BESIDE.includes(layout) && layout !== "comparison"))
    return make("div", {class: "tm-slide-body"}, ...shownBlocks(blocks, shown));
  const charts = shownBlocks(blocks.filter(isFigure), shown);
  const words = shownBlocks(
    blocks.filter((block) => !isFigure(block)),
    BESIDE.includes(layout) ? {...shown, room: shareOf(room, 2)} : shown
  );
  const figures = make("div", {class: "tm-slide-figures"}, ...charts);
  const text = words.length > 0 ? make("div", {class: "tm-slide-text"}, ...words) : undefined;
  if (layout === "comparison") return make("div", {class: "tm-slide-body"}, figures, text);
  // What comes first in a slide that is read from right to left stands on its right.
  const figuresFirst = (layout === "figure-left") !== isRightToLeft(deck.lang);
  return make("div", {class: "tm-slide-body"}, ...(figuresFirst ? [figures, text] : [text, figures]));
}

const isFigure = ({type}: ShownBlock): boolean => type === "chart" || type === "image";

function blockContext({id, number}: CompiledSlide, {slides}: CompiledDeck, context: SlideContext): BlockContext {
  const seen = slides.filter((slide) => slide.number < number).flatMap(chartsOf);
  let charts = 0;
  const chart = (compiled: CompiledChart, step: number | undefined): HTMLElement => {
    charts += 1;
    const nth = seen.push(compiled.id) && seen.filter((other) => other === compiled.id).length;
    const anchor = `chart-${compiled.id}${nth === 1 ? "" : `-${nth}`}`;
    return slideChart(compiled, {size: "full", instance: charts === 1 ? id : `${id}-${charts}`, step, anchor}, context);
  };
  return {...context, chart, headingLevel: 3};
}

/** The ids of the charts on a slide and in its notes, read once: each slide asks for those of all before it. */
export function chartsOf(slide: CompiledSlide): readonly string[] {
  const known = slideCharts.get(slide);
  if (known) return known;
  const charts = [...partsOf([...slide.blocks, ...slide.notes])].flatMap((part) =>
    "chart" in part ? [part.chart.id] : []
  );
  slideCharts.set(slide, charts);
  return charts;
}

const slideCharts = new WeakMap<CompiledSlide, readonly string[]>();

/**
 * What must be said beside the numbers of a slide, in short, its open points first, then the author's footnotes and
 * what stands for the rest; undefined where there is nothing to say.
 */
function slideCaveats(
  {footnotes = []}: Pick<CompiledSlide, "footnotes">,
  {openPoints, caveats, rest}: SlideFoot,
  context: SlideContext
): HTMLElement | undefined {
  if (caveats.length + openPoints.length + footnotes.length + rest.length === 0) return undefined;
  const make = elementMaker(context.document);
  return make(
    "p",
    {class: "tm-slide-caveats"},
    ...openPoints.map((point) => openPointItem(point, context)),
    ...caveats.map((caveat) => caveatItem(caveat, context)),
    ...footnotes.map((line) => make("span", {class: "tm-slide-footnote"}, ...shownInline(line, context))),
    rest === ""
      ? undefined
      : make("span", {class: "tm-slide-rest"}, rest, make("span", {class: "tm-slide-key"}, EVIDENCE_KEY))
  );
}

/** What a draft says on each slide; undefined if the deck is none. */
function draftLine(deck: CompiledDeck, {document}: SlideContext): HTMLElement | undefined {
  const mark = draftMark(deck);
  return mark === "" ? undefined : elementMaker(document)("p", {class: "tm-slide-draft"}, mark);
}

/**
 * The foot of a slide: what must be said beside its numbers, the documents that these are from, its own number, and on
 * the last slide which edition of the deck it is.
 */
function footElement(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const {sources, number, footer} = slide;
  const foot = slideFoot(slide, deck);
  const links = sources.flatMap((source, i): readonly Child[] => {
    const label = foot.sources === "short" ? (source.short ?? source.document) : source.document;
    const url = foot.sources === "originals" ? source.url : "";
    return [...(i > 0 ? ["; "] : []), ...sourceLinks({...source, label, url}, context)];
  });
  return make(
    "footer",
    {class: "tm-slide-foot"},
    edgeLine("footer", footer, context),
    make(
      "div",
      {class: "tm-slide-said"},
      slideCaveats(slide, foot, context),
      sources.length === 0
        ? undefined
        : make(
            "p",
            {class: "tm-slide-source"},
            make("span", {}, sources.length > 1 ? "Sources: " : "Source: "),
            ...links
          )
    ),
    number === deck.slides.length ? make("p", {class: "tm-slide-edition"}, editionLine(deck)) : undefined,
    make("p", {class: "tm-slide-number"}, make("span", {class: "tm-hidden"}, "Slide "), String(number))
  );
}

/** The author's header or footer; undefined if empty. */
function edgeLine(
  edge: "header" | "footer",
  text: readonly ShownInline[] | undefined,
  context: SlideContext
): HTMLElement | undefined {
  if (text === undefined || text.length === 0) return undefined;
  return elementMaker(context.document)("p", {class: `tm-slide-edge tm-slide-${edge}`}, ...shownInline(text, context));
}

function openPointItem({label, path}: OpenPoint, {document, href}: SlideContext): HTMLElement {
  const make = elementMaker(document);
  return make(
    "span",
    {class: "tm-slide-open"},
    make("a", {href: href(path)}, make("span", {"aria-hidden": "true"}, "≠ "), "Open point"),
    `: ${label}`
  );
}

function caveatItem(caveat: readonly ShownInline[], context: SlideContext): HTMLElement {
  return elementMaker(context.document)("span", {}, ...shownInline(caveat, context));
}

/** Which drawing of a chart a slide shows, and the suffix that keeps its ids unique. */
interface SlideChartOptions {
  readonly size: "full" | "half";
  readonly instance: string;
  readonly step?: number | undefined;
  /** The id by which other pages lead to the chart. */
  readonly anchor?: string | undefined;
}

/**
 * A chart of a slide: the drawing, and above it measure, unit, area and period. Its notes stand at the foot of the
 * slide.
 */
export function slideChart(
  chart: CompiledChart,
  {size, instance, step, anchor}: SlideChartOptions,
  context: SlideContext
): HTMLElement {
  const make = elementMaker(context.document);
  const figure = make(
    "figure",
    {
      class: "tm-slide-figure",
      id: anchor,
      "data-slide-chart": chart.id,
      "data-fence": chart.fence,
      "data-step": step?.toString(),
      "aria-label": chart.description
    },
    make("figcaption", {class: "tm-slide-figure-title"}, chart.short.title),
    ...drawingBoxes(chart, size, size, instance, context)
  );
  if (size === "full" && context.narrow && chart.full.drawing && chart.full.drawing.width > NARROW_ROOM.width + 50)
    figure.append(...drawingBoxes(chart, "half", "narrow", `${instance}-narrow`, context));
  return figure;
}

/** One box per vocabulary in which the chart is drawn; if there are two, CSS shows one. */
function drawingBoxes(
  chart: CompiledChart,
  drawn: "full" | "half",
  size: string,
  instance: string,
  context: SlideContext
): readonly HTMLElement[] {
  const box = drawingBox(chart[drawn], size, instance, context);
  if (!chart.inSources) return [box];
  const inSources = drawingBox(chart.inSources[drawn], size, `${instance}-sources`, context);
  box.setAttribute("data-in-terms", "guidelines");
  inSources.setAttribute("data-in-terms", "sources");
  return [box, inSources];
}

/** The box of a drawing, with its width and height for deck.css, below which its letters would be too small. */
function drawingBox(
  {html, drawing: picture}: CompiledChart["full"],
  size: string,
  instance: string,
  context: SlideContext
): HTMLElement {
  const style = picture ? `--tm-drawing-width: ${picture.width}; --tm-drawing-height: ${picture.height}` : undefined;
  return elementMaker(context.document)(
    "div",
    {class: "tm-slide-drawing", "data-size": size, "data-drawn": picture ? "" : undefined, style},
    drawing(html, instance, context)
  );
}

/** The markup of a drawing as nodes, with ids made unique in the output and links changed to the output's addresses. */
export function drawing(html: string, instance: string, {document, href, traceHref}: SlideContext): DocumentFragment {
  const {content} = Object.assign(document.createElement("template"), {innerHTML: html});
  const elements = [...elementsBelow(content)];
  const ids = elements.map(({id}) => id).filter((id) => id !== "");
  const uniqueIds = (name: string, value: string): string =>
    ids.reduce(
      (text, id) =>
        text === id && name === "id" ? `${id}-${instance}` : text.replaceAll(`url(#${id})`, `url(#${id}-${instance})`),
      value
    );
  for (const element of ids.length > 0 ? elements : []) {
    for (const {name, value} of [...element.attributes]) {
      const renamed = uniqueIds(name, value);
      if (renamed !== value) element.setAttribute(name, renamed);
    }
  }
  for (const link of elements.filter((element) => element.localName === "a" && element.hasAttribute("href"))) {
    const expression = link.getAttribute("data-trace");
    link.setAttribute(
      "href",
      expression === null ? siteAddress(link.getAttribute("href")!, href) : traceHref(expression)
    );
  }
  if (content.firstElementChild?.localName === "svg")
    content.firstElementChild.setAttribute("preserveAspectRatio", "xMinYMid meet");
  return content;
}

const siteAddress = (address: string, href: SlideContext["href"]): string =>
  address.startsWith("/") ? href(address) : address;
