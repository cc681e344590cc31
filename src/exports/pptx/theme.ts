import type {NativeColor} from "../../core/chart.js";
import {PLAIN} from "../../core/themes/plain.js";
import {officeColour} from "../../core/themes/tokens.js";
import type {Theme} from "../../core/themes/tokens.js";
import {xml} from "./office-package.js";

/** What code is set in; Office falls back where a machine lacks it. Other text is set in the theme's fonts. */
export const FONTS = {code: "Consolas"} as const;

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PLACEHOLDER = xml("a:solidFill", {}, xml("a:schemeClr", {val: "phClr"}));

/** A theme of Office: colours, and fonts for Latin and East Asian text. */
export function themeXml(name: string, theme: Theme = PLAIN): string {
  return xml(
    "a:theme",
    {"xmlns:a": DRAWING, name},
    xml(
      "a:themeElements",
      {},
      xml(
        "a:clrScheme",
        {name},
        Object.entries(themeColours(theme)).map(([place, colour]) =>
          xml(`a:${place}`, {}, xml("a:srgbClr", {val: officeColour(colour)}))
        )
      ),
      xml(
        "a:fontScheme",
        {name},
        ["a:majorFont", "a:minorFont"].map((tag) => xml(tag, {}, fonts(theme)))
      ),
      formats(name)
    )
  );
}

function fonts({fonts: {office, "office-east-asian": eastAsian}}: Theme): string {
  const scripts = {Jpan: eastAsian, Hang: "Malgun Gothic", Hans: "Microsoft YaHei", Hant: "Microsoft JhengHei"};
  return [
    xml("a:latin", {typeface: office}),
    xml("a:ea", {typeface: eastAsian}),
    xml("a:cs", {typeface: office}),
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

/** A theme's colours by their places in one of Office; `dk1` and `lt1` are text and ground, whichever is darker. */
function themeColours({colours, chart}: Theme) {
  return {
    dk1: colours.ink,
    lt1: colours.ground,
    dk2: colours.muted,
    lt2: chart.whole,
    accent1: chart.first,
    accent2: chart.second,
    accent3: chart.third,
    accent4: chart["first-deep"],
    accent5: chart.context,
    accent6: colours.open,
    hlink: colours.accent,
    folHlink: chart["first-deep"]
  };
}

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
/** How much of the text's colour a rule has, in thousandths of a percent. */
const RULE = 25_000;

/** A fill in a colour of the theme; `opacity` from 0 to 1. */
export function solid(color: string, opacity = 1): string {
  const alpha = opacity < 1 ? xml("a:alpha", {val: Math.round(opacity * 100_000)}) : "";
  return xml("a:solidFill", {}, xml("a:schemeClr", {val: color}, alpha));
}

/** The fill of a colour role; hatched for what is not itemised. */
export function roleFill(role: NativeColor, hatched = false): string {
  if (!hatched) return solid(SCHEME[role]);
  return xml(
    "a:pattFill",
    {prst: "wdUpDiag"},
    xml("a:fgClr", {}, xml("a:schemeClr", {val: "accent5"})),
    xml("a:bgClr", {}, xml("a:schemeClr", {val: "bg2"}))
  );
}

/** The fill of a whole behind its parts. */
export function wholeFill(): string {
  return solid("bg2");
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
  return xml(tag, {w: 9525}, xml("a:solidFill", {}, xml("a:schemeClr", {val: "tx1"}, xml("a:alpha", {val: RULE}))));
}
