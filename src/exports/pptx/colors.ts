import type {ColorRole} from "../../core/native-chart.js";
import {xml} from "./xml.js";

/** The colours of the theme by their places in it: the site's light ones. */
export const THEME_COLORS = {
  dk1: "1B2127", lt1: "FFFFFF", dk2: "56606B", lt2: "F3F5F7", accent1: "1D5F99", accent2: "7D4E79", accent3: "1F726C", accent4: "123E66", accent5: "87919C",
  accent6: "8A5200", hlink: "1D5F99", folHlink: "123E66"
} as const;

const SCHEME: Readonly<Record<ColorRole, string>> = {
  accent: "accent1", "series-1": "accent1", "series-2": "accent2", "series-3": "accent3", "series-4": "accent4", context: "accent5", muted: "tx2", ink: "tx1", amber: "accent6"
};
const LIGHT: readonly ColorRole[] = ["context"];
const RULE = "C3CAD2";
const WHOLE = "DDE2E7";

/** A fill in a colour of the theme. */
export function solid(color: string): string {
  return xml("a:solidFill", {}, xml("a:schemeClr", {val: color}));
}

/** What a colour of a chart stands for, as a fill; hatched for what is not itemised. */
export function roleFill(role: ColorRole, hatched = false): string {
  if (!hatched) return solid(SCHEME[role]);
  return xml("a:pattFill", {prst: "wdUpDiag"}, xml("a:fgClr", {}, xml("a:schemeClr", {val: "accent5"})), xml("a:bgClr", {}, xml("a:srgbClr", {val: WHOLE})));
}

/** The colour of letters on such a fill. */
export function inkOn(role: ColorRole, hatched = false): string {
  return hatched || LIGHT.includes(role) ? "tx1" : "bg1";
}

/** A thin line, such as that between rows of a table. */
export function ruleLine(tag: string): string {
  return xml(tag, {w: 9525}, xml("a:solidFill", {}, xml("a:srgbClr", {val: RULE})));
}
