import type {CompiledSlide} from "../../core/deck/compiled.js";
import {isFigure} from "./arrange.js";
import type {Placed} from "./arrange.js";
import {figureShapes} from "./figure.js";
import type {FigureSetting, OnSlide} from "./figure.js";
import {partLinks, slidePath} from "./links.js";
import type {Places} from "./links.js";
import {bodyProperties, layoutPath, slideNumberXml} from "./master.js";
import {xml} from "./office-package.js";
import {NAMESPACES, PLACEHOLDERS, shapeTree, textShape} from "./shapes.js";
import type {Placeholder} from "./shapes.js";
import type {SlidePlan} from "./slide-plan.js";
import {inlineXml, paragraphsXml} from "./text.js";
import type {TextSetting} from "./text.js";

/** Adds a slide by its plan, with what it is related to; its notes are added apart. */
export function addSlide({number, layout, expressions}: Pick<CompiledSlide, "number" | "layout" | "expressions">, plan: SlidePlan, lang: string, places: Places, figures: FigureSetting): void {
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
    ...footShapes(plan, expressions, number, nextId, text)
  ];
  pack.add(part, xml("p:sld", NAMESPACES, xml("p:cSld", {}, shapeTree(shapes)), xml("p:clrMapOvr", {}, "<a:masterClrMapping/>")),
    "application/vnd.openxmlformats-officedocument.presentationml.slide+xml");
}

function titleShape({title, titleSize}: SlidePlan, first: boolean, id: number, text: TextSetting): string {
  const properties = '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>';
  return textShape({
    id, name: "Title", placeholder: {type: first ? "ctrTitle" : "title"}, body: "<a:bodyPr><a:normAutofit/></a:bodyPr>",
    text: xml("a:p", {}, properties, inlineXml(title, {...text, size: titleSize}))
  });
}

/** The blocks: the first text and the first figures fill the placeholders of their layout. */
function placedShapes({placed}: SlidePlan, layout: CompiledSlide["layout"], slide: Omit<OnSlide, "placeholder">, figures: FigureSetting): readonly string[] {
  const [texts, objects] = [placeholdersOf(layout), objectsOf(layout)];
  return placed.flatMap((one): readonly string[] => {
    if (one.item.type === "text") return [placedText(one, texts.shift(), slide)];
    const native = isFigure(one.item) && !(one.item.type === "image" && figures.media.image(one.item.src) === undefined);
    return figureShapes(one, {...slide, placeholder: native ? objects.shift() : undefined}, figures);
  });
}

function placeholdersOf(layout: CompiledSlide["layout"]): Placeholder[] {
  if (layout === "title") return [{type: "subTitle", idx: 1}];
  return ["figure", "table", "two-figures"].includes(layout) ? [] : [{type: "body", idx: PLACEHOLDERS.text}];
}

function objectsOf(layout: CompiledSlide["layout"]): Placeholder[] {
  const count = layout === "two-figures" ? 2 : ["figure", "table", "figure-left", "figure-right"].includes(layout) ? 1 : 0;
  return PLACEHOLDERS.objects.slice(0, count).map((idx) => ({idx}));
}

function placedText({item, box, size}: Placed, placeholder: Placeholder | undefined, {text, nextId}: Omit<OnSlide, "placeholder">): string {
  const paragraphs = item.type === "text" ? item.paragraphs : [];
  return textShape({id: nextId(), name: "Text", placeholder, box, text: paragraphsXml(paragraphs, {...text, size}), body: bodyProperties("t")});
}

function caveatShapes({caveats}: SlidePlan, nextId: () => number, text: TextSetting): readonly string[] {
  if (caveats === null) return [];
  return [textShape({
    id: nextId(), name: "Caveats", placeholder: {type: "body", idx: PLACEHOLDERS.caveats}, box: caveats.box, body: bodyProperties("b"),
    text: paragraphsXml(caveats.paragraphs, {...text, size: caveats.size, color: "tx2"})
  })];
}

/** The source line with a link to the evidence, and the slide's number. */
function footShapes({foot}: SlidePlan, expressions: readonly string[], number: number, nextId: () => number, text: TextSetting): readonly string[] {
  const evidence = expressions.map((expression) => text.links.evidence(expression)).find((link) => link !== "") ?? "";
  const leads = evidence === "" ? "" : inlineXml([{type: "text", text: " · "}], text) + inlineXml([{type: "number", number: {text: "Evidence", expression: ""}}], {...text, links: {...text.links, number: () => evidence}});
  const source = foot.inline.length === 0 ? [] : [textShape({
    id: nextId(), name: "Source", placeholder: {type: "ftr", idx: PLACEHOLDERS.source}, box: foot.box, body: bodyProperties("b"),
    text: xml("a:p", {}, inlineXml(foot.inline, text) + leads)
  })];
  return [...source, textShape({id: nextId(), name: "Slide number", placeholder: {type: "sldNum", idx: PLACEHOLDERS.number}, text: slideNumberXml(text.lang, String(number))})];
}
