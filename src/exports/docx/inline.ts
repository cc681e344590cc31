import {TextRun} from "docx";
import type {IRunOptions, ParagraphChild} from "docx";
import {markSentences} from "../../core/briefing/sentences.js";
import type {ShownInline} from "../../core/deck/compiled.js";
import {numberLink, siteLink, webLink} from "./context.js";
import type {DocxContext} from "./context.js";

type LinkContext = Pick<DocxContext, "site" | "bookmark" | "openPoint">;

const STYLES = {strong: {bold: true}, emphasis: {italics: true}, strike: {strike: true}} as const;

/** Text with its numbers linked, and a footnote behind each sentence that shows some. */
export function notedRuns(inline: readonly ShownInline[], context: DocxContext): readonly ParagraphChild[] {
  return markSentences(inline).flatMap((part) => (part.type === "mark" ? [context.footnotes.reference(part.numbers)] : runs([part], context)));
}

/** Text with its numbers linked. */
export function runs(inline: readonly ShownInline[], context: LinkContext, style: IRunOptions = {}): readonly ParagraphChild[] {
  return inline.flatMap((part): readonly ParagraphChild[] => {
    switch (part.type) {
      case "text": return [new TextRun({...style, text: part.text.replace(/\s+/g, " ")})];
      case "number": return [numberLink(part.number, context, style)];
      case "code": return [new TextRun({...style, text: part.text, style: "Code"})];
      case "break": return [new TextRun({...style, break: 1})];
      case "link": return [linkRun(part, context)];
      default: return runs(part.children, context, {...style, ...STYLES[part.type]});
    }
  });
}

/** Scripts and other addresses that are none of the web lead nowhere. */
function linkRun({href, children}: Extract<ShownInline, {type: "link"}>, context: LinkContext): ParagraphChild {
  const text = plain(children);
  if (/^\/(?![/\\])/.test(href)) return siteLink(text, href, context);
  return /^(?:https?|mailto):/i.test(href) ? webLink(text, href) : new TextRun(text);
}

const plain = (inline: readonly ShownInline[]): string =>
  inline.map((part): string => (part.type === "number" ? part.number.text : part.type === "break" ? " " : "children" in part ? plain(part.children) : part.text)).join("");
