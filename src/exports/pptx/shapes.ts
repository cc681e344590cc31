import {SLIDE} from "../../core/deck/layout.js";
import {xml} from "./office-package.js";

/** The id, name and description of a shape. */
interface ShapeNames {
  /** Unique in its slide, from 2. */
  readonly id: number;
  readonly name: string;
  /** The alternative text. */
  readonly description?: string;
}

/** Which placeholder of the layout a shape fills. */
export interface Placeholder {
  /** As PresentationML names it; `obj` where it is absent. */
  readonly type?: string | undefined;
  readonly idx?: number | undefined;
}

/** Indices of the placeholders of every layout. */
export const PLACEHOLDERS = {
  text: 1,
  objects: [2, 3],
  source: 11,
  number: 12,
  caveats: 13,
  tiles: [21, 22, 23, 24],
  section: 25
} as const;

/** A text box or placeholder; without a box it takes the position from its layout. */
export function textShape({
  id,
  name,
  placeholder,
  box,
  text,
  body = "",
  list = "",
  fill = ""
}: ShapeNames & {
  readonly placeholder?: Placeholder | undefined;
  readonly box?: Box | undefined;
  /** Paragraphs. */
  readonly text: string;
  /** The `a:bodyPr` element of the body. */
  readonly body?: string;
  /** The styles of its levels, in a layout. */
  readonly list?: string;
  /** Its ground, in a layout. */
  readonly fill?: string;
}): string {
  const geometry =
    box === undefined
      ? ""
      : transform(box) +
        (fill !== ""
          ? `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fill}`
          : placeholder
            ? ""
            : '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>');
  return xml(
    "p:sp",
    {},
    xml(
      "p:nvSpPr",
      {},
      named({id, name}),
      placeholder ? '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' : '<p:cNvSpPr txBox="1"/>',
      placed(placeholder)
    ),
    xml("p:spPr", {}, geometry),
    xml(
      "p:txBody",
      {},
      body === "" ? "<a:bodyPr/>" : body,
      list === "" ? (placeholder ? "<a:lstStyle/>" : BOX_STYLE) : xml("a:lstStyle", {}, list),
      text
    )
  );
}

/** Text boxes are set in the theme's letters, whatever the presentation says of them. */
const BOX_STYLE = xml(
  "a:lstStyle",
  {},
  [1, 2, 3].map((level) =>
    xml(`a:lvl${level}pPr`, {}, xml("a:defRPr", {}, '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'))
  )
);

/** A picture: a PNG with the SVG that it was made of, where there is one. */
export function pictureShape({
  id,
  name,
  description = "",
  placeholder,
  box,
  png,
  svg
}: ShapeNames & {
  readonly placeholder?: Placeholder | undefined;
  readonly box: Box;
  /** Relations of the slide. */
  readonly png: string;
  readonly svg?: string | undefined;
}): string {
  const vector =
    svg === undefined
      ? ""
      : xml(
          "a:extLst",
          {},
          xml(
            "a:ext",
            {uri: "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"},
            xml("asvg:svgBlip", {
              "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
              "r:embed": svg
            })
          )
        );
  return xml(
    "p:pic",
    {},
    xml(
      "p:nvPicPr",
      {},
      named({id, name, description}),
      '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>',
      placed(placeholder)
    ),
    xml("p:blipFill", {}, xml("a:blip", {"r:embed": png}, vector), "<a:stretch><a:fillRect/></a:stretch>"),
    xml("p:spPr", {}, transform(box), '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>')
  );
}

/** A frame around a table or chart. */
export function frameShape({
  id,
  name,
  description = "",
  placeholder,
  box,
  content
}: ShapeNames & {
  readonly placeholder?: Placeholder | undefined;
  readonly box: Box;
  /** The `a:graphicData`. */
  readonly content: string;
}): string {
  return xml(
    "p:graphicFrame",
    {},
    xml(
      "p:nvGraphicFramePr",
      {},
      named({id, name, description}),
      '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>',
      placed(placeholder)
    ),
    transform(box, "p:xfrm"),
    xml("a:graphic", {}, content)
  );
}

function named({id, name, description}: ShapeNames): string {
  return xml("p:cNvPr", {id, name, descr: description === "" ? undefined : description});
}

function placed(placeholder: Placeholder | undefined): string {
  return placeholder === undefined
    ? "<p:nvPr/>"
    : xml("p:nvPr", {}, xml("p:ph", {type: placeholder.type, idx: placeholder.idx}));
}

/** The shapes of a slide, layout or master, as their tree. */
export function shapeTree(shapes: readonly string[]): string {
  const none = '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>';
  return xml(
    "p:spTree",
    {},
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>',
    `<p:grpSpPr><a:xfrm>${none}</a:xfrm></p:grpSpPr>`,
    shapes
  );
}

/** The namespaces of the parts of a presentation. */
export const NAMESPACES = {
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main"
} as const;

/** A place on a slide in pixels of its height of 720. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels as Office's units. */
export function emu(pixels: number): number {
  return Math.round(pixels * 9525);
}

/** Pixels as hundredths of a point. */
export function points(pixels: number): number {
  return Math.round(pixels * 75);
}

const LENGTHS = /(?<= (?:x|y|cx|cy|w|h|mar[LRTB]|[lrtb]Ins|indent|sz)="|<a:spcPts val=")-?\d+(?=")/g;

/** The XML of a slide or chart of 720 pixels for one of another height: its places and letters in multiples. */
export function scaled(content: string, scale: number): string {
  return scale === 1 ? content : content.replace(LENGTHS, (length) => String(Math.round(Number(length) * scale)));
}

/** The width of a deck's slides in pixels of a height of 720. */
export function slideWidth({width, height}: {readonly width: number; readonly height: number}): number {
  return Math.round((width * SLIDE.height) / height);
}

/** The place of a shape; `tag` is `a:xfrm` or, for frames, `p:xfrm`. */
export function transform({x, y, width, height}: Box, tag = "a:xfrm"): string {
  return xml(tag, {}, xml("a:off", {x: emu(x), y: emu(y)}), xml("a:ext", {cx: emu(width), cy: emu(height)}));
}

/** The largest place of a drawing's shape within a box, at its top left. */
export function fit(size: {readonly width: number; readonly height: number}, box: Box): Box {
  const scale = Math.min(box.width / size.width, box.height / size.height);
  return {x: box.x, y: box.y, width: size.width * scale, height: size.height * scale};
}
