import {plainText} from "../../core/deck/blocks.js";
import type {
  CompiledDeck,
  CompiledSlide,
  Drawing,
  OpenPoint,
  ShownInline,
  SourceLine
} from "../../core/deck/compiled.js";
import {LAYOUTS, MIRRORED, SMALLEST_TEXT} from "../../core/deck/layout.js";
import type {Layout} from "../../core/deck/layout.js";
import {isRightToLeft} from "../../core/direction.js";
import {titleLines} from "../../core/deck/title-lines.js";
import {arrange, isFigure, itemsOf, neededHeight} from "./arrange.js";
import type {Item, Placed} from "./arrange.js";
import {drawingFor, figureShapes} from "./figure.js";
import type {FigureSetting, OnSlide} from "./figure.js";
import {partLinks, slidePath} from "./links.js";
import type {Places} from "./links.js";
import {FOOT, MARGIN, bodyProperties, halves, layoutPath, slideLayouts, slideNumberXml} from "./master.js";
import {xml} from "./office-package.js";
import {NAMESPACES, PLACEHOLDERS, shapeTree, slideWidth, textShape} from "./shapes.js";
import type {Box, Placeholder} from "./shapes.js";
import {estimateHeight, estimateLines, inlineXml, paragraph, paragraphsXml} from "./text.js";
import type {Paragraph, TextSetting} from "./text.js";

/** Adds a slide with its relations, laid out by its plan; notes are added separately. */
export function addSlide(
  {number, layout, expressions, header = []}: Pick<CompiledSlide, "number" | "layout" | "expressions" | "header">,
  plan: SlidePlan,
  lang: string,
  places: Places,
  figures: FigureSetting
): void {
  const part = slidePath(number);
  const {pack} = figures;
  pack.relate(part, "slideLayout", layoutPath(plan.layout));
  let id = 1;
  const nextId = (): number => (id += 1);
  const text: TextSetting = {links: partLinks(pack, part, places, {within: true}), lang};
  const shapes = [
    titleShape(plan, layout === "title", nextId(), text),
    ...placedShapes(plan, layout, {part, text, nextId}, figures),
    ...caveatShapes(plan, nextId, text),
    ...headerShapes(header, plan.foot.box.width, nextId, text),
    ...footShapes(plan, expressions, number, nextId, text)
  ];
  pack.add(
    part,
    xml("p:sld", NAMESPACES, xml("p:cSld", {}, shapeTree(shapes)), xml("p:clrMapOvr", {}, "<a:masterClrMapping/>")),
    "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
  );
}

function titleShape({title, titleSize}: SlidePlan, first: boolean, id: number, text: TextSetting): string {
  const properties = '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>';
  return textShape({
    id,
    name: "Title",
    placeholder: {type: first ? "ctrTitle" : "title"},
    body: "<a:bodyPr><a:normAutofit/></a:bodyPr>",
    text: xml("a:p", {}, properties, inlineXml(title, {...text, size: titleSize}))
  });
}

/** The blocks: the first text and the first figures fill the placeholders of their layout. */
function placedShapes(
  {placed}: SlidePlan,
  layout: CompiledSlide["layout"],
  slide: Omit<OnSlide, "placeholder">,
  figures: FigureSetting
): readonly string[] {
  const [texts, objects] = [placeholdersOf(layout), objectsOf(layout)];
  return placed.flatMap((one): readonly string[] => {
    if (one.item.type === "text") return [placedText(one, texts.shift(), slide)];
    const native =
      isFigure(one.item) && !(one.item.type === "image" && figures.media.image(one.item.src) === undefined);
    return figureShapes(one, {...slide, placeholder: native ? objects.shift() : undefined}, figures);
  });
}

function placeholdersOf(layout: CompiledSlide["layout"]): Placeholder[] {
  if (layout === "title") return [{type: "subTitle", idx: 1}];
  return ["figure", "table", "two-figures"].includes(layout) ? [] : [{type: "body", idx: PLACEHOLDERS.text}];
}

function objectsOf(layout: CompiledSlide["layout"]): Placeholder[] {
  const count =
    layout === "two-figures" ? 2 : ["figure", "table", "figure-left", "figure-right"].includes(layout) ? 1 : 0;
  return PLACEHOLDERS.objects.slice(0, count).map((idx) => ({idx}));
}

function placedText(
  {item, box, size}: Placed,
  placeholder: Placeholder | undefined,
  {text, nextId}: Omit<OnSlide, "placeholder">
): string {
  const paragraphs = item.type === "text" ? item.paragraphs : [];
  return textShape({
    id: nextId(),
    name: "Text",
    placeholder,
    box,
    text: paragraphsXml(paragraphs, {...text, size}),
    body: bodyProperties("t")
  });
}

function caveatShapes({caveats}: SlidePlan, nextId: () => number, text: TextSetting): readonly string[] {
  if (caveats === null) return [];
  return [
    textShape({
      id: nextId(),
      name: "Caveats",
      placeholder: {type: "body", idx: PLACEHOLDERS.caveats},
      box: caveats.box,
      body: bodyProperties("b"),
      text: paragraphsXml(caveats.paragraphs, {...text, size: caveats.size, color: "tx2"})
    })
  ];
}

/** The shapes of the author's text at the upper edge. */
function headerShapes(
  header: readonly ShownInline[],
  width: number,
  nextId: () => number,
  text: TextSetting
): readonly string[] {
  if (header.length === 0) return [];
  return [
    textShape({
      id: nextId(),
      name: "Header",
      box: {x: MARGIN, y: 6, width, height: SMALLEST_TEXT * 1.2},
      body: bodyProperties("t"),
      text: paragraphsXml([paragraph(header, "small")], {...text, size: SMALLEST_TEXT, color: "tx2"})
    })
  ];
}

/** The source line with a link to the evidence, and the slide's number. */
function footShapes(
  {foot}: SlidePlan,
  expressions: readonly string[],
  number: number,
  nextId: () => number,
  text: TextSetting
): readonly string[] {
  const evidence = expressions.map((expression) => text.links.evidence(expression)).find((link) => link !== "") ?? "";
  const leads =
    evidence === ""
      ? ""
      : inlineXml([{type: "text", text: " · "}], text) +
        inlineXml([{type: "number", number: {text: "Evidence", expression: ""}}], {
          ...text,
          links: {...text.links, number: () => evidence}
        });
  const source =
    foot.inline.length === 0
      ? []
      : [
          textShape({
            id: nextId(),
            name: "Source",
            placeholder: {type: "ftr", idx: PLACEHOLDERS.source},
            box: foot.box,
            body: bodyProperties("b"),
            text: xml("a:p", {}, inlineXml(foot.inline, text) + leads)
          })
        ];
  return [
    ...source,
    textShape({
      id: nextId(),
      name: "Slide number",
      placeholder: {type: "sldNum", idx: PLACEHOLDERS.number},
      text: slideNumberXml(text.lang, String(number))
    })
  ];
}

/** The layout of a slide, computed before it is written. */
export interface SlidePlan {
  readonly layout: number;
  readonly title: readonly ShownInline[];
  /** Pixels, where the title needs smaller letters than its layout's. */
  readonly titleSize: number | undefined;
  readonly placed: readonly Placed[];
  readonly caveats: {readonly paragraphs: readonly Paragraph[]; readonly box: Box; readonly size: number} | null;
  readonly foot: {readonly inline: readonly ShownInline[]; readonly box: Box};
  /** Whether its blocks need more room than there is. */
  readonly overflows: boolean;
}

const CAVEATS_GAP = 12;
/** Letter sizes of caveats in pixels; the smaller ones are used only if there is no room otherwise. */
const CAVEAT_SIZES = [SMALLEST_TEXT, 18, 16] as const;
const BESIDE: Partial<Readonly<Record<Layout, number>>> = {"figure-left": 0.58, "figure-right": 0.42};

/** The plan of a slide of a deck. */
export function planSlide(slide: CompiledSlide, deck: CompiledDeck): SlidePlan {
  const width = slideWidth(deck);
  const layout = slideLayouts(width)[LAYOUTS.indexOf(slide.layout)]!;
  const foot = footOf(footInline(slide), width);
  const turned = isRightToLeft(deck.lang);
  // A slide that is read from right to left is planned as others are, and turned around; figures keep their side.
  const place = (box: Box): Box => (turned ? {...box, x: width - box.x - box.width} : box);
  const arranged = turned ? (MIRRORED[slide.layout] ?? slide.layout) : slide.layout;
  const about = titleLines(slide, deck).map((text) => ({
    type: "paragraph" as const,
    inline: [{type: "text" as const, text}]
  }));
  const items = layoutItems({layout: arranged}, itemsOf([...about, ...slide.blocks]), deck);
  const bottom = foot.box.y - CAVEATS_GAP;
  const paragraphs = caveatParagraphs(slide);
  const areas = CAVEAT_SIZES.map((size) => areasOf(items, layout.content, bottom, arranged, {paragraphs, size}));
  const area = areas.find(({fits}) => fits) ?? areas.at(-1)!;
  return {
    layout: LAYOUTS.indexOf(slide.layout),
    title: slide.title,
    titleSize: titleSizeFor(slide.titleText, layout.title, layout.titleSize),
    placed: area.regions.flatMap(({items: own, box}) =>
      arrange(own, box, area.regions.length > 1 ? 26 : layout.textSize).map((one) => ({...one, box: place(one.box)}))
    ),
    caveats: paragraphs.length === 0 ? null : {paragraphs, box: place(area.caveats), size: area.size},
    foot,
    overflows: !area.fits
  };
}

interface Areas {
  readonly regions: readonly {readonly items: readonly Item[]; readonly box: Box}[];
  readonly caveats: Box;
  /** Pixels of the caveats' letters. */
  readonly size: number;
  readonly fits: boolean;
}

/**
 * The areas for blocks and caveats: in layouts with text beside a figure, caveats stand below the text, else below
 * everything.
 */
function areasOf(
  items: readonly Item[],
  content: Box,
  bottom: number,
  layout: Layout,
  {paragraphs, size}: {readonly paragraphs: readonly Paragraph[]; readonly size: number}
): Areas {
  const [only] = items;
  const sides =
    items.length === 1 && only!.type === "columns" && BESIDE[layout] !== undefined
      ? halves(content, only!.share)
      : undefined;
  const words = sides?.[layout === "figure-left" ? 1 : 0];
  const under = words ?? content;
  const height = paragraphs.length === 0 ? 0 : estimateHeight(paragraphs, size, under.width);
  const taken = height === 0 ? 0 : height + CAVEATS_GAP;
  const whole = {...content, height: bottom - content.y};
  const regions =
    sides === undefined || only?.type !== "columns"
      ? [{items, box: {...whole, height: whole.height - taken}}]
      : sides.map((side, i) => ({
          items: only.columns[i]!,
          box: {...side, height: whole.height - (side === words ? taken : 0)}
        }));
  const fits = regions.every(({items: own, box}) => neededHeight(own, box.width, SMALLEST_TEXT) <= box.height);
  return {regions, caveats: {x: under.x, y: bottom - height, width: under.width, height}, size, fits};
}

/** The drawings that the pictures of a plan are made of. */
export function drawingsIn({placed}: SlidePlan): readonly Drawing[] {
  return placed.flatMap(({item, box}) =>
    item.type === "chart" && item.chart.native === null ? (drawingFor(item.chart, box) ?? []) : []
  );
}

/** Layouts with two sides get two columns, unless the author has made columns or there is nothing for one of them. */
function layoutItems(
  {layout}: Pick<CompiledSlide, "layout">,
  items: readonly Item[],
  deck: CompiledDeck
): readonly Item[] {
  const [figures, words] = [items.filter(isFigure), items.filter((item) => !isFigure(item))];
  if (items.some(({type}) => type === "columns")) return items;
  if (
    layout === "sources" &&
    figures.length === 0 &&
    !words.some((item) => item.type === "text" && item.paragraphs.some(({marker}) => marker !== "none"))
  ) {
    return [
      ...words,
      {
        type: "text",
        paragraphs: deck.sources.map((source): Paragraph => ({
          ...paragraph(sourceInline(source)),
          level: 1,
          marker: "bullet"
        }))
      }
    ];
  }
  const share = BESIDE[layout];
  if (share !== undefined && figures.length > 0 && words.length > 0)
    return [{type: "columns", share, columns: layout === "figure-left" ? [figures, words] : [words, figures]}];
  if (layout === "two-figures" && figures.length === 2)
    return [{type: "columns", share: 0.5, columns: figures.map((figure) => [figure])}, ...words];
  return items;
}

function titleSizeFor(text: string, box: Box, size: number): number | undefined {
  const fits = [size, size * 0.9, size * 0.8, 26].find(
    (one) => estimateLines(text, one * 1.04, box.width) * one * 1.2 <= box.height
  );
  return fits === size ? undefined : Math.round(fits ?? 26);
}

/** The caveats of a slide in short and its open points, as a list, and its footnotes below. */
function caveatParagraphs({
  short,
  openPoints,
  footnotes = []
}: Pick<CompiledSlide, "short" | "openPoints" | "footnotes">): readonly Paragraph[] {
  const small = (inline: readonly ShownInline[], marker: Paragraph["marker"]): Paragraph => ({
    role: "small",
    marker,
    level: 1,
    inline
  });
  return [
    ...[...openPoints.map(openPointInline), ...short].map((inline) => small(inline, "bullet")),
    ...footnotes.map((inline) => small(inline, "none"))
  ];
}

/** An open point in words, with a link to its register. */
export function openPointInline({label, path}: OpenPoint): readonly ShownInline[] {
  return [
    {type: "link", href: path, children: [{type: "strong", children: [{type: "text", text: "Open point"}]}]},
    {type: "text", text: `: ${label}`}
  ];
}

/** A document with a link to the official one. */
export function sourceInline({label, url}: SourceLine): readonly ShownInline[] {
  return url === ""
    ? [{type: "text", text: label}]
    : [{type: "link", href: url, children: [{type: "text", text: label}]}];
}

/** The author's text at the lower edge, then the sources of the numbers. */
function footInline({footer = [], sources}: Pick<CompiledSlide, "footer" | "sources">): readonly ShownInline[] {
  const line = sourcesInline(sources);
  return footer.length > 0 && line.length > 0
    ? [...footer, {type: "text", text: " · "}, ...line]
    : [...footer, ...line];
}

function sourcesInline(sources: readonly SourceLine[]): readonly ShownInline[] {
  if (sources.length === 0) return [];
  return [
    {type: "text", text: sources.length > 1 ? "Sources: " : "Source: "},
    ...sources.flatMap((source, i): readonly ShownInline[] => [
      ...(i > 0 ? [{type: "text", text: "; "} as const] : []),
      ...sourceInline({...source, label: source.document})
    ])
  ];
}

/** The line at the foot of a slide with its place, as high as it needs. */
export function footOf(inline: readonly ShownInline[], width: number): SlidePlan["foot"] {
  const wide = width - 2 * MARGIN - FOOT.numberWidth;
  const lines = estimateLines(`${plainText(inline, ({text}) => text)} · Evidence`, SMALLEST_TEXT, wide);
  const height = Math.max(1, lines) * SMALLEST_TEXT * 1.2 + 4;
  return {inline, box: {x: MARGIN, y: FOOT.bottom - height, width: wide, height}};
}
