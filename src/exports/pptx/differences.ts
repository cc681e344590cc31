import type {CompiledChart, CompiledDeck, CompiledSlide} from "../../core/deck/compiled.js";
import type {Item} from "./arrange.js";
import {hasLegend} from "./chart-layout.js";
import {planSlide} from "./slide-plan.js";
import type {SlidePlan} from "./slide-plan.js";
import {slideWidth} from "./shapes.js";
import type {Template} from "./template.js";

/** How a slide in PowerPoint differs from the slide on stage, or from what a host's layout is made for. */
export interface SlideDifference {
  /** Slide number, 1-based. */
  readonly number: number;
  readonly message: string;
}

/** The differences of a deck's slides in PowerPoint, slide by slide. */
export function pptxDifferences(deck: CompiledDeck, template?: Template): readonly SlideDifference[] {
  return deck.slides.flatMap((slide) => {
    const plan = planSlide(slide, deck, template);
    return [
      ...stepDifferences(slide, plan),
      ...plan.placed.flatMap(({item}) => (item.type === "chart" ? chartDifferences(item.chart) : [])),
      ...(template ? hostDifferences(slide, plan) : [])
    ].map((message) => ({number: slide.number, message}));
  });
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

/** How a chart says it otherwise in Office than as it is drawn. */
function chartDifferences({id, native}: CompiledChart): readonly string[] {
  if (native === null) return [`chart ${id} is a picture; its numbers can't be edited`];
  return hasLegend(native) ? [`chart ${id} names its series in a legend, not beside them`] : [];
}

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
