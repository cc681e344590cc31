import {plainText} from "../../core/deck/blocks.js";
import type {ShownBlock, ShownInline} from "../../core/deck/compiled.js";
import {hasRightToLeft, isRightToLeft} from "../../core/direction.js";
import type {PartLinks} from "./links.js";
import {xml, xmlText} from "./office-package.js";
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
  /** Whether bullets, indents and spaces are those of the placeholder. */
  readonly plain?: boolean;
  /** Whether numbers are marked. */
  readonly marks?: boolean;
}

interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
  readonly marked?: boolean;
  readonly link?: string;
  /** Thousandths of a percent by which letters are set higher, or lower if negative. */
  readonly baseline?: number;
}

/** A language as Office names it. */
export function officeLang(lang: string): string {
  return (
    {
      en: "en-GB",
      ja: "ja-JP",
      ko: "ko-KR",
      zh: "zh-CN",
      ar: "ar-SA",
      fa: "fa-IR",
      he: "he-IL",
      ur: "ur-PK",
      fr: "fr-FR",
      de: "de-DE",
      es: "es-ES"
    }[lang] ?? lang
  );
}

/** Paragraphs with real bullets, numbers and levels. Without `size`, the sizes of the placeholder hold. */
export function paragraphsXml(paragraphs: readonly Paragraph[], setting: TextSetting): string {
  if (paragraphs.length === 0) return xml("a:p", {}, xml("a:endParaRPr", {lang: setting.lang}));
  return paragraphs
    .map((one) =>
      xml(
        "a:p",
        {},
        propertiesXml(one, setting),
        inlineXml(
          one.inline,
          {
            ...setting,
            ...(one.color === undefined ? {} : {color: one.color}),
            ...(one.marks === true ? {marks: true} : {}),
            bold: (setting.bold ?? one.bold ?? false) || one.role === "heading",
            size: setting.size === undefined ? one.size : letterSize(one, setting.size)
          },
          {code: one.role === "code", italic: one.role === "quote"}
        )
      )
    )
    .join("");
}

const ALIGN = {left: "l", right: "r", center: "ctr"} as const;

/** A paragraph that holds no letter of a language that is read from right to left is Latin text within it. */
function directionOf(
  one: Paragraph,
  {lang, align}: TextSetting
): Readonly<Record<string, string | number | undefined>> {
  if (!isRightToLeft(lang)) return {algn: align === undefined ? undefined : ALIGN[align]};
  const text = plainText(one.inline, (number) => number.text);
  const latin = !hasRightToLeft(text) && /\p{L}/u.test(text);
  return {algn: align === "center" ? "ctr" : "r", rtl: latin ? 0 : 1};
}

/** A number as it is set into a line: one with signs in it is marked, so that these stay where they are read. */
function inOrder(text: string, lang: string): string {
  return isRightToLeft(lang) && !hasRightToLeft(text) && /[^\d.,\s]/.test(text) ? `\u200e${text}\u200e` : text;
}

function propertiesXml(one: Paragraph, setting: TextSetting): string {
  const {size, tight = false, plain = false} = setting;
  const depth = Math.max(0, Math.min(8, one.level - 1));
  const unit = size ?? 28;
  const indent = Math.round(unit * INDENT * 9525);
  const listed = one.marker !== "none";
  const marker =
    one.marker === "none"
      ? "<a:buNone/>"
      : one.marker === "bullet"
        ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        : `<a:buFont typeface="+mj-lt"/>${xml("a:buAutoNum", {type: "arabicPeriod", startAt: one.marker === 1 ? undefined : one.marker})}`;
  if (plain)
    return xml(
      "a:pPr",
      {
        lvl: depth > 0 ? depth : undefined,
        ...(listed ? {} : {marL: one.level * indent, indent: 0}),
        ...directionOf(one, setting)
      },
      one.marker === "bullet" ? "" : marker
    );
  return xml(
    "a:pPr",
    {
      lvl: depth > 0 ? depth : undefined,
      marL: one.level * indent,
      indent: listed ? -indent : 0,
      ...directionOf(one, setting)
    },
    tight ? "" : xml("a:spcBef", {}, xml("a:spcPts", {val: points(gapOf(one, unit))})),
    marker
  );
}

/** Runs of inline text; numbers and links are hyperlinks. */
export function inlineXml(inline: readonly ShownInline[], setting: TextSetting, style: Style = {}): string {
  return inline
    .map((part): string => {
      switch (part.type) {
        case "text":
          return runXml(part.text, setting, style);
        case "code":
          return runXml(part.text, setting, {...style, code: true});
        case "number":
          return runXml(inOrder(part.number.text, setting.lang), setting, {
            ...style,
            marked: setting.marks === true,
            link: setting.links.number(part.number.expression)
          });
        case "break":
          return xml("a:br", {}, xml("a:rPr", {lang: setting.lang}));
        case "math":
          return inlineXml(part.text, setting, style);
        case "footnote":
          return part.mark === undefined
            ? inlineXml([{type: "text", text: " ("}, ...part.children, {type: "text", text: ")"}], setting, style)
            : runXml(part.mark, setting, {...style, baseline: 30000});
        case "strong":
          return inlineXml(part.children, setting, {...style, bold: true});
        case "emphasis":
          return inlineXml(part.children, setting, {...style, italic: true});
        case "strike":
          return inlineXml(part.children, setting, {...style, strike: true});
        case "subscript":
          return inlineXml(part.children, setting, {...style, baseline: -25000});
        case "superscript":
          return inlineXml(part.children, setting, {...style, baseline: 30000});
        case "link":
          return inlineXml(breakable(part.children), setting, {...style, link: setting.links.address(part.href)});
      }
    })
    .join("");
}

/** Letters of a link that surely stand on one line, and of the pieces of a longer one. */
const LINK_LETTERS = {line: 40, piece: 20} as const;

/**
 * What a link holds with its text in pieces of some words where it is long: LibreOffice breaks the text of one run with
 * a link anywhere, within words too.
 */
function breakable(children: readonly ShownInline[]): readonly ShownInline[] {
  const {line, piece} = LINK_LETTERS;
  return children.flatMap((part): readonly ShownInline[] =>
    part.type === "text" && part.text.length > line
      ? (part.text.match(new RegExp(`.{1,${piece}}(?:\\s+|$)|\\S+\\s*`, "gsu")) ?? []).map((text) => ({
          type: "text",
          text
        }))
      : [part]
  );
}

function runXml(
  text: string,
  {lang, size, bold = false, color}: TextSetting,
  {italic = false, strike = false, code = false, marked = false, link = "", baseline, ...style}: Style
): string {
  if (text === "") return "";
  const strong = bold || (style.bold ?? false);
  const properties = xml(
    "a:rPr",
    {
      lang: /[\u3040-\u30FF\u3400-\u9FFF]/.test(text) ? "ja-JP" : lang,
      altLang: lang === "ja-JP" ? "en-GB" : "ja-JP",
      sz: size === undefined ? undefined : points(size),
      b: strong ? 1 : undefined,
      i: italic ? 1 : undefined,
      strike: strike ? "sngStrike" : undefined,
      baseline
    },
    color === undefined ? "" : solid(color),
    marked ? MARK : "",
    code ? xml("a:latin", {typeface: FONTS.code}) : "",
    link
  );
  return xml("a:r", {}, properties, `<a:t>${xmlText(text)}</a:t>`);
}

/** The ground of a number in a passage: the theme's accent, faint. */
const MARK = xml(
  "a:highlight",
  {},
  xml("a:schemeClr", {val: "accent1"}, '<a:lumMod val="20000"/><a:lumOff val="80000"/>')
);

/** A paragraph of a text box. */
export interface Paragraph {
  readonly role: "text" | "heading" | "quote" | "code" | "small";
  /** `bullet`, the number at which an ordered list starts, or nothing. */
  readonly marker: "none" | "bullet" | number;
  /** Depth in lists, from 0. */
  readonly level: number;
  readonly inline: readonly ShownInline[];
  /** Pixels of its letters, whatever those of the text around it. */
  readonly size?: number;
  /** Pixels above it, where these are not those of its role. */
  readonly gap?: number;
  readonly bold?: boolean;
  /** A colour of the theme. */
  readonly color?: string;
  /** Whether its numbers are marked. */
  readonly marks?: boolean;
  /** The step of its slide from which on it is shown, from 1; without it, from the start. */
  readonly step?: number | undefined;
}

/** The indent of each list level, in multiples of the letter size. */
export const INDENT = 1.1;

/** Letters of code are wider than others by the inverse of this. */
const CODE_SHARE = 0.74;

/** A paragraph of plain or inline text. */
export function paragraph(content: string | readonly ShownInline[], role: Paragraph["role"] = "text"): Paragraph {
  return {
    role,
    marker: "none",
    level: 0,
    inline: typeof content === "string" ? [{type: "text", text: content}] : content
  };
}

/** The paragraphs of blocks of text, lists unrolled; what is no text is left out. */
export function paragraphsOf(blocks: readonly ShownBlock[], level = 0): readonly Paragraph[] {
  return blocks.flatMap((block) => stepped(paragraphsOfBlock(block, level), block.step));
}

function paragraphsOfBlock(block: ShownBlock, level: number): readonly Paragraph[] {
  switch (block.type) {
    case "heading":
      return [{...paragraph(block.inline, "heading"), level}];
    case "paragraph":
      return [{...paragraph(block.inline), level}];
    case "quote":
      return paragraphsOf(block.blocks, level).map((inner) => ({...inner, role: "quote"}));
    case "code":
      return [{...paragraph(linesOf(block.text), "code"), level}];
    case "list":
      return block.items.flatMap((item) =>
        stepped(paragraphsOf(item.blocks, level + 1), item.step).map((inner, i): Paragraph =>
          i > 0 || inner.level !== level + 1 || inner.marker !== "none"
            ? inner
            : {...inner, marker: block.ordered ? (block.start ?? 1) : "bullet"}
        )
      );
    case "columns":
      return block.columns.flatMap((column) => paragraphsOf(column, level));
    case "table":
    case "image":
    case "chart":
      return [];
  }
}

/** What comes no earlier than a step. */
export function stepped<T extends {readonly step?: number | undefined}>(
  parts: readonly T[],
  step: number | undefined
): readonly T[] {
  return step === undefined ? parts : parts.map((part) => ({...part, step: Math.max(step, part.step ?? 0)}));
}

function linesOf(code: string): readonly ShownInline[] {
  return code
    .replace(/\n$/, "")
    .split("\n")
    .flatMap((text, i): readonly ShownInline[] => [...(i > 0 ? [{type: "break"} as const] : []), {type: "text", text}]);
}

/** Pixels of a paragraph's letters where the text's are `size`. */
function letterSize({role, size: own}: Pick<Paragraph, "role" | "size">, size: number): number {
  return own !== undefined ? own : role === "heading" ? size * 1.1 : role === "code" ? Math.max(20, size * 0.85) : size;
}

/** The height of paragraphs in pixels, estimated, with the space between them. */
export function estimateHeight(paragraphs: readonly Paragraph[], size: number, width: number): number {
  return paragraphs.reduce((sum, one) => {
    const letters = letterSize(one, size);
    const wide = (width - one.level * size * INDENT) * (one.inline.some(({type}) => type === "code") ? CODE_SHARE : 1);
    const lines =
      one.inline.filter(({type}) => type === "break").length +
      estimateLines(
        plainText(one.inline, ({text}) => text),
        letters,
        wide
      );
    return sum + lines * letters * LEADING + gapOf(one, size);
  }, 0);
}

/** Pixels above a paragraph. */
function gapOf({role, gap}: Pick<Paragraph, "role" | "gap">, size: number): number {
  return gap !== undefined ? gap : role === "small" ? size * 0.2 : size * 0.45;
}

/** Lines are this much higher than their letters. */
export const LEADING = 1.2;

/** The width of a text in pixels, estimated without fonts, rather too wide than too narrow. */
export function estimateWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text)
    em +=
      character >= "\u2E80" ? 1 : /[A-Z0-9mwMW%@—]/.test(character) ? 0.62 : /[ .,:;'|il]/.test(character) ? 0.3 : 0.52;
  return em * size;
}

/** How many lines a text takes in so many pixels, by a measure of widths; East Asian text breaks anywhere. */
export function estimateLines(text: string, size: number, width: number, measure = estimateWidth): number {
  const room = Math.max(width, size);
  let [lines, used] = [1, 0];
  for (const piece of text.match(/\s+|[\u3000-\u9FFF]|[^\s\u3000-\u9FFF]+/g) ?? []) {
    const wide = measure(piece.trim() === "" ? " " : piece, size);
    if (used > 0 && used + wide > room) [lines, used] = [lines + 1, 0];
    if (used === 0 && piece.trim() === "") continue;
    used += wide;
    while (used > room) [lines, used] = [lines + 1, used - room];
  }
  return lines;
}
