import {readFile} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {siteThemeCss} from "../../src/core/themes/theme-css.js";
import {escapeHtml} from "../../src/views/prose-html.js";
import type {FileCopy} from "../compile.js";
import {ENGINE} from "../engine.js";
import type {NotebookEntry} from "../pages/notebooks.js";
import type {OwnPage} from "../pages/own-pages.js";
import {textOfLines} from "../pages/page-template.js";
import {filesBelow} from "../read-text.js";
import type {Workspace} from "../workspace.js";

/** The files in the engine’s `src`, besides its pages, that every site carries unchanged; the rest is code. */
const OWN = [/^style\/[^/]+\.css$/, /^favicon\.svg$/, /^guides\/pictures\/[^/]+\.webp$/];

/** The site's style sheet, and the one with the custom properties of its themes, which is made from them. */
const [SHEET, THEMES] = ["style.css", "style/themes.css"];

/**
 * The site’s own pages and style, and a workspace’s notebooks with the files beside them, by path below Framework’s
 * root.
 */
export async function sitePages(
  workspace: Workspace,
  own: readonly OwnPage[]
): Promise<ReadonlyMap<string, string | FileCopy>> {
  const src = join(ENGINE, "src");
  const copies = (folder: string, paths: readonly string[], below = ""): readonly (readonly [string, FileCopy])[] =>
    paths.map((path) => [below + relative(folder, path).split(sep).join("/"), {copyOf: path}]);
  const style = copies(src, await filesBelow(src)).filter(([path]) => OWN.some((pattern) => pattern.test(path)));
  const notebooks = join(workspace.folder, "notebooks");
  const sheet = await readFile(join(src, SHEET), "utf8");
  return new Map<string, string | FileCopy>([
    [SHEET, `@import "./${THEMES}";\n${sheet}`],
    [THEMES, siteThemeCss()],
    ...own.map(({path, lines}) => [path, textOfLines(lines)] as const),
    ...style,
    ...copies(notebooks, await filesBelow(notebooks), "notebooks/")
  ]);
}

type Link = readonly [href: string, label: string];

interface Group {
  readonly label: string;
  readonly links: readonly Link[];
}

/** The workspace’s data for the navigation. */
export interface NavigatedSite {
  /** What the site is called. */
  readonly name: string;
  /** In reading order. */
  readonly notebooks: readonly Pick<NotebookEntry, "id" | "label">[];
}

/** The site's own pages, grouped by purpose for the navigation. */
const GROUPS: readonly Group[] = [
  {
    label: "Explore",
    links: [
      ["/explore", "Make a chart"],
      ["/build", "Build a document"],
      ["/query", "Query by SQL"],
      ["/gallery", "All charts"],
      ["/tables/", "Tables and files"]
    ]
  },
  {
    label: "Present",
    links: [
      ["/decks/", "Decks"],
      ["/briefings/", "Briefings"]
    ]
  },
  {
    label: "Check",
    links: [
      ["/open-points", "Open points"],
      ["/facts/", "All figures"],
      ["/trace/", "Trace"],
      ["/sources/", "Sources"],
      ["/terms", "Terms"]
    ]
  },
  {
    label: "Guides",
    links: [
      ["/guides/analyst", "For analysts"],
      ["/guides/presenter", "For presenters"],
      ["/guides/reviewer", "For reviewers"],
      ["/guides/workspace", "Make a workspace"]
    ]
  }
];

/**
 * The site's navigation, for the page at a path: groups that unfold without a script, the one with this page marked.
 */
export function siteNavigation(path: string, {name, notebooks}: NavigatedSite): string {
  const here = path.replace(/index$/, "");
  const link = ([href, label]: Link): string =>
    `<a href="${href}"${href === here ? ' aria-current="page"' : ""}>${escapeHtml(label)}</a>`;
  const own: Group = {
    label: "Notebooks",
    links: notebooks.map(({id, label}) => [`/notebooks/${encodeURI(id)}`, label])
  };
  const groups = [own, ...GROUPS]
    .filter(({links}) => links.length > 0)
    .map(({label, links}) => {
      const holds = links.some(([href]) => href === here || (href.endsWith("/") && here.startsWith(href)));
      return `<details class="tm-nav-group" name="tm-nav"><summary${holds ? ' aria-current="true"' : ""}>${label}</summary><ul>${links.map((one) => `<li>${link(one)}</li>`).join("")}</ul></details>`;
    });
  return `<nav aria-label="Pages"><a class="tm-home" href="/"${here === "/" ? ' aria-current="page"' : ""}>${escapeHtml(name)}</a> ${groups.join(" ")}</nav>`;
}
