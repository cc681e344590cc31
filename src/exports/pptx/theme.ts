import type {NativeColor} from "../../core/chart.js";
import {xml} from "./office-package.js";

/** What text is set in; Office falls back where a machine lacks them. */
export const FONTS = {latin: "Arial", eastAsian: "Yu Gothic", code: "Consolas"} as const;

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PLACEHOLDER = xml("a:solidFill", {}, xml("a:schemeClr", {val: "phClr"}));

/** A theme: the site's light colours, with fonts for Latin and East Asian text. */
export function themeXml(name: string): string {
  return xml(
    "a:theme",
    {"xmlns:a": DRAWING, name},
    xml(
      "a:themeElements",
      {},
      xml(
        "a:clrScheme",
        {name},
        Object.entries(THEME_COLORS).map(([place, color]) => xml(`a:${place}`, {}, xml("a:srgbClr", {val: color})))
      ),
      xml(
        "a:fontScheme",
        {name},
        ["a:majorFont", "a:minorFont"].map((tag) => xml(tag, {}, fonts()))
      ),
      formats(name)
    )
  );
}

function fonts(): string {
  const scripts = {Jpan: FONTS.eastAsian, Hang: "Malgun Gothic", Hans: "Microsoft YaHei", Hant: "Microsoft JhengHei"};
  return [
    xml("a:latin", {typeface: FONTS.latin}),
    xml("a:ea", {typeface: FONTS.eastAsian}),
    xml("a:cs", {typeface: FONTS.latin}),
    ...Object.entries(scripts).map(([script, typeface]) => xml("a:font", {script, typeface}))
  ].join("");
}

function formats(name: string): string {
  const effects = xml("a:effectStyle", {}, "<a:effectLst/>");
  return xml(
    "a:fmtScheme",
    {name},
    xml("a:fillStyleLst", {}, PLACEHOLDER.repeat(3)),
    xml(
      "a:lnStyleLst",
      {},
      [9525, 19050, 28575].map((w) => xml("a:ln", {w}, PLACEHOLDER))
    ),
    xml("a:effectStyleLst", {}, effects.repeat(3)),
    xml("a:bgFillStyleLst", {}, PLACEHOLDER.repeat(3))
  );
}

/** The colours of the theme by their places in it: the site's light ones. */
const THEME_COLORS = {
  dk1: "1B2127",
  lt1: "FFFFFF",
  dk2: "56606B",
  lt2: "F3F5F7",
  accent1: "1D5F99",
  accent2: "7D4E79",
  accent3: "1F726C",
  accent4: "123E66",
  accent5: "87919C",
  accent6: "8A5200",
  hlink: "1D5F99",
  folHlink: "123E66"
} as const;

const SCHEME: Readonly<Record<NativeColor, string>> = {
  accent: "accent1",
  "series-1": "accent1",
  "series-2": "accent2",
  "series-3": "accent3",
  "series-4": "accent4",
  context: "accent5",
  muted: "tx2",
  ink: "tx1",
  amber: "accent6"
};
const LIGHT: readonly NativeColor[] = ["context"];
const RULE = "C3CAD2";
const WHOLE = "DDE2E7";

/** A fill in a colour of the theme. */
export function solid(color: string): string {
  return xml("a:solidFill", {}, xml("a:schemeClr", {val: color}));
}

/** The fill of a colour role; hatched for what is not itemised. */
export function roleFill(role: NativeColor, hatched = false): string {
  if (!hatched) return solid(SCHEME[role]);
  return xml(
    "a:pattFill",
    {prst: "wdUpDiag"},
    xml("a:fgClr", {}, xml("a:schemeClr", {val: "accent5"})),
    xml("a:bgClr", {}, xml("a:srgbClr", {val: WHOLE}))
  );
}

/** The fill of a whole behind its parts. */
export function wholeFill(): string {
  return xml("a:solidFill", {}, xml("a:srgbClr", {val: WHOLE}));
}

/** The colour of letters on such a fill. */
export function inkOn(role: NativeColor, hatched = false): string {
  return hatched || LIGHT.includes(role) ? "tx1" : "bg1";
}

/** The colour of letters that stand for such a colour beside it; greys are darker in lettering. */
export function inkOf(role: NativeColor): string {
  return LIGHT.includes(role) ? "tx2" : SCHEME[role];
}

/** A thin line, such as that between rows of a table. */
export function ruleLine(tag: string): string {
  return xml(tag, {w: 9525}, xml("a:solidFill", {}, xml("a:srgbClr", {val: RULE})));
}
