import {AlignmentType, LevelFormat, LineRuleType} from "docx";
import type {INumberingOptions, IStylesOptions} from "docx";
import {isRightToLeft} from "../../core/direction.js";
import {PAPER} from "../../core/themes/paper.js";
import {officeColour} from "../../core/themes/tokens.js";
import {LISTS} from "./blocks.js";

const SANS = {ascii: "Calibri", hAnsi: "Calibri", cs: "Calibri", eastAsia: "Yu Gothic"} as const;
const MONO = {ascii: "Consolas", hAnsi: "Consolas", cs: "Consolas", eastAsia: "MS Gothic"} as const;
const {ink, muted, accent, rule} = PAPER.colours;
const [INK, MUTED, ACCENT, RULE] = [ink, muted, accent, rule].map(officeColour) as [string, string, string, string];

/** The language tags that Word knows, for languages written without a country. */
const COUNTRIES: Readonly<Record<string, string>> = {
  en: "en-GB",
  ja: "ja-JP",
  fr: "fr-FR",
  de: "de-DE",
  es: "es-ES",
  ru: "ru-RU",
  zh: "zh-CN",
  ar: "ar-SA",
  ko: "ko-KR"
};

/** The language of text, that of East Asian text in it, and that of text from right to left where the text is. */
export function docxLanguage(lang: string): {
  readonly value: string;
  readonly eastAsia: string;
  readonly bidirectional?: string;
} {
  const value = COUNTRIES[lang] ?? lang;
  return {
    value,
    eastAsia: /^(?:ja|zh|ko)\b/.test(value) ? value : "ja-JP",
    ...(isRightToLeft(lang) ? {bidirectional: value} : {})
  };
}

/** The styles of a Word file. Sizes are half points. */
export function docxStyles(lang: string): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: {size, bold: true, color: INK, font: SANS},
    paragraph: {keepNext: true, keepLines: true, spacing: {before, after}}
  });
  const paragraph = (id: string, name: string, run: object, spacing: object, rest: object = {}) => ({
    id,
    name,
    basedOn: "Normal",
    next: "Normal",
    quickFormat: true,
    run,
    paragraph: {spacing, ...rest}
  });
  return {
    default: {
      document: {
        run: {font: SANS, size: 21, color: INK, language: docxLanguage(lang)},
        paragraph: {
          ...(isRightToLeft(lang) ? {bidirectional: true} : {}),
          spacing: {after: 120, line: 264, lineRule: LineRuleType.AUTO}
        }
      },
      title: {run: {size: 40, bold: true, color: INK, font: SANS}, paragraph: {spacing: {after: 60}}},
      heading1: heading(30, 240, 120),
      heading2: heading(25, 280, 100),
      heading3: heading(22, 220, 60),
      heading4: heading(21, 200, 60),
      hyperlink: {run: {color: ACCENT, underline: {type: "single", color: ACCENT}}},
      footnoteText: {
        run: {size: 17, color: INK},
        paragraph: {spacing: {after: 20, line: 240, lineRule: LineRuleType.AUTO}}
      },
      caption: {
        run: {size: 19, italics: false, color: MUTED},
        paragraph: {keepNext: true, spacing: {before: 160, after: 60}}
      }
    },
    paragraphStyles: [
      paragraph("Subtitle", "Subtitle", {size: 24, color: MUTED}, {after: 60}),
      paragraph("Period", "Period", {size: 20, color: MUTED}, {after: 200}),
      paragraph("ChartTitle", "Chart title", {size: 19, color: MUTED}, {after: 120}),
      paragraph("Picture", "Picture", {}, {before: 60, after: 100}),
      paragraph(
        "Caveat",
        "Caveat",
        {size: 19, color: MUTED},
        {after: 50},
        {indent: {left: 170}, border: {left: {style: "single", size: 12, space: 8, color: RULE}}}
      ),
      paragraph("EvidenceLine", "Evidence line", {size: 17}, {after: 20}, {indent: {left: 200, hanging: 200}}),
      paragraph("Source", "Source", {size: 18, color: MUTED}, {before: 60, after: 120}),
      paragraph(
        "TableHead",
        "Table head",
        {size: 18, bold: true},
        {after: 0, line: 240, lineRule: LineRuleType.AUTO},
        {keepNext: true}
      ),
      paragraph("TableText", "Table text", {size: 18}, {after: 0, line: 240, lineRule: LineRuleType.AUTO}),
      paragraph("AfterTable", "After table", {size: 8}, {after: 120, line: 120, lineRule: LineRuleType.AUTO}),
      paragraph("ListItem", "List item", {}, {after: 80}),
      paragraph("ListContinue", "List continue", {}, {after: 80}, {indent: {left: 360}}),
      paragraph("Quotation", "Quotation", {color: MUTED}, {after: 120}, {indent: {left: 360}}),
      paragraph("CodeBlock", "Code block", {font: MONO, size: 18}, {after: 0})
    ],
    characterStyles: [
      {
        id: "Number",
        name: "Number",
        basedOn: "DefaultParagraphFont",
        quickFormat: true,
        run: {underline: {type: "dotted", color: ACCENT}}
      },
      {
        id: "Expression",
        name: "Expression",
        basedOn: "DefaultParagraphFont",
        quickFormat: true,
        run: {font: MONO, size: 16}
      },
      {id: "Code", name: "Code", basedOn: "DefaultParagraphFont", quickFormat: true, run: {font: MONO}}
    ]
  };
}

/** The numbering of lists, four levels deep. */
export function docxNumbering(): INumberingOptions {
  const levels = [0, 1, 2, 3];
  const style = (level: number) => ({paragraph: {indent: {left: 340 * (level + 1), hanging: 340}}});
  return {
    config: [
      {
        reference: LISTS.bullets,
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: level % 2 === 0 ? "•" : "–",
          alignment: AlignmentType.LEFT,
          style: style(level)
        }))
      },
      {
        reference: LISTS.numbers,
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          alignment: AlignmentType.LEFT,
          style: style(level)
        }))
      }
    ]
  };
}
