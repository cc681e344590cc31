import {join, relative, sep} from "node:path";
import type {FileCopy} from "../compile.js";
import {filesBelow} from "../digest.js";
import {ENGINE} from "../engine.js";
import type {Workspace} from "../workspace.js";

/** What of the engine’s `src` stands in every site as it is; the rest is code. */
const OWN = [/^[^/]+\.md$/, /^(?:briefings|decks|facts|guides|sources|tables|trace)\/[^/]+\.md$/, /^style\.css$/, /^style\/[^/]+\.css$/, /^favicon\.svg$/];

/** The engine’s own pages and style, and a workspace’s notebooks with what stands beside them, by path below Framework’s root. */
export async function sitePages(workspace: Workspace): Promise<ReadonlyMap<string, FileCopy>> {
  const src = join(ENGINE, "src");
  const copies = (folder: string, paths: readonly string[], below = ""): readonly (readonly [string, FileCopy])[] =>
    paths.map((path) => [below + relative(folder, path).split(sep).join("/"), {copyOf: path}]);
  const own = copies(src, await filesBelow(src)).filter(([path]) => OWN.some((pattern) => pattern.test(path)));
  const notebooks = join(workspace.folder, "notebooks");
  return new Map([...own, ...copies(notebooks, await filesBelow(notebooks), "notebooks/")]);
}
