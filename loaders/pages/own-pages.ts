import {readFile} from "node:fs/promises";
import {basename, join, relative, sep} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {escapeHtml} from "../../src/views/prose-html.js";
import {ENGINE} from "../engine.js";
import {filesBelow, readTextIfPresent} from "../read-text.js";
import type {OwnProse, WorkspaceFile} from "../workspace-file.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {listed} from "../yaml.js";
import {linesOf} from "./notebooks.js";
import type {NotebookEntry} from "./notebooks.js";
import {fillPage, namesOfPage, readPuts} from "./page-template.js";
import type {PageLine} from "./page-template.js";

/** One of the site's own pages, filled in for a workspace. */
export interface OwnPage {
  /** Below Framework's root: `guides/analyst.md`. */
  readonly path: string;
  readonly lines: readonly PageLine[];
}

/** The conditions on a workspace that the engine's pages can test with `if` and `unless`. */
export const ASKED = [
  "sources",
  "facts",
  "checks",
  "asked",
  "terms",
  "tables",
  "charts",
  "refusals",
  "notebooks",
  "decks",
  "briefings"
] as const;

/** The data from which the site's own pages are filled in. */
export interface PageState {
  readonly own: WorkspaceFile;
  readonly notebooks: readonly NotebookEntry[];
  readonly has: Readonly<Record<(typeof ASKED)[number], boolean>>;
  /** The replacements of `$fact`, `$deck` and the like in a page's examples, by name; each is called only if used. */
  readonly examples: Readonly<Record<string, () => string>>;
}

/** The workspace's folder with its insertions into the guides. */
const GUIDES = "guides";

/** The site's own pages with the workspace's insertions, by path. Problems with these are added to `diagnostics`. */
export async function readOwnPages(
  workspace: Workspace,
  state: PageState,
  diagnostics: Diagnostic[]
): Promise<readonly OwnPage[]> {
  const src = join(ENGINE, "src");
  const paths = await filesBelow(src, (path) => path.endsWith(".md") && !path.slice(src.length).includes(`${sep}.`));
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  const pages = paths.map((path, i) => ({path: relative(src, path).split(sep).join("/"), text: texts[i]!}));
  const guides = await readGuides(workspace, pages, diagnostics);
  const has = new Set(ASKED.filter((name) => state.has[name]));
  const examples: PageState["examples"] = {workspace: () => basename(workspace.folder), ...state.examples};
  return pages.map(({path, text}) => {
    const puts = guides.get(path) ?? putsOf(path, state);
    return {path, lines: fillPage(text, `src/${path}`, {has, puts}).flatMap((line) => withExamples(line, examples))};
  });
}

function putsOf(path: string, {own, notebooks}: PageState): ReadonlyMap<string, readonly PageLine[]> {
  if (path === "index.md") return homePuts(own, notebooks);
  if (path !== "terms.md") return new Map();
  return new Map(
    Object.entries(own.terms as Readonly<Record<string, OwnProse>>).map(([name, {text, line}]) => [
      name,
      linesOf(text, {file: own.file, line})
    ])
  );
}

/** The workspace's insertions into the guides, by the path of the page and the name of the place. */
async function readGuides(
  workspace: Workspace,
  pages: readonly {readonly path: string; readonly text: string}[],
  diagnostics: Diagnostic[]
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly PageLine[]>>> {
  const folder = join(workspace.folder, GUIDES);
  const known = pages.filter(({path}) => path.startsWith(`${GUIDES}/`));
  const found = new Map<string, ReadonlyMap<string, readonly PageLine[]>>();
  for (const path of await filesBelow(folder)) {
    const file = shownPath(workspace, path);
    const page = known.find((one) => one.path === `${GUIDES}/${relative(folder, path).split(sep).join("/")}`);
    if (!page)
      diagnostics.push({file, message: `is of no guide; there are: ${listed(known.map((one) => basename(one.path)))}`});
    else
      found.set(
        page.path,
        readPuts(
          (await readTextIfPresent(path, file, diagnostics)) ?? "",
          file,
          namesOfPage(page.text).places,
          diagnostics
        )
      );
  }
  return found;
}

/** A line of an engine's page with the workspace's examples filled in, which may give several lines. */
function withExamples(line: PageLine, examples: PageState["examples"]): readonly PageLine[] {
  if (!line.text.includes("$") || !line.file.startsWith("src/")) return [line];
  const text = line.text.replace(/\$([a-z]+)\b/g, (written, name: string) =>
    Object.hasOwn(examples, name) ? examples[name]!() : written
  );
  return text.split("\n").map((one) => ({...line, text: one}));
}

/** A workspace's insertions into the home page: title, introduction, note for readers, and notebooks. */
function homePuts(
  {file, title, about, note}: WorkspaceFile,
  notebooks: readonly NotebookEntry[]
): ReadonlyMap<string, readonly PageLine[]> {
  const puts = new Map<string, readonly PageLine[]>();
  if (title) puts.set("title", [{text: `# ${title.text}`, file, line: title.line}]);
  if (about) puts.set("about", linesOf(about.text, {file, line: about.line}));
  if (note.home) {
    const {text, line} = note.home;
    const html = (written: string): PageLine => ({text: written, file, line});
    puts.set("note", [
      html(`<aside class="tm-content-note">`),
      html(""),
      ...linesOf(`**About this content.** ${text}`, {file, line}),
      html(""),
      html("</aside>")
    ]);
  }
  if (notebooks.length > 0)
    puts.set("notebooks", [
      plain(`<div class="tm-notebooks">`, notebooks[0]!),
      ...notebooks.flatMap((notebook) => section(notebook, file)),
      plain("</div>", notebooks[0]!)
    ]);
  return puts;
}

function section(notebook: NotebookEntry, file: string): readonly PageLine[] {
  const {id, title, chart, summary} = notebook;
  const line = (text: string): PageLine => plain(text, notebook);
  const named =
    chart === undefined
      ? []
      : chart === "first"
        ? [line(`notebook: ${id}`)]
        : [{text: `chart: ${chart.registered}`, file, line: chart.line}];
  return [
    line(`<section class="tm-notebook">`),
    line(""),
    line(`<h2><a href="/notebooks/${encodeURI(id)}">${escapeHtml(title)}</a></h2>`),
    line(""),
    ...(named.length === 0 ? [] : [line("```evidence"), line("show: small"), ...named, line("```"), line("")]),
    ...summary,
    line(""),
    line("</section>"),
    line("")
  ];
}

const plain = (text: string, {titled}: NotebookEntry): PageLine => ({text, ...titled});
