import {rm} from "node:fs/promises";
import type MarkdownIt from "markdown-it";
import {DiagnosticsError} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {addFiles} from "../compile.js";
import {once} from "../../src/core/memoize.js";
import {drawShown} from "../render/markdown.js";
import type {Shown} from "../render/markdown.js";
import {unsaid} from "../workspace-file.js";
import type {Workspace} from "../workspace.js";
import {engineSize} from "./bundle.js";
import type {Chrome} from "./chrome.js";
import {compileRefused, compileSite} from "./compile-site.js";
import {EVERY_CONFIG} from "./every-config.js";
import {seedNpmCache} from "./npm-bundles.js";
import {removeOldParts, setApart} from "./parts.js";
import {previewPages, previewParts, toPreviewFiles} from "./preview-page.js";
import type {PreviewPage} from "./preview-page.js";

/** What the process that started Framework asks of Framework's own, where the site is known. */
export type PreviewQuestion = {readonly nth: number} & (
  | {
      /** To compile what has changed; the answer, which is empty, says that pages are drawn from it. */
      readonly about: "compile";
    }
  | {
      /** To write the files that are made when they are asked for; the answer is empty. */
      readonly about: "on-demand";
    }
  | ({
      /** To complete a page that Framework has made; the answer is its HTML. */
      readonly about: "complete";
      readonly html: string;
    } & PreviewPage)
);

/** The answer to the question with this number. */
export interface PreviewAnswer {
  readonly nth: number;
  readonly text: string;
}

/**
 * Makes Framework's configuration for a preview, which it reads once: its pages are drawn from what was compiled last.
 * Charts and what stands around a page are left out, and put in when the process that started Framework asks for it, as
 * it asks for each compilation. Throws an Error where no such process is.
 */
export async function previewConfig(workspace: Workspace): Promise<Readonly<Record<string, unknown>>> {
  if (process.send === undefined) throw new Error("a preview is started by npm start, which completes its pages");
  const parts = previewParts(workspace);
  await Promise.all([seedNpmCache(workspace, {whole: true}), rm(parts, {recursive: true, force: true})]);
  let shown = await compileShown(workspace);
  const {site} = workspace;
  let complete = previewPages(shown.chrome, {parts, site});
  const compile = async (): Promise<void> => {
    shown = await compileShown(workspace);
    complete = previewPages(shown.chrome, {parts, site});
    await removeOldParts(parts);
  };
  let work = Promise.resolve();
  const inTurn = async (action: () => Promise<void>): Promise<string> => {
    work = work.then(action);
    await work;
    return "";
  };
  const answerTo = async (asked: PreviewQuestion): Promise<string> => {
    if (asked.about === "complete") return complete(asked.html, asked);
    return inTurn(asked.about === "compile" ? compile : () => shown.writeOnDemand());
  };
  process.on("message", (asked: PreviewQuestion) => {
    void answerTo(asked).then((text) => process.send!({nth: asked.nth, text} satisfies PreviewAnswer));
  });
  const apart = setApart(parts);
  return {
    ...EVERY_CONFIG,
    root: workspace.site,
    markdownIt: (md: MarkdownIt) => {
      drawShown(
        md,
        () => shown,
        (html) => apart(toPreviewFiles(html))
      );
      const render = md.renderer.render.bind(md.renderer);
      md.renderer.render = (tokens, options, env) => toPreviewFiles(render(tokens, options, env));
      return md;
    }
  };
}

type CompiledShown = Shown & {
  readonly chrome: Chrome;
  /** Writes, once, the files that are made when they are asked for. */
  readonly writeOnDemand: () => Promise<void>;
};

/** Compiles a workspace; what is wrong with it is shown in place of its pages. */
async function compileShown(workspace: Workspace): Promise<CompiledShown> {
  const engine = await engineSize();
  try {
    const {verified, site, onDemand} = await compileSite(workspace, {isPreview: true});
    const sentence = site.own.footer?.text;
    return {
      site,
      writeOnDemand: once(async () => addFiles(workspace, await onDemand())),
      chrome: {
        name: site.own.collection.name,
        notebooks: verified.notebooks,
        hasTerms: site.evidence.terms !== undefined,
        digest: verified.evidence.digest,
        engine,
        ...(sentence === undefined ? {} : {sentence})
      }
    };
  } catch (error) {
    const diagnostics: readonly Diagnostic[] =
      error instanceof DiagnosticsError ? error.diagnostics : [{message: String((error as Error).stack ?? error)}];
    // What can't even be written has been said.
    await compileRefused(workspace).catch(() => undefined);
    const {name} = unsaid(workspace).collection;
    const writeNone = (): Promise<void> => Promise.resolve();
    return {diagnostics, writeOnDemand: writeNone, chrome: {name, notebooks: [], hasTerms: false, digest: "", engine}};
  }
}
