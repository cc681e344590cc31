import {join, relative, sep} from "node:path";
import {watch} from "chokidar";
import type MarkdownIt from "markdown-it";
import {ENGINE} from "../engine.js";
import {isWritten} from "../workspace.js";
import type {Workspace} from "../workspace.js";

const SETTLE_MS = 50;
const WATCHING = Symbol.for("tickmark.watching");

/**
 * Calls `changed` after files of the data, the loaders or the drawing code change. The watch is kept on the process,
 * because Framework reloads the configuration, and this module with it, when its file is touched.
 */
export function watchInputs(workspace: Workspace, changed: () => Promise<void>): void {
  const process_ = globalThis as {[WATCHING]?: boolean};
  if (process_[WATCHING]) return;
  process_[WATCHING] = true;
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void changed(), SETTLE_MS);
  };
  watch([workspace.folder, join(ENGINE, "loaders"), join(ENGINE, "src")], {
    ignoreInitial: true,
    ignored: (path) => isBelow(workspace.folder, path) && !isInput(workspace, path)
  }).on("all", settle);
}

const isBelow = (folder: string, path: string): boolean => path.startsWith(folder + sep);

/** Whether a path below the workspace is an input: written by people, or an imported text. */
function isInput(workspace: Workspace, path: string): boolean {
  const name = relative(workspace.folder, path);
  return isWritten(workspace, path) || (name.startsWith("sources") && !name.endsWith(".tmp"));
}

/** Where a preview of Framework serves compiled files; a build has them at their own addresses. */
export const PREVIEW_FILES = "_file/";

const COMPILED = /(\shref=")\/((?:tables\/[\w-]+(?:\.[\w-]+)+|datapackage\.json)")/g;

/** Makes links to compiled files lead where a preview serves them: it answers other addresses with pages only. */
export function linkPreviewFiles(md: MarkdownIt): void {
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) =>
    render(tokens, options, env).replace(COMPILED, `$1/${PREVIEW_FILES}$2`);
}

const NAME = "tickmark-version";

/** Milliseconds after a page's load at which it is asked whether it is still the latest, and between later times. */
const CHECKS = [1500, 5000];
const EVERY = 15_000;

/**
 * What a preview's pages carry in their heads: of which reading of the workspace they are, and a script that loads the
 * page anew if it has become another. Framework tells a page of changes only once it watches for it, some time after
 * the page was made; what changes in between, as by two quick saves, would otherwise stay unsaid.
 */
export function previewVersion(version: string): string {
  return `<meta name="${NAME}" content="${version}">
<script type="text/ecmascript">
{const check = async () => {
  const response = await fetch(location.pathname + location.search).catch(() => undefined);
  const found = /<meta name="${NAME}" content="([^"]*)"/.exec(await response?.text() ?? "");
  if (found && found[1] !== ${JSON.stringify(version)}) location.reload();
};
${JSON.stringify(CHECKS)}.forEach((wait) => setTimeout(check, wait));
setInterval(check, ${EVERY});}
</script>`;
}
