import {isRightToLeft} from "../../core/direction.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {STAGE} from "../../core/deck/stage.js";
import type {Theme} from "../../core/themes/tokens.js";
import {FOOT, MARGIN, slideLayouts} from "./master-layouts.js";
import type {SlideLayout} from "./master-layouts.js";
import {xml, xmlText} from "./office-package.js";
import type {OfficePackage} from "./office-package.js";
import {NAMESPACES, PLACEHOLDERS, emu, points, shapeTree, textShape, transform} from "./shapes.js";
import type {Box, Placeholder} from "./shapes.js";
import {INDENT} from "./text.js";
import {solid, themeXml} from "./theme.js";

/** The path of the slide master's part. */
export const MASTER = "ppt/slideMasters/slideMaster1.xml";

const TYPE = "application/vnd.openxmlformats-officedocument.presentationml";
const COLOR_MAP = {
  bg1: "lt1",
  tx1: "dk1",
  bg2: "lt2",
  tx2: "dk2",
  accent1: "accent1",
  accent2: "accent2",
  accent3: "accent3",
  accent4: "accent4",
  accent5: "accent5",
  accent6: "accent6",
  hlink: "hlink",
  folHlink: "folHlink"
} as const;
const LEVELS = 9;

/** The path of the layout with this index in {@link slideLayouts}. */
export const layoutPath = (index: number): string => `ppt/slideLayouts/slideLayout${index + 1}.xml`;

/** The colour map of a master. */
export const colorMap = (): string => xml("p:clrMap", COLOR_MAP);

/** Adds the master with its theme and the layouts for slides of a width. */
export function addMaster(pack: OfficePackage, width: number, lang: string, theme?: Theme): void {
  const layouts = slideLayouts(width);
  const ids = layouts.map((layout, i) => {
    pack.add(layoutPath(i), layoutXml(layout, width, lang), `${TYPE}.slideLayout+xml`);
    pack.relate(layoutPath(i), "slideMaster", MASTER);
    return pack.relate(MASTER, "slideLayout", layoutPath(i));
  });
  pack.add(
    "ppt/theme/theme1.xml",
    themeXml("Tickmark", theme),
    "application/vnd.openxmlformats-officedocument.theme+xml"
  );
  pack.relate(MASTER, "theme", "ppt/theme/theme1.xml");
  const standard = layouts.find(({name}) => name === "Bullets")!;
  pack.add(
    MASTER,
    xml(
      "p:sldMaster",
      NAMESPACES,
      xml("p:cSld", {}, background(), shapeTree(placeholders(standard, width, lang).slice(0, 4))),
      colorMap(),
      xml(
        "p:sldLayoutIdLst",
        {},
        ids.map((id, i) => xml("p:sldLayoutId", {id: FIRST_LAYOUT + i, "r:id": id}))
      ),
      xml(
        "p:txStyles",
        {},
        xml("p:titleStyle", {}, level(0, standard.titleSize, {bold: true, lang})),
        xml("p:bodyStyle", {}, levels(standard.textSize, {bullet: true, lang})),
        xml("p:otherStyle", {}, levels(SMALLEST_TEXT, {lang}))
      )
    ),
    `${TYPE}.slideMaster+xml`
  );
}

/** The id of the master in its presentation; those of its layouts follow. */
export const MASTER_ID = 2147483648;
const FIRST_LAYOUT = MASTER_ID + 1;

function background(color = "bg1"): string {
  return xml("p:bg", {}, xml("p:bgPr", {}, solid(color), "<a:effectLst/>"));
}

/** The colour map of a layout or slide: the master's, or that of a ground in full colour with all text light on it. */
export function colorMapOf(fullColour: boolean): string {
  const map = fullColour
    ? xml("a:overrideClrMapping", {
        ...COLOR_MAP,
        bg1: "accent1",
        tx1: "lt1",
        bg2: "accent1",
        tx2: "lt1",
        hlink: "lt1",
        folHlink: "lt1"
      })
    : "<a:masterClrMapping/>";
  return xml("p:clrMapOvr", {}, map);
}

function layoutXml(layout: SlideLayout, width: number, lang: string): string {
  return xml(
    "p:sldLayout",
    {...NAMESPACES, type: layout.type, preserve: 1},
    xml(
      "p:cSld",
      {name: layout.name},
      layout.fullColour ? background("accent1") : "",
      shapeTree(placeholders(layout, width, lang))
    ),
    colorMapOf(layout.fullColour)
  );
}

/** Title, text, source line and slide number, which masters have too; then what only layouts have. */
function placeholders(
  {name, title, titleSize, titleAnchor, text, textSize, objects, tiles = [], number, bar}: SlideLayout,
  width: number,
  lang: string
): readonly string[] {
  const inner = width - 2 * MARGIN;
  const put = (
    id: number,
    label: string,
    placeholder: Placeholder,
    box: Box,
    prompt: string,
    list: string,
    anchor: string
  ): string =>
    textShape({id, name: label, placeholder, box, list, text: promptXml(prompt, lang), body: bodyProperties(anchor)});
  const footer = {x: MARGIN, y: FOOT.bottom - 30, width: inner - FOOT.numberWidth, height: 30};
  return [
    put(
      2,
      "Title",
      {type: name === "Title" ? "ctrTitle" : "title"},
      title,
      "Title",
      level(0, titleSize, {bold: true, lang}),
      titleAnchor
    ),
    ...(text === null
      ? []
      : [
          put(
            3,
            "Text",
            name === "Title" ? {type: "subTitle", idx: 1} : {type: "body", idx: PLACEHOLDERS.text},
            text,
            "Text",
            levels(textSize, {bullet: true, lang}),
            "t"
          )
        ]),
    put(
      4,
      "Source",
      {type: "ftr", idx: PLACEHOLDERS.source},
      footer,
      "Source",
      level(0, SMALLEST_TEXT, {lang, color: "tx2"}),
      "b"
    ),
    textShape({
      id: 5,
      name: "Slide number",
      placeholder: {type: "sldNum", idx: PLACEHOLDERS.number},
      box: {...footer, x: width - MARGIN - FOOT.numberWidth, width: FOOT.numberWidth},
      list: level(0, SMALLEST_TEXT, {lang, color: "tx2", align: "r"}),
      text: slideNumberXml(lang, "‹#›"),
      body: bodyProperties("b")
    }),
    put(
      6,
      "Caveats",
      {type: "body", idx: PLACEHOLDERS.caveats},
      {x: MARGIN, y: 600, width: inner, height: 70},
      "Caveats",
      level(0, SMALLEST_TEXT, {lang, color: "tx2"}),
      "b"
    ),
    ...(bar ? [barShape(20, bar)] : []),
    ...(number
      ? [
          put(
            19,
            "Section number",
            {type: "body", idx: PLACEHOLDERS.section},
            number,
            "1",
            level(0, STAGE.type.numeral, {bold: true, lang}),
            "b"
          )
        ]
      : []),
    ...tiles.map((box, i) =>
      textShape({
        id: 30 + i,
        name: `Number ${i + 1}`,
        placeholder: {type: "body", idx: PLACEHOLDERS.tiles[i]!},
        box,
        fill: solid("bg2", TILE_OPACITY),
        list: levels(STAGE.type.label, {lang}),
        text: promptXml("A number, and what it is", lang),
        body: bodyProperties("t", TILE_INSET)
      })
    ),
    ...objects.map((box, i) =>
      put(
        7 + i,
        `Figure ${i + 1}`,
        {idx: PLACEHOLDERS.objects[i]!},
        box,
        "Chart, table or picture",
        levels(SMALLEST_TEXT, {lang}),
        "t"
      )
    )
  ];
}

/** A bar: at the edge of a layout, where it marks how a talk begins and ends, or on top of a tile of a slide. */
export function barShape(id: number, box: Box): string {
  return xml(
    "p:sp",
    {},
    "<p:nvSpPr>",
    xml("p:cNvPr", {id, name: "Bar"}),
    '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>',
    xml(
      "p:spPr",
      {},
      transform(box),
      '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
      solid("accent1"),
      "<a:ln><a:noFill/></a:ln>"
    )
  );
}

/** As pale as the tiles on stage. */
const TILE_OPACITY = 0.4;

/** Pixels around the text of a tile; the numbers of all stand on one line. */
export const TILE_INSET = {side: 24, top: 88} as const;

/** The properties of a text box with inner margins in pixels; text that grows under an editor's hands is shrunk. */
export function bodyProperties(anchor: string, {side, top} = {side: 0, top: 0}): string {
  const [beside, above] = [emu(side), emu(top)];
  return xml(
    "a:bodyPr",
    {wrap: "square", lIns: beside, tIns: above, rIns: beside, bIns: beside, anchor},
    "<a:normAutofit/>"
  );
}

/** The slide's number as a field. */
export function slideNumberXml(lang: string, text: string): string {
  return xml(
    "a:p",
    {},
    xml(
      "a:fld",
      {id: "{86CB4B4D-7CA3-9044-876B-883B54F8677D}", type: "slidenum"},
      xml("a:rPr", {lang}),
      `<a:t>${xmlText(text)}</a:t>`
    )
  );
}

function promptXml(text: string, lang: string): string {
  return xml("a:p", {}, xml("a:r", {}, xml("a:rPr", {lang}), `<a:t>${xmlText(text)}</a:t>`));
}

interface LevelStyle {
  readonly bold?: boolean;
  readonly bullet?: boolean;
  readonly color?: string;
  readonly align?: "l" | "r";
  readonly lang: string;
}

function levels(size: number, style: LevelStyle): string {
  return Array.from({length: LEVELS}, (_, depth) =>
    level(depth, Math.max(SMALLEST_TEXT, size - 2 * depth), style)
  ).join("");
}

function level(
  depth: number,
  size: number,
  {bold = false, bullet = false, color = "tx1", lang, align = isRightToLeft(lang) ? "r" : "l"}: LevelStyle
): string {
  const indent = emu(size * INDENT);
  return xml(
    `a:lvl${depth + 1}pPr`,
    {
      marL: bullet ? indent * (depth + 1) : 0,
      indent: bullet ? -indent : 0,
      algn: align,
      defTabSz: 914400,
      rtl: isRightToLeft(lang) ? 1 : 0,
      eaLnBrk: 1,
      latinLnBrk: 0,
      hangingPunct: 1
    },
    '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>',
    xml("a:spcBef", {}, xml("a:spcPts", {val: bullet ? points(size * 0.45) : 0})),
    bullet ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>' : "<a:buNone/>",
    xml(
      "a:defRPr",
      {lang, sz: points(size), b: bold ? 1 : 0, kern: 1200},
      solid(color),
      `<a:latin typeface="+m${bold ? "j" : "n"}-lt"/><a:ea typeface="+m${bold ? "j" : "n"}-ea"/><a:cs typeface="+m${bold ? "j" : "n"}-cs"/>`
    )
  );
}
