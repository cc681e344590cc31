import type MarkdownIt from "markdown-it";

/** Where a preview of Framework serves compiled files; a build has them at their own addresses. */
export const PREVIEW_FILES = "_file/";

const COMPILED = /(\shref=")\/((?:tables\/[\w-]+(?:\.[\w-]+)+|datapackage\.json)")/g;

/** Makes links to compiled files lead where a preview serves them: it answers other addresses with pages only. */
export function linkPreviewFiles(md: MarkdownIt): void {
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) => render(tokens, options, env).replace(COMPILED, `$1/${PREVIEW_FILES}$2`);
}
