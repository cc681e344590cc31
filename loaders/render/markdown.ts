import type MarkdownIt from "markdown-it";
import {frameChart} from "../../src/charts/frame.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import {splitTerms} from "../../src/core/terms/marks.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {escapeHtml} from "../../src/views/prose-html.js";
import {termHtml} from "../../src/views/term-html.js";
import {siteLibrary} from "../prose/chart-library.js";
import {readChartFence} from "../prose/fence.js";
import {NUMBER, readNumbers} from "../prose/numbers.js";
import type {NumberMeta} from "../prose/numbers.js";
import {renderBriefing} from "./briefing-fence.js";
import {renderDeck} from "./deck-fence.js";
import {renderEvidence} from "./evidence-fence.js";
import type {PageParams} from "./evidence-fence.js";
import {frameContext} from "./frame-context.js";
import {builtTraceHref} from "./links.js";
import {renderRows} from "./rows-fence.js";
import type {Site} from "./site.js";

type Token = ReturnType<MarkdownIt["parse"]>[number];

/** What Framework hands to the renderer for each page; ours is the count of each chart in it. */
interface PageEnvironment {
  path?: string;
  params?: PageParams;
  tickmarkCharts?: Map<string, number>;
  /** The terms that the page has named with their legal category. */
  tickmarkTerms?: Set<string>;
}

/** Makes Framework's Markdown draw `{{ }}` and `chart`, `evidence`, `deck`, `briefing` and `rows` fences into the page; `place` says what stands for a fence. */
export function drawInMarkdown(md: MarkdownIt, site: Site, place: (html: string) => string = (html) => html): void {
  readNumbers(md);
  readTerms(md);
  keepHeadingsReadable(md, site);
  headParameterPages(md, site);
  md.renderer.rules[NUMBER] = (tokens, i) => numberHtml(tokens[i]!.meta as NumberMeta, site);
  md.renderer.rules[TERM] = (tokens, i, _options, env: PageEnvironment) =>
    guarded(() => termHtml(tokens[i]!.content, site.evidence.terms ?? [], env.tickmarkTerms ??= new Set()));
  const {text: drawText, fence: drawFence} = md.renderer.rules;
  md.renderer.rules.text = (tokens, i, options, env, self) => {
    const {content} = tokens[i]!;
    const number = (tokens[i]!.meta as {tickmarkNumber?: NumberMeta} | null)?.tickmarkNumber;
    if (number) return `<span class="tm-number" data-trace="${escapeHtml(canonical(number, site))}">${escapeHtml(content)}</span>`;
    return drawText ? drawText(tokens, i, options, env, self) : escapeHtml(content);
  };
  md.renderer.rules.fence = (tokens, i, options, env: PageEnvironment, self) => {
    const {info, content} = tokens[i]!;
    if (info.trim() === "chart") return place(guarded(() => chartHtml(content, site, env)));
    if (info.trim() === "evidence") return place(guarded(() => renderEvidence(content, site, env.params)));
    if (info.trim() === "deck") return place(guarded(() => renderDeck(content, site, env.params)));
    if (info.trim() === "briefing") return place(guarded(() => renderBriefing(content, site, env.params)));
    if (info.trim() === "rows") return place(guarded(() => renderRows(content, site)));
    return drawFence!(tokens, i, options, env, self);
  };
}

/** The type of the token that a `[[term]]` becomes. */
const TERM = "tickmark_term";

/** Reads the marks of terms in Markdown text; code is no text. */
function readTerms(md: MarkdownIt): void {
  md.inline.ruler.before("link", TERM, (state, silent) => {
    if (!state.src.startsWith("[[", state.pos)) return false;
    const end = state.src.indexOf("]]", state.pos) + 2;
    const content = state.src.slice(state.pos, Math.max(end, state.pos));
    if (typeof splitTerms(content)[0] !== "object") return false;
    if (!silent) state.push(TERM, "", 0).content = content;
    state.pos = end;
    return true;
  });
}

function numberHtml({expression, format, fault}: NumberMeta, site: Site): string {
  return guarded(() => {
    if (fault !== undefined) throw new Error(fault);
    const {facts} = indexEvidence(site.evidence);
    const quantity = evaluate(expression, facts);
    return `<a class="tm-number" data-trace="${escapeHtml(quantity.expression)}" href="${escapeHtml(builtTraceHref(quantity.expression))}">${escapeHtml(formatQuantity(quantity, format, facts))}</a>`;
  });
}

function chartHtml(content: string, site: Site, env: PageEnvironment): string {
  const {chart, options} = readChartFence(content, siteLibrary(site));
  env.tickmarkCharts ??= new Map();
  const before = env.tickmarkCharts.get(chart.id) ?? 0;
  env.tickmarkCharts.set(chart.id, before + 1);
  const instance = before === 0 ? "" : String(before + 1);
  const context = frameContext(site, chart, options, env.path ?? "/", instance);
  return frameChart(chart, site.tables.get(chart.table)!.rows, options, context).outerHTML;
}

/** A build is refused before it comes to this; a preview shows what is wrong where it stands. */
function guarded(draw: () => string): string {
  try {
    return draw();
  } catch (error) {
    return `<strong class="tm-fault" role="alert">${escapeHtml((error as Error).message)}</strong>`;
  }
}

/**
 * Framework makes a heading's anchor and the page's title of text tokens. A number stays out of the anchor, so that the anchor
 * does not change with it, and is text for the title.
 */
function keepHeadingsReadable(md: MarkdownIt, site: Site): void {
  md.core.ruler.push("tickmark_headings", ({tokens}) => {
    tokens.forEach((token, i) => {
      if (token.type !== "inline" || tokens[i - 1]?.type !== "heading_open") return;
      for (const child of token.children ?? []) if (child.type === NUMBER) makeText(child, site);
    });
  });
}

/** Heads the page of a source, deck or briefing with its title, as tokens, of which Framework also makes the page's own title. */
function headParameterPages(md: MarkdownIt, {evidence, decks, briefings}: Site): void {
  md.core.ruler.push("tickmark_parameter_pages", (state) => {
    const {source, deck = "", briefing = ""} = (state.env as PageEnvironment).params ?? {};
    const title = evidence.sources.find(({id}) => id === source)?.title ?? decks.get(deck)?.title ?? briefings.get(briefing)?.title;
    if (title === undefined) return;
    const text = Object.assign(new state.Token("text", "", 0), {content: title});
    const inline = Object.assign(new state.Token("inline", "", 0), {content: title, children: [text]});
    state.tokens.unshift(new state.Token("heading_open", "h1", 1), inline, new state.Token("heading_close", "h1", -1));
  });
}

function makeText(token: Token, site: Site): void {
  const number = token.meta as NumberMeta;
  const {facts} = indexEvidence(site.evidence);
  try {
    token.content = formatQuantity(evaluate(number.expression, facts), number.format, facts);
    token.meta = {tickmarkNumber: number};
    token.type = "text";
  } catch {
    return; // drawn as a number token, which shows the fault
  }
}

function canonical({expression}: NumberMeta, site: Site): string {
  return evaluate(expression, indexEvidence(site.evidence).facts).expression;
}
