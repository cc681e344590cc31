import {partsOf} from "../../core/deck/blocks.js";
import type {CompiledChart, CompiledDeck, CompiledSlide, ShownInline} from "../../core/deck/compiled.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {pictureBytes} from "../picture-file.js";
import type {Item} from "./arrange.js";
import {chartLayout, hasLegend, isCrowded} from "./chart-layout.js";
import {planSlide} from "./slide-plan.js";
import type {SlidePlan} from "./slide-plan.js";
import {slideWidth} from "./shapes.js";
import type {Box} from "./shapes.js";
import type {Template} from "./template.js";

/** How a slide in PowerPoint differs from the slide on stage, or from what a host's layout is made for. */
export interface SlideDifference {
  /** Slide number, 1-based. */
  readonly number: number;
  readonly message: string;
  /** The chart that it is about. */
  readonly chart?: string;
}

/** What PowerPoint shows otherwise on every slide, in words. */
export function pptxRemarks({slides}: CompiledDeck): readonly string[] {
  const charts = slides.some(({blocks}) => [...partsOf(blocks)].some((part) => "chart" in part));
  return charts
    ? [
        "marks of charts lead nowhere in PowerPoint; their evidence is in the notes, in the last slides and in the data behind each chart"
      ]
    : [];
}

/** The differences of a deck's slides in PowerPoint, slide by slide. */
export function pptxDifferences(deck: CompiledDeck, template?: Template): readonly SlideDifference[] {
  return deck.slides.flatMap((slide) => {
    const plan = planSlide(slide, deck, template);
    const about = (message: string): SlideDifference => ({number: slide.number, message});
    return [
      ...titleDifferences(plan).map(about),
      ...textDifferences(plan).map(about),
      ...stepDifferences(slide, plan).map(about),
      ...plan.placed.flatMap(({item, box}) => {
        if ((item.type !== "chart" && item.type !== "table") || item.chart === undefined) return [];
        const {chart} = item;
        const messages = item.type === "table" ? tableDifferences(chart) : chartDifferences(chart, box);
        return messages.map((message) => ({...about(`chart ${chart.id} ${message}`), chart: chart.id}));
      }),
      ...contentDifferences(slide, plan).map(about),
      ...(template ? hostDifferences(slide, plan) : []).map(about)
    ];
  });
}

/** A headline that has smaller letters than those of other slides. */
function titleDifferences({titleSize, room}: SlidePlan): readonly string[] {
  return titleSize === undefined
    ? []
    : [`its headline has letters of ${titleSize} pixels, where others have ${room.title.size}`];
}

/** Text that has smaller letters than that of other slides. */
function textDifferences({smaller}: SlidePlan): readonly string[] {
  return smaller === undefined
    ? []
    : [`its text has letters of ${smaller.size} pixels, where others have ${smaller.wanted}, so that it fits`];
}

/** Pictures and formulas that PowerPoint has in words. */
function contentDifferences({blocks}: CompiledSlide, {placed}: SlidePlan): readonly string[] {
  const formulas = [...partsOf(blocks)].flatMap((part) => ("inline" in part ? formulasIn(part.inline) : [])).length;
  const unread = placed.filter(({item}) => item.type === "image" && pictureBytes(item.src) === undefined).length;
  return [
    ...(formulas === 0 ? [] : [formulas === 1 ? "its formula is text" : `its ${formulas} formulas are text`]),
    ...(unread === 0 ? [] : [`${unread === 1 ? "a picture is" : `${unread} pictures are`} replaced by words`])
  ];
}

function formulasIn(inline: readonly ShownInline[]): readonly ShownInline[] {
  return inline.flatMap((part) =>
    part.type === "math" ? [part] : "children" in part ? formulasIn(part.children) : []
  );
}

/** The steps that bring nothing onto the slide in PowerPoint, which has no click for these. */
function stepDifferences({steps}: CompiledSlide, {placed}: SlidePlan): readonly string[] {
  const clicks = new Set(
    placed.flatMap(({item}) => (item.type === "text" ? item.paragraphs.map(({step}) => step) : [item.step]))
  );
  clicks.delete(undefined);
  const lost = steps - clicks.size;
  return lost > 0
    ? [
        `${lost} of its ${steps} steps ${lost === 1 ? "brings" : "bring"} nothing there and ${lost === 1 ? "has" : "have"} no click`
      ]
    : [];
}

/** What a chart that is made of text loses as a table; one that is a table loses nothing. */
const tableDifferences = ({full}: CompiledChart): readonly string[] =>
  full.html.includes("<table") ? [] : ["is a table of its numbers, not as drawn"];

/** How a chart in a frame says it otherwise in Office than as it is drawn. */
function chartDifferences({native, full, short: {title}}: CompiledChart, frame: Box): readonly string[] {
  if (native === null) return ["is a picture; its numbers can't be edited"];
  const {size} = chartLayout(native, title, frame);
  return [
    ...(native.form === "stacked" && full.drawing !== null && full.drawing.width < NARROW
      ? ["lies, where the slide's stands"]
      : []),
    ...(hasLegend(native) ? ["names its series in a legend, not beside them"] : []),
    ...(size < SMALLEST_TEXT ? [`has letters of ${size} pixels, smaller than the slide's`] : []),
    ...(isCrowded(native, title, frame) ? ["has more in it than its place holds, so that texts overlap"] : [])
  ];
}

/** The width in pixels below which a bar of parts is drawn standing. */
const NARROW = 500;

function hostDifferences({header = []}: CompiledSlide, {room, placed, caveats, foot}: SlidePlan): readonly string[] {
  const homeless = (what: string): string =>
    `the template's layout “${room.name}” has no place for ${what}; it stands in a box of its own`;
  return [
    ...(room.title.placeholder ? [] : [homeless("the title")]),
    ...placed.filter(({slot}) => slot === undefined).map(({item}) => homeless(nameOf(item))),
    ...(caveats === null || room.caveats ? [] : [homeless("caveats, open points and footnotes")]),
    ...(header.length === 0 ? [] : [homeless("the header")]),
    ...(foot.inline.length === 0 || foot.placeholder ? [] : [homeless("the source line")]),
    ...(foot.inline.length > 0 && foot.placeholder && !foot.inherits
      ? [`the source line is longer than the footer of the template's layout “${room.name}”, which is made wider`]
      : []),
    ...(room.number ? [] : [`the template's layout “${room.name}” has no slide number; it is left out`])
  ];
}

function nameOf(item: Item): string {
  switch (item.type) {
    case "text":
      return "text";
    case "chart":
      return `the chart ${item.chart.id}`;
    case "table":
      return item.title === "" ? "the table" : `the table “${item.title}”`;
    case "image":
      return "the picture";
    case "columns":
      return "columns";
  }
}

/** What a template changes of a deck as a whole, in words. */
export function templateRemarks(deck: CompiledDeck, {width, dropped, layouts}: Template): readonly string[] {
  const own = slideWidth(deck);
  return [
    ...dropped,
    ...(Math.abs(width / own - 1) < 0.01
      ? []
      : [`slides have its form, ${form(width)}, where the deck's is ${form(own)}; check what stands where`]),
    ...(layouts.some(({placeholders}) => placeholders.some(({type}) => type === "body" || type === "obj"))
      ? []
      : ["none of its layouts has a place for text; it stands in text boxes"])
  ];
}

/** The form of slides so many pixels wide at a height of 720. */
function form(width: number): string {
  const known = {"4:3": 960, "16:10": 1152, "16:9": 1280, "3:2": 1080};
  const name = Object.entries(known).find(([, pixels]) => Math.abs(pixels - width) < 6)?.[0];
  return name ?? `${(width / 720).toFixed(2)}:1`;
}
