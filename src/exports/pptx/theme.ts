import {THEME_COLORS} from "./colors.js";
import {xml} from "./xml.js";

/** What text is set in; Office falls back where a machine lacks them. */
export const FONTS = {latin: "Arial", eastAsian: "Yu Gothic", code: "Consolas"} as const;

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PLACEHOLDER = xml("a:solidFill", {}, xml("a:schemeClr", {val: "phClr"}));

/** A theme: the site's light colours, with fonts for Latin and East Asian text. */
export function themeXml(name: string): string {
  return xml("a:theme", {"xmlns:a": DRAWING, name}, xml("a:themeElements", {},
    xml("a:clrScheme", {name}, Object.entries(THEME_COLORS).map(([place, color]) => xml(`a:${place}`, {}, xml("a:srgbClr", {val: color})))),
    xml("a:fontScheme", {name}, ["a:majorFont", "a:minorFont"].map((tag) => xml(tag, {}, fonts()))),
    formats(name)
  ));
}

function fonts(): string {
  const scripts = {Jpan: FONTS.eastAsian, Hang: "Malgun Gothic", Hans: "Microsoft YaHei", Hant: "Microsoft JhengHei"};
  return [
    xml("a:latin", {typeface: FONTS.latin}), xml("a:ea", {typeface: FONTS.eastAsian}), xml("a:cs", {typeface: FONTS.latin}),
    ...Object.entries(scripts).map(([script, typeface]) => xml("a:font", {script, typeface}))
  ].join("");
}

function formats(name: string): string {
  const effects = xml("a:effectStyle", {}, "<a:effectLst/>");
  return xml("a:fmtScheme", {name},
    xml("a:fillStyleLst", {}, PLACEHOLDER.repeat(3)),
    xml("a:lnStyleLst", {}, [9525, 19050, 28575].map((w) => xml("a:ln", {w}, PLACEHOLDER))),
    xml("a:effectStyleLst", {}, effects.repeat(3)),
    xml("a:bgFillStyleLst", {}, PLACEHOLDER.repeat(3)));
}
