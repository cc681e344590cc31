import {join, posix, relative, sep} from "node:path";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {NUMBER} from "../../src/core/manuscript/inline-rules.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import {textOfToken} from "../../src/core/manuscript/tokens.js";
import {withInitialChoice} from "../prose/controls.js";
import {filesBelow, readAsWritten} from "../read-text.js";
import type {ListedNotebook, WorkspaceFile} from "../workspace-file.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {listed} from "../yaml.js";
import type {PageLine} from "./page-template.js";

/** A notebook as the navigation and the home page show it. */
export interface NotebookEntry {
  /** The path of its file below `notebooks/`, without its ending. */
  readonly id: string;
  readonly label: string;
  readonly title: string;
  /** Where the title is written. */
  readonly titled: Omit<PageLine, "text">;
  /** The small chart on the home page: a registered one, or the first of the notebook's own. */
  readonly chart?: {readonly registered: string; readonly line: number} | "first";
  readonly summary: readonly PageLine[];
}

/** Evaluates a number of a heading to plain text; undefined if it can't be evaluated. */
type ShowNumber = (token: Token) => string | undefined;

/**
 * The notebooks of a workspace: those that `workspace.yaml` lists, in its order, then the others by name. Missing
 * details are taken from a notebook's first heading, chart and paragraph. A listed notebook that does not exist is
 * added to `diagnostics`.
 */
export async function readNotebooks(
  workspace: Workspace,
  own: WorkspaceFile,
  diagnostics: Diagnostic[],
  show: ShowNumber = () => undefined
): Promise<readonly NotebookEntry[]> {
  const folder = join(workspace.folder, "notebooks");
  const paths = new Map(
    (await filesBelow(folder, (path) => path.endsWith(".md"))).map((path) => [
      relative(folder, path).split(sep).join("/").replace(/\.md$/, ""),
      path
    ])
  );
  const there = own.notebooks.filter(({id, line}) => {
    if (paths.has(id)) return true;
    diagnostics.push({
      file: own.file,
      line,
      message: `notebooks.${id}: no such notebook; there are: ${listed([...paths.keys()])}`
    });
    return false;
  });
  const others = [...paths.keys()]
    .filter((id) => !there.some((known) => known.id === id))
    .map((id): ListedNotebook => ({id, line: 1}));
  return Promise.all(
    [...there, ...others].map(async (notebook) => {
      const path = paths.get(notebook.id)!;
      const {label, title, chart, summary} = notebook;
      const whole = (title ?? label) !== undefined && chart !== undefined && summary !== undefined;
      const file = shownPath(workspace, path);
      // A notebook that can't be read is reported where it is checked.
      const text = whole ? "" : withInitialChoice((await readAsWritten(path, file, [])) ?? "");
      const read = whole ? undefined : readNotebook(readManuscript(text, {kind: "notebook", file}), notebook.id, show);
      const said = title ?? label;
      return {
        id: notebook.id,
        label: (label ?? title)?.text ?? read!.title,
        title: said?.text ?? read!.title,
        titled: said ? {file: own.file, line: said.line} : read!.titled,
        ...(chart
          ? {chart: {registered: chart.id, line: chart.line}}
          : read?.drawn === true
            ? {chart: "first" as const}
            : {}),
        summary: summary ? linesOf(summary.text, {file: own.file, line: summary.line}) : read!.summary
      };
    })
  );
}

/** The lines of a text, each with its place. */
export function linesOf(text: string, {file, line, ...rest}: Omit<PageLine, "text">): readonly PageLine[] {
  return text.split(/\r?\n/).map((one, i) => ({text: one, file, line: line + i, ...rest}));
}

interface ReadNotebook extends Pick<NotebookEntry, "title" | "titled" | "summary"> {
  /** Whether it draws a chart. */
  readonly drawn: boolean;
}

/** A notebook's title, chart and opening paragraph, with its links changed to work from the home page. */
function readNotebook(manuscript: Manuscript, id: string, show: ShowNumber): ReadNotebook {
  const {file, lines} = manuscript;
  const tokens = manuscript.inline();
  const headed = tokens.findIndex(({type}) => type === "heading_open");
  const paragraph = tokens.find(({type, level}) => type === "paragraph_open" && level === 0);
  const [from, to] = paragraph?.map ?? [0, 0];
  const summary = Array.from({length: to - from}, (_, i) =>
    lines.line(from + i).replace(/\]\(([^)\s]+)\)/g, (_link, href: string) => `](${fromNotebook(href, id)})`)
  );
  return {
    title:
      headed < 0
        ? id
        : (tokens[headed + 1]!.children ?? [])
            .map((token) => (token.type === NUMBER ? (show(token) ?? token.content) : textOfToken(token)))
            .join("")
            .trim() || id,
    titled: {file, line: 1 + (tokens[headed]?.map?.[0] ?? 0), elsewhere: true},
    drawn: tokens.some(({type, info}) => type === "fence" && info.trim() === "chart"),
    summary: linesOf(summary.join("\n"), {file, line: 1 + from, elsewhere: true})
  };
}

/** An address in a notebook made relative to the site's root; external and root-relative addresses are unchanged. */
function fromNotebook(href: string, id: string): string {
  if (/^(?:[a-z][a-z+.-]*:|\/)/i.test(href)) return href;
  return href.startsWith("#") ? `/notebooks/${id}${href}` : posix.join(posix.dirname(`/notebooks/${id}`), href);
}
