import MarkdownIt from "markdown-it";
import {readBriefing} from "../../core/briefing/read-briefing.js";
import type {CompiledBriefing} from "../../core/deck/compiled.js";
import {drawMath} from "../../core/deck/draw-math.js";
import {FootnoteList, letters} from "../../core/deck/footnote-list.js";
import {workBlocks, workInline, workNumber, workProse} from "../../core/deck/work.js";
import type {Facts} from "../../core/fact.js";
import {NUMBER} from "../../core/manuscript/inline-rules.js";
import type {NumberMeta} from "../../core/manuscript/inline-rules.js";
import type {Manuscript} from "../../core/manuscript/manuscript.js";
import {readConstructs} from "../../core/manuscript/markdown.js";
import {MATH} from "../../core/manuscript/math-rule.js";
import type {WrittenMath} from "../../core/manuscript/math-rule.js";
import {namesFollowed} from "../../core/page-control.js";
import {ProseError} from "../../core/prose.js";
import {hasTerms} from "../../core/terms/wording.js";
import {escapeHtml} from "../../views/prose-html.js";
import {shownText} from "../../views/shown-blocks.js";
import {drawnHere, notHere, workingHere} from "./redraw-slides.js";
import type {DrawnFigures} from "./redraw-slides.js";

/**
 * A briefing as it is written now, with the numbers of the site's facts and the figures drawn last; its notes follow
 * with the whole drawing. Undefined where it holds what can't be drawn here.
 */
export function redrawBriefing(
  manuscript: Manuscript,
  last: CompiledBriefing,
  {figures, facts}: {readonly figures: DrawnFigures; readonly facts: Facts | undefined}
): CompiledBriefing | undefined {
  return drawnHere(() => {
    if (hasTerms(manuscript.text)) notHere();
    const written = readBriefing(manuscript);
    const footnotes = new FootnoteList(letters);
    const working = workingHere(figures, facts, footnotes);
    const {footnotes: _footnotes, ...rest} = last;
    return {
      ...rest,
      title: written.title || last.name,
      headline: workInline(written.headline, working),
      blocks: workBlocks(written.blocks, working),
      ...(footnotes.all.length > 0 ? {footnotes: footnotes.all} : {})
    };
  });
}

/** The blocks of a notebook as HTML, by their text. */
export interface DrawnHtml {
  readonly texts: readonly string[];
  readonly html: readonly string[];
}

/**
 * The blocks of a notebook that has changed since it was drawn: those that are as they were, and the others drawn here.
 * A block that can't be drawn here, as a chart, stays as it was.
 */
export function redrawHtml(
  texts: readonly string[],
  last: DrawnHtml,
  {facts, traceHref}: {readonly facts: Facts | undefined; readonly traceHref: (expression: string) => string}
): DrawnHtml {
  const known = new Map(last.texts.map((text, i) => [text, last.html[i]!]));
  const isSameCount = texts.length === last.html.length;
  const html = texts.map(
    (text, i) =>
      known.get(text) ?? drawnHere(() => htmlOf(text, {facts, traceHref})) ?? (isSameCount ? last.html[i]! : "")
  );
  return {texts, html};
}

function htmlOf(
  text: string,
  {facts, traceHref}: {readonly facts: Facts | undefined; readonly traceHref: (expression: string) => string}
): string {
  if (hasTerms(text) || /^\s*(?:`{3,}|~{3,})/m.test(text)) notHere();
  const md = readConstructs(new MarkdownIt({html: true, linkify: true}));
  md.renderer.rules[NUMBER] = (tokens, i) => {
    const written = tokens[i]!.meta as NumberMeta;
    if (written.diagnostic !== undefined || namesFollowed(written.expression).length > 0) notHere();
    const {text: shown, expression} = workNumber(written, facts ?? notHere());
    return `<a class="tm-number" data-trace="${escapeHtml(expression)}" href="${escapeHtml(traceHref(expression))}">${escapeHtml(shown)}</a>`;
  };
  md.renderer.rules[MATH] = (tokens, i) => drawMath(tokens[i]!.meta as WrittenMath).mathml;
  return md.render(text, {});
}

/** Words with their numbers as pages show them; as they are written where a number of them can't be worked out here. */
export function shownWords(words: string, facts: Facts | undefined): string {
  try {
    const shown = drawnHere(() => workProse(words, (written) => workNumber(written, facts ?? notHere())));
    return shown ? shownText(shown) : words;
  } catch (error) {
    if (error instanceof ProseError) return words;
    throw error;
  }
}
