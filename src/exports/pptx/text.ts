import type {ShownInline} from "../../core/deck/compiled.js";
import type {PartLinks} from "./links.js";
import {xml, xmlText} from "./office-package.js";
import {INDENT, gapOf, letterSize} from "./paragraphs.js";
import type {Paragraph} from "./paragraphs.js";
import {points} from "./shapes.js";
import {FONTS, solid} from "./theme.js";

/** What text of one part is written with. */
export interface TextSetting {
  readonly links: PartLinks;
  /** As Office names languages: `en-GB`. */
  readonly lang: string;
  /** Pixels of the letters, where they differ from what the placeholder says. */
  readonly size?: number | undefined;
  readonly bold?: boolean;
  /** A colour of the theme. */
  readonly color?: string;
  readonly align?: "left" | "right" | "center";
  /** Whether no space stands above paragraphs. */
  readonly tight?: boolean;
}

interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
  readonly link?: string;
}

/** A language as Office names it. */
export function officeLang(lang: string): string {
  return {en: "en-GB", ja: "ja-JP", ko: "ko-KR", zh: "zh-CN", fr: "fr-FR", de: "de-DE", es: "es-ES"}[lang] ?? lang;
}

/** Paragraphs with real bullets, numbers and levels. Without `size`, the sizes of the placeholder hold. */
export function paragraphsXml(paragraphs: readonly Paragraph[], setting: TextSetting): string {
  if (paragraphs.length === 0) return xml("a:p", {}, xml("a:endParaRPr", {lang: setting.lang}));
  return paragraphs.map((one) => xml("a:p", {}, propertiesXml(one, setting), inlineXml(one.inline, {
    ...setting, bold: (setting.bold ?? false) || one.role === "heading",
    size: setting.size === undefined ? undefined : letterSize(one, setting.size)
  }, {code: one.role === "code", italic: one.role === "quote"}))).join("");
}

const ALIGN = {left: "l", right: "r", center: "ctr"} as const;

function propertiesXml(one: Paragraph, {size, align, tight = false}: TextSetting): string {
  const depth = Math.max(0, Math.min(8, one.level - 1));
  const unit = size ?? 28;
  const indent = Math.round(unit * INDENT * 9525);
  const listed = one.marker !== "none";
  return xml("a:pPr", {lvl: depth > 0 ? depth : undefined, marL: one.level * indent, indent: listed ? -indent : 0, algn: align === undefined ? undefined : ALIGN[align]},
    tight ? "" : xml("a:spcBef", {}, xml("a:spcPts", {val: points(gapOf(one, unit))})),
    one.marker === "none" ? "<a:buNone/>"
      : one.marker === "bullet" ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
      : `<a:buFont typeface="+mj-lt"/>${xml("a:buAutoNum", {type: "arabicPeriod", startAt: one.marker === 1 ? undefined : one.marker})}`);
}

/** Runs of inline text; numbers and links are hyperlinks. */
export function inlineXml(inline: readonly ShownInline[], setting: TextSetting, style: Style = {}): string {
  return inline.map((part): string => {
    switch (part.type) {
      case "text": return runXml(part.text, setting, style);
      case "code": return runXml(part.text, setting, {...style, code: true});
      case "number": return runXml(part.number.text, setting, {...style, link: setting.links.number(part.number.expression)});
      case "break": return xml("a:br", {}, xml("a:rPr", {lang: setting.lang}));
      case "strong": return inlineXml(part.children, setting, {...style, bold: true});
      case "emphasis": return inlineXml(part.children, setting, {...style, italic: true});
      case "strike": return inlineXml(part.children, setting, {...style, strike: true});
      case "link": return inlineXml(part.children, setting, {...style, link: setting.links.address(part.href)});
    }
  }).join("");
}

function runXml(text: string, {lang, size, bold = false, color}: TextSetting, {italic = false, strike = false, code = false, link = "", ...style}: Style): string {
  if (text === "") return "";
  const strong = bold || (style.bold ?? false);
  const properties = xml("a:rPr", {
    lang: /[\u3040-\u30FF\u3400-\u9FFF]/.test(text) ? "ja-JP" : lang, altLang: lang === "ja-JP" ? "en-GB" : "ja-JP",
    sz: size === undefined ? undefined : points(size), b: strong ? 1 : undefined, i: italic ? 1 : undefined, strike: strike ? "sngStrike" : undefined
  }, color === undefined ? "" : solid(color), code ? xml("a:latin", {typeface: FONTS.code}) : "", link);
  return xml("a:r", {}, properties, `<a:t>${xmlText(text)}</a:t>`);
}
