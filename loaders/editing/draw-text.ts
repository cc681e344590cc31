import MarkdownIt from "markdown-it";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {DrawnDocument, Problem} from "../../src/core/editing/drawn-document.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import {queriesOf} from "../../src/core/query/query-cell.js";
import {inTerms} from "../../src/core/terms/in-terms.js";
import {DEFAULT_TERM_VOCABULARY} from "../../src/core/terms/term.js";
import type {compileBriefing} from "../decks/compile-briefing.js";
import type {compileDeck} from "../decks/compile-deck.js";
import {checkPage} from "../prose/check-pages.js";
import {controlsOf} from "../prose/controls.js";
import {untiedDiagnostic} from "../prose/check-text.js";
import type {ProseReport} from "../prose/check-text.js";
import {drawInMarkdown} from "../render/markdown.js";
import {siteLibrary} from "../render/site.js";
import type {Site} from "../render/site.js";

/** What a text is drawn and checked with. */
export interface DrawingSite {
  readonly site: Site;
  /** Makes an empty report that knows the workspace. */
  readonly report: () => ProseReport;
}

/** Draws a notebook's blocks, each as HTML, and checks them as `verify` does. */
export function drawNotebookText(text: string, file: string, {site, report}: DrawingSite): DrawnDocument {
  const manuscript = readManuscript(text, {kind: "notebook", file});
  const prose = report();
  checkPage(manuscript, siteLibrary(site), prose);
  const md = new MarkdownIt({html: true, linkify: true, typographer: false});
  drawInMarkdown(md, site);
  const html = drawBlocks(md, manuscript);
  const unrun = queriesOf(text).filter((sql) => !site.queries.has(sql));
  return {
    html,
    ...(unrun.length === 0 ? {} : {unrun}),
    problems: problemsOf(file, diagnosticsOf(prose), manuscript.messages)
  };
}

/**
 * Draws a notebook's blocks, each as HTML. The whole is read at once, since a chart follows controls of other blocks
 * and the text of a footnote stands apart; the footnotes at the end go with the last block that is drawn.
 */
function drawBlocks(md: MarkdownIt, {text, lines, front, tokens, blocks}: Manuscript): readonly string[] {
  // Blank lines stand for the front matter, so that lines stay those of the file.
  const environment = {tickmarkControls: controlsOf(tokens)};
  const read = md.parse("\n".repeat(front.end) + text.slice(lines.start(front.end)), environment);
  const parts: (typeof read)[] = blocks.map(() => []);
  let current = 0;
  for (const token of read) {
    const line = token.level === 0 ? token.map?.[0] : undefined;
    if (line !== undefined)
      current = Math.max(
        0,
        blocks.findLastIndex((block) => block.line - 1 <= line)
      );
    parts[current]?.push(token);
  }
  return parts.map((part) => md.renderer.render(part, md.options, environment));
}

/** A deck or briefing that was worked out, in words, with what is wrong with it. */
export function drawnOf(
  file: string,
  worked: ReturnType<typeof compileDeck> | ReturnType<typeof compileBriefing>,
  findings: readonly Diagnostic[]
): DrawnDocument {
  const written = "deck" in worked ? worked.deck : worked.briefing;
  const refused = [...worked.diagnostics, ...findings];
  const problems = problemsOf(file, refused, written.messages);
  try {
    const drawn = inTerms(written, DEFAULT_TERM_VOCABULARY);
    return drawn.kind === "deck" ? {deck: drawn, problems} : {briefing: drawn, problems};
  } catch (error) {
    if (refused.length === 0) throw error;
    return {problems};
  }
}

/** All that a report found to be refused. */
export function diagnosticsOf(prose: ProseReport): readonly Diagnostic[] {
  return [...prose.diagnostics, ...prose.untied.map(untiedDiagnostic)];
}

/** What is wrong in a file, by line, each once. */
function problemsOf(file: string, refused: readonly Diagnostic[], messages: readonly Diagnostic[]): readonly Problem[] {
  const own = (found: readonly Diagnostic[], isRefused: boolean): readonly Problem[] =>
    found
      .filter((one) => one.file === undefined || one.file === file)
      .map(({line = 1, message}) => ({line, message, isRefused}));
  const all = [...own(messages, false), ...own(refused, true)];
  const each = new Map(all.map((problem) => [`${problem.line} ${problem.message}`, problem]));
  return [...each.values()].sort((a, b) => a.line - b.line);
}
