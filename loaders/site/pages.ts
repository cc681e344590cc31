import {join, relative, sep} from "node:path";
import type {FileCopy} from "../compile.js";
import {filesBelow} from "../digest.js";
import {ENGINE} from "../engine.js";
import type {OwnPage} from "../pages/own-pages.js";
import {textOfLines} from "../pages/page-template.js";
import type {Workspace} from "../workspace.js";

/** What of the engine’s `src` stands in every site as it is, besides its pages; the rest is code. */
const OWN = [/^style\.css$/, /^style\/[^/]+\.css$/, /^favicon\.svg$/];

/** The site’s own pages and style, and a workspace’s notebooks with what stands beside them, by path below Framework’s root. */
export async function sitePages(workspace: Workspace, own: readonly OwnPage[]): Promise<ReadonlyMap<string, string | FileCopy>> {
  const src = join(ENGINE, "src");
  const copies = (folder: string, paths: readonly string[], below = ""): readonly (readonly [string, FileCopy])[] =>
    paths.map((path) => [below + relative(folder, path).split(sep).join("/"), {copyOf: path}]);
  const style = copies(src, await filesBelow(src)).filter(([path]) => OWN.some((pattern) => pattern.test(path)));
  const notebooks = join(workspace.folder, "notebooks");
  return new Map<string, string | FileCopy>([
    ...own.map(({path, lines}) => [path, textOfLines(lines)] as const), ...style, ...copies(notebooks, await filesBelow(notebooks), "notebooks/")
  ]);
}
