import type {CompiledSlide, ShownInline} from "../../core/deck/compiled.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {isRightToLeft} from "../../core/direction.js";
import {figureShapes} from "./figure.js";
import type {FigureSetting, OnSlide} from "./figure.js";
import {partLinks, slidePath} from "./links.js";
import type {Places} from "./links.js";
import {MARGIN} from "./master-layouts.js";
import {barShape, bodyProperties, colorMapOf, slideNumberXml} from "./master.js";
import {xml} from "./office-package.js";
import type {Room} from "./room.js";
import {PLACEHOLDERS, NAMESPACES, emu, scaled, shapeTree, textShape} from "./shapes.js";
import type {Box} from "./shapes.js";
import type {SlidePlan, Slotted} from "./slide-plan.js";
import {inlineXml, paragraph, paragraphsXml} from "./text.js";
import type {TextSetting} from "./text.js";
import {timingXml} from "./timing.js";
import type {Appearance} from "./timing.js";

/** Adds a slide with its relations, laid out by its plan; a hidden one is passed over while presenting. */
export function addSlide(
  {
    number,
    expressions,
    header = [],
    hidden = false
  }: Pick<CompiledSlide, "number" | "expressions" | "header"> & {readonly hidden?: boolean},
  plan: SlidePlan,
  lang: string,
  places: Places,
  figures: FigureSetting
): void {
  const part = slidePath(number);
  const {pack} = figures;
  pack.relate(part, "slideLayout", plan.room.part);
  let id = 1;
  const nextId = (): number => (id += 1);
  const text: TextSetting = {links: partLinks(pack, part, places, {within: true}), lang};
  const section = sectionShapes(plan, nextId, text);
  const title = titleShape(plan, nextId(), text);
  const placed = plan.placed.map((one) => placedShapes(one, plan.room, {part, text, nextId}, figures));
  const shapes = [
    ...section,
    title,
    ...placed.flatMap(({shapes: own}) => own),
    ...caveatShapes(plan, nextId, text),
    ...headerShapes(header, plan.foot.box.width - (plan.draft?.box.width ?? 0), nextId, text),
    ...draftShapes(plan, nextId, text),
    ...footShapes(plan, expressions, number, nextId, text)
  ];
  pack.add(
    part,
    scaled(
      xml(
        "p:sld",
        {...NAMESPACES, show: hidden ? 0 : undefined},
        xml("p:cSld", {}, shapeTree(shapes)),
        colorMapOf(plan.room.fullColour),
        timingXml(placed.flatMap(({appearances}) => appearances))
      ),
      figures.scale
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
  );
}

/** The number of a section in its placeholder. */
function sectionShapes({section}: SlidePlan, nextId: () => number, text: TextSetting): readonly string[] {
  if (section === undefined) return [];
  return [
    textShape({
      id: nextId(),
      name: "Section number",
      placeholder: {type: "body", idx: PLACEHOLDERS.section},
      text: xml("a:p", {}, inlineXml([{type: "text", text: String(section)}], text))
    })
  ];
}

function titleShape({title, titleSize, titleInset = 0, room}: SlidePlan, id: number, text: TextSetting): string {
  const {placeholder, box, size} = room.title;
  const side = isRightToLeft(text.lang) ? "lIns" : "rIns";
  const properties = room.host && placeholder ? "" : '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>';
  return textShape({
    id,
    name: "Title",
    placeholder,
    box: placeholder ? undefined : box,
    body: xml("a:bodyPr", titleInset === 0 ? {} : {[side]: emu(titleInset)}, "<a:normAutofit/>"),
    text: xml("a:p", {}, properties, inlineXml(title, {...text, size: titleSize ?? (placeholder ? undefined : size)}))
  });
}

/** The shapes of a block, which fills a slot of its layout where there is one, and the steps with which they appear. */
function placedShapes(
  one: Slotted,
  room: Room,
  slide: Omit<OnSlide, "placeholder">,
  figures: FigureSetting
): {readonly shapes: readonly string[]; readonly appearances: readonly Appearance[]} {
  const {item, slot} = one;
  const ids: number[] = [];
  const nextId = (): number => {
    ids.push(slide.nextId());
    return ids.at(-1)!;
  };
  const counted = {...slide, nextId};
  if (item.type === "text") {
    const isTile = item.isTile === true && !room.host;
    const shapes = [
      placedText(one, room, counted),
      ...(isTile ? [barShape(nextId(), {...one.box, height: TILE_BAR})] : [])
    ];
    const appearances = item.paragraphs.flatMap(({step}, paragraph): readonly Appearance[] =>
      step === undefined ? [] : [{step, shape: ids[0]!, paragraph, kind: "text"}]
    );
    return {shapes, appearances};
  }
  const shapes = figureShapes(one, {...counted, placeholder: slot?.placeholder}, figures);
  const {step} = item;
  if (step === undefined) return {shapes, appearances: []};
  const kindOf = (shape: string | undefined): Appearance["kind"] =>
    shape?.startsWith("<p:sp>") ? "text" : item.type === "chart" && item.chart.native !== null ? "chart" : "other";
  return {shapes, appearances: ids.map((shape, i) => ({step, shape, kind: kindOf(shapes[i])}))};
}

/** Pixels of the bar on top of a tile, as on stage. */
const TILE_BAR = 8;

/** In a host's slot, text keeps the host's place, letters and bullets as far as it fits. */
function placedText(
  {item, box, size, slot}: Slotted,
  {host, textSize}: Room,
  {text, nextId}: Omit<OnSlide, "placeholder">
): string {
  const paragraphs = item.type === "text" ? item.paragraphs : [];
  const inherits = host && slot !== undefined;
  const anchor = item.type === "text" && item.isSpread === true ? "ctr" : (slot?.anchor ?? "t");
  return textShape({
    id: nextId(),
    name: "Text",
    placeholder: slot?.placeholder,
    box: inherits && sameBox(box, slot.box) ? undefined : box,
    text: paragraphsXml(paragraphs, {...text, size: inherits && size === textSize ? undefined : size, plain: inherits}),
    body: inherits ? "<a:bodyPr><a:normAutofit/></a:bodyPr>" : bodyProperties(anchor, slot?.inset)
  });
}

const sameBox = (a: Box, b: Box): boolean =>
  [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height].every((difference) => Math.abs(difference) < 1);

function caveatShapes({caveats, room}: SlidePlan, nextId: () => number, text: TextSetting): readonly string[] {
  if (caveats === null) return [];
  return [
    textShape({
      id: nextId(),
      name: "Caveats",
      placeholder: room.caveats,
      box: caveats.box,
      body: bodyProperties("b"),
      text: paragraphsXml(caveats.paragraphs, {...text, size: caveats.size, color: room.host ? "tx1" : "tx2"})
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

/** What a draft says at the edge of each slide. */
function draftShapes({draft}: SlidePlan, nextId: () => number, text: TextSetting): readonly string[] {
  if (draft === undefined) return [];
  return [
    textShape({
      id: nextId(),
      name: "Draft",
      box: draft.box,
      body: bodyProperties("t"),
      text: paragraphsXml([paragraph(draft.mark, "small")], {
        ...text,
        size: SMALLEST_TEXT,
        bold: true,
        align: "right",
        color: "tx2"
      })
    })
  ];
}

/** The source line with a link to the evidence, and the slide's number. */
function footShapes(
  {foot, room}: SlidePlan,
  expressions: readonly string[],
  number: number,
  nextId: () => number,
  text: TextSetting
): readonly string[] {
  const sized = foot.placeholder ? text : {...text, size: SMALLEST_TEXT};
  const evidence = expressions.map((expression) => text.links.evidence(expression)).find((link) => link !== "") ?? "";
  const leads =
    evidence === ""
      ? ""
      : inlineXml([{type: "text", text: " · "}], sized) +
        inlineXml([{type: "number", number: {text: "Evidence", expression: ""}}], {
          ...sized,
          links: {...text.links, number: () => evidence}
        });
  const source =
    foot.inline.length === 0
      ? []
      : [
          textShape({
            id: nextId(),
            name: "Source",
            placeholder: foot.placeholder,
            box: foot.inherits ? undefined : foot.box,
            body: foot.inherits ? "<a:bodyPr><a:normAutofit/></a:bodyPr>" : bodyProperties("b"),
            text: xml("a:p", {}, inlineXml(foot.inline, sized) + leads)
          })
        ];
  if (room.number === undefined) return source;
  return [
    ...source,
    textShape({
      id: nextId(),
      name: "Slide number",
      placeholder: room.number,
      text: slideNumberXml(text.lang, String(number))
    })
  ];
}
