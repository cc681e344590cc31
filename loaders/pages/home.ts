import {escapeHtml} from "../../src/views/prose-html.js";
import type {WorkspaceFile} from "../workspace-file.js";
import {linesOf} from "./notebooks.js";
import type {NotebookEntry} from "./notebooks.js";
import type {PageLine} from "./page-template.js";

/** What a workspace puts into the home page: its title, what it is about, what readers are told first, and its notebooks. */
export function homePuts({file, title, about, note}: WorkspaceFile, notebooks: readonly NotebookEntry[]): ReadonlyMap<string, readonly PageLine[]> {
  const puts = new Map<string, readonly PageLine[]>();
  if (title) puts.set("title", [{text: `# ${title.text}`, file, line: title.line}]);
  if (about) puts.set("about", linesOf(about.text, {file, line: about.line}));
  if (note.home) {
    const {text, line} = note.home;
    const html = (written: string): PageLine => ({text: written, file, line});
    puts.set("note", [html(`<aside class="tm-content-note">`), html(""), ...linesOf(`**About this content.** ${text}`, {file, line}), html(""), html("</aside>")]);
  }
  if (notebooks.length > 0) puts.set("notebooks", [plain(`<div class="tm-notebooks">`, notebooks[0]!), ...notebooks.flatMap((notebook) => section(notebook, file)), plain("</div>", notebooks[0]!)]);
  return puts;
}

function section(notebook: NotebookEntry, file: string): readonly PageLine[] {
  const {id, title, chart, summary} = notebook;
  const line = (text: string): PageLine => plain(text, notebook);
  const named = chart === undefined ? [] : chart === "first" ? [line(`notebook: ${id}`)] : [{text: `chart: ${chart.registered}`, file, line: chart.line}];
  return [
    line(`<section class="tm-notebook">`), line(""), line(`<h2><a href="/notebooks/${encodeURI(id)}">${escapeHtml(title)}</a></h2>`), line(""),
    ...(named.length === 0 ? [] : [line("```evidence"), line("show: small"), ...named, line("```"), line("")]),
    ...summary, line(""), line("</section>"), line("")
  ];
}

const plain = (text: string, {titled}: NotebookEntry): PageLine => ({text, ...titled});
