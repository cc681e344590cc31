import type MarkdownIt from "markdown-it";
import type {StateCore} from "markdown-it";
import {drawMath} from "../../src/core/deck/draw-math.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {elementMaker} from "../../src/core/element.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {formatQuantity} from "../../src/core/format.js";
import {NUMBER, TERM} from "../../src/core/manuscript/inline-rules.js";
import type {NumberMeta} from "../../src/core/manuscript/inline-rules.js";
import {readConstructs} from "../../src/core/manuscript/markdown.js";
import {isQueryFence} from "../../src/core/query/query-cell.js";
import {MATH} from "../../src/core/manuscript/math-rule.js";
import type {WrittenMath} from "../../src/core/manuscript/math-rule.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import {DRAFT_MARK, standingWords} from "../../src/core/standing.js";
import type {Standing} from "../../src/core/standing.js";
import {namesFollowed} from "../../src/core/page-control.js";
import {ageView} from "../../src/views/age-view.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {escapeHtml, termHtml} from "../../src/views/prose-html.js";
import {contentNote} from "../../src/views/source-list.js";
import {controlsOf} from "../prose/controls.js";
import {fenceDrawer, isDrawn} from "./fences.js";
import type {FencePage} from "./fences.js";
import {followingHtml} from "./follow-controls.js";
import {drawingDocument} from "./light-document.js";
import {ageOfPage} from "./page-age.js";
import {drawFootnotes} from "./page-footnotes.js";
import {numberHtml, proseInline} from "./prose-inline.js";
import {queryCellHtml} from "./query-cell.js";
import type {Site} from "./site.js";

/** The render environment of a page, with the terms that it has named with their legal category so far. */
interface PageEnvironment extends FencePage {
  tickmarkTerms?: Set<string>;
}

/** What pages show: a site, or what is wrong with the content, which leaves nothing to draw. */
export type Shown =
  | {readonly site: Site; readonly diagnostics?: undefined}
  | {readonly site?: undefined; readonly diagnostics: readonly Diagnostic[]};

/**
 * Makes Framework's Markdown draw `{{ }}`, queries, and `chart`, `evidence`, `deck`, `briefing`, `control` and `rows`
 * fences into the page; `place` gives the HTML to put in a fence's place.
 */
export function drawInMarkdown(md: MarkdownIt, site: Site, place?: (html: string) => string): void {
  drawShown(md, () => ({site}), place);
}

/** As {@link drawInMarkdown}, of what a preview shows at the time, which each change makes anew. */
export function drawShown(md: MarkdownIt, shown: () => Shown, place: (html: string) => string = (html) => html): void {
  readConstructs(md);
  drawFootnotes(md);
  const before = (name: string, work: (state: StateCore, site: Site) => void): void => {
    md.core.ruler.push(name, (state) => {
      const {site} = shown();
      if (site !== undefined) work(state, site);
    });
  };
  before("tickmark_headings", keepHeadingReadable);
  before("tickmark_parameter_pages", headParameterPage);
  before("tickmark_first", sayFirst);
  const siteShown = (): Site => {
    const {site} = shown();
    if (site === undefined) throw new Error("nothing is drawn until the content verifies");
    return site;
  };
  md.core.ruler.push(
    "tickmark_controls",
    ({tokens, env}) => void ((env as PageEnvironment).tickmarkControls = controlsOf(tokens))
  );
  md.renderer.rules[NUMBER] = (tokens, i, _options, {tickmarkControls = []}: PageEnvironment) =>
    guarded(() => {
      const site = siteShown();
      const number = tokens[i]!.meta as NumberMeta;
      return namesFollowed(number.expression).length > 0
        ? followingHtml(number, tickmarkControls, site.evidence)
        : numberHtml(number, site.evidence);
    });
  md.renderer.rules[MATH] = (tokens, i) => guarded(() => drawMath(tokens[i]!.meta as WrittenMath).mathml);
  md.renderer.rules[TERM] = (tokens, i, _options, env: PageEnvironment) =>
    guarded(() => termHtml(tokens[i]!.content, siteShown().evidence.terms ?? [], (env.tickmarkTerms ??= new Set())));
  const {text: drawText, fence: drawFence} = md.renderer.rules;
  md.renderer.rules.text = (tokens, i, options, env, self) => {
    const {content} = tokens[i]!;
    const number = (tokens[i]!.meta as {tickmarkNumber?: NumberMeta} | null)?.tickmarkNumber;
    const math = (tokens[i]!.meta as {tickmarkMath?: WrittenMath} | null)?.tickmarkMath;
    if (math) return guarded(() => drawMath(math).mathml);
    if (number)
      return `<span class="tm-number" data-trace="${escapeHtml(canonical(number, siteShown()))}">${escapeHtml(content)}</span>`;
    return drawText ? drawText(tokens, i, options, env, self) : escapeHtml(content);
  };
  let drawer: {readonly site: Site; readonly draw: ReturnType<typeof fenceDrawer>} | undefined;
  const draw: ReturnType<typeof fenceDrawer> = (kind, content, page) => {
    const site = siteShown();
    if (drawer?.site !== site) drawer = {site, draw: fenceDrawer(site)};
    return drawer.draw(kind, content, page);
  };
  md.renderer.rules.fence = (tokens, i, options, env: PageEnvironment, self) => {
    const {info, content} = tokens[i]!;
    if (isQueryFence(tokens[i]!)) return place(guarded(() => queryCellHtml(content, siteShown())));
    const kind = info.trim();
    return isDrawn(kind) ? place(guarded(() => draw(kind, content, env))) : drawFence!(tokens, i, options, env, self);
  };
  md.core.ruler.push("tickmark_diagnostics", (state) => {
    const {diagnostics} = shown();
    if (diagnostics !== undefined) showDiagnostics(state, diagnostics);
  });
}

/** Draws, or shows the error in its place, as a preview needs; a build has been refused before. */
function guarded(draw: () => string): string {
  try {
    return draw();
  } catch (error) {
    return `<strong class="tm-diagnostic" role="alert">${escapeHtml((error as Error).message)}</strong>`;
  }
}

/**
 * Framework makes a heading's anchor and the page's title of text tokens. A number stays out of the anchor, so that the
 * anchor does not change with it, and is text for the title; so is a formula, as it is written.
 */
function keepHeadingReadable({tokens}: StateCore, site: Site): void {
  tokens.forEach((token, i) => {
    if (token.type !== "inline" || tokens[i - 1]?.type !== "heading_open") return;
    for (const child of token.children ?? []) {
      if (child.type === NUMBER) makeText(child, site);
      if (child.type === MATH) Object.assign(child, {type: "text", meta: {tickmarkMath: child.meta as WrittenMath}});
    }
  });
}

/**
 * Adds the title of a source, deck or briefing as heading tokens at the top of its page, from which Framework also
 * derives the page's title.
 */
function headParameterPage(state: StateCore, {evidence, decks, briefings}: Site): void {
  const {source, deck = "", briefing = ""} = (state.env as PageEnvironment).params ?? {};
  const title =
    evidence.sources.find(({id}) => id === source)?.title ?? decks.get(deck)?.title ?? briefings.get(briefing)?.title;
  if (title === undefined) return;
  const text = Object.assign(new state.Token("text", "", 0), {content: title});
  const inline = Object.assign(new state.Token("inline", "", 0), {content: title, children: [text]});
  state.tokens.unshift(new state.Token("heading_open", "h1", 1), inline, new state.Token("heading_close", "h1", -1));
}

/**
 * Says below the heading of a notebook, deck or briefing what the workspace has readers told before its content, and of
 * a notebook whether it is a draft and how old its figures are, which decks and briefings say themselves. Sheets that
 * are printed of a draft say so each.
 */
function sayFirst(state: StateCore, site: Site): void {
  const {path = ""} = state.env as PageEnvironment;
  const [, kind, name = ""] = /^\/(notebook|deck|briefing)s\/(?!index$)(.*)/.exec(path) ?? [];
  if (kind === undefined) return;
  const document = drawingDocument();
  const {home} = site.own.note;
  const note = contentNote(home && proseInline(home.text, site.evidence), elementMaker(document));
  const {paper} = (kind === "briefing" && site.briefings.get(name)) || {};
  const age = kind === "notebook" ? ageOfPage(path, site) : undefined;
  const said = [
    ...standingFirst(kind === "briefing" ? site.briefings.get(name)?.standing : site.standings.get(path), {
      said: kind === "notebook",
      document
    }),
    paper && elementMaker(document)("style", {}, `@media print { @page briefing { size: ${paper}; } }`),
    note,
    age && ageView(age, {document, href: (to) => to})
  ].filter((part) => part !== undefined);
  if (said.length === 0) return;
  const block = new state.Token("html_block", "", 0);
  block.content = `${said.map(({outerHTML}) => outerHTML).join("\n")}\n`;
  state.tokens.splice(1 + state.tokens.findIndex(({type}) => type === "heading_close"), 0, block);
}

/** The standing of a page where it does not say that itself, and for a draft the head of each sheet that is printed. */
function standingFirst(
  standing: Standing | undefined,
  {said, document}: {readonly said: boolean; readonly document: Document}
): readonly HTMLElement[] {
  if (standing === undefined) return [];
  const make = elementMaker(document);
  const isDraft = standing.type === "draft";
  const head = `@page { @top-right { content: ${JSON.stringify(DRAFT_MARK)}; font: 8pt var(--tm-sans); } }`;
  return [
    ...(said ? [make("p", {class: isDraft ? "tm-draft" : "tm-cleared"}, standingWords({standing}))] : []),
    ...(isDraft ? [make("style", {}, head)] : [])
  ];
}

function makeText(token: Token, site: Site): void {
  const number = token.meta as NumberMeta;
  const {facts} = indexEvidence(site.evidence);
  try {
    token.content = formatQuantity(evaluate(number.expression, facts), number.format, facts);
    token.meta = {tickmarkNumber: number};
    token.type = "text";
  } catch {
    return; // drawn as a number token, which shows the diagnostic
  }
}

function canonical({expression}: NumberMeta, site: Site): string {
  return evaluate(expression, indexEvidence(site.evidence).facts).expression;
}

/** Makes a page show what is wrong, instead of old numbers; the builder's pages stay, where it is mended. */
function showDiagnostics(state: StateCore, diagnostics: readonly Diagnostic[]): void {
  if (/^\/build(?:$|\/)/.test((state.env as PageEnvironment).path ?? "")) return;
  const list = diagnostics
    .map((diagnostic) => `<li><code>${escapeHtml(formatDiagnostic(diagnostic))}</code></li>`)
    .join("");
  const token = new state.Token("html_block", "", 0);
  token.content = `<section class="tm-diagnostics" role="alert"><h1>The content does not verify</h1><p>Nothing is shown until this is mended:</p><ul>${list}</ul></section>`;
  state.tokens = [token];
}
