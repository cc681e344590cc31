import {utimes} from "node:fs/promises";
import {join} from "node:path";
import type MarkdownIt from "markdown-it";
import {DiagnosticsError} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {ENGINE} from "../engine.js";
import {tableFileNames} from "../files/table-files.js";
import {previewFonts} from "../fonts/site-fonts.js";
import type {NotebookEntry} from "../pages/notebooks.js";
import {drawDiagnostics, drawInMarkdown} from "../render/markdown.js";
import {unsaid} from "../workspace-file.js";
import type {WorkspaceFile} from "../workspace-file.js";
import type {Workspace} from "../workspace.js";
import {BuildFolder} from "./build-folder.js";
import {engineSize} from "./bundle.js";
import {compileSite} from "./compile-site.js";
import {FILES_PAGE, filesHead, chromeHtml} from "./chrome.js";
import type {Chrome, ChromeHtml} from "./chrome.js";
import {seedNpmCache} from "./npm-bundles.js";
import {WRITTEN_LIST, writtenTexts} from "../editing/written-texts.js";
import {factPaths, setApart, setFactPagesApart} from "./parts.js";
import {PREVIEW_FILES, linkPreviewFiles, previewVersion, watchInputs} from "./preview.js";

/** Disables Framework's search for a data loader in each of these languages for every file that a page names. */
const NO_INTERPRETERS = Object.fromEntries(
  [".js", ".ts", ".py", ".r", ".R", ".rs", ".go", ".java", ".jl", ".php", ".sh", ".exe"].map((ending) => [ending, null])
);

/** A workspace's site as Framework's configuration describes it. */
export interface SiteOptions {
  readonly workspace: Workspace;
  /** The site's base path, `/` if it stands at the root of its host. */
  readonly base: string;
}

/**
 * Makes Framework's configuration. Doing so verifies and compiles the workspace, so that no build or preview shows
 * outdated data. A build fails with all diagnostics; a preview shows them in place of its pages.
 */
export async function siteConfig({workspace, base}: SiteOptions): Promise<Readonly<Record<string, unknown>>> {
  const preview = process.argv.includes("preview");
  if (preview) watchInputs(workspace, () => touch(join(ENGINE, "observablehq.config.ts")));
  await seedNpmCache(workspace, {whole: preview});
  const output = process.env.TICKMARK_OUTPUT ?? "dist";
  const build = preview ? undefined : new BuildFolder(output);
  const drawn = await drawSite(workspace, build);
  const chrome: Chrome = {
    name: drawn.own.collection.name,
    notebooks: drawn.notebooks,
    hasTerms: drawn.hasTerms,
    digest: drawn.digest,
    engine: await engineSize(),
    ...(drawn.own.footer === undefined ? {} : {sentence: drawn.own.footer.text})
  };
  build?.writeChrome(chrome);
  return {
    root: workspace.site,
    output,
    base,
    title: drawn.own.collection.name,
    style: "style.css",
    globalStylesheets: [],
    sidebar: false,
    pager: false,
    toc: false,
    pages: [],
    ...(build === undefined
      ? previewChrome(chromeHtml({...chrome, fonts: {files: previewFonts(), fallback: ""}}, PREVIEW_FILES))
      : buildChrome(chromeHtml(chrome), drawn)),
    interpreters: NO_INTERPRETERS,
    dynamicPaths: [
      ...tableFileNames(drawn.tables).map((name) => `/tables/${name}`),
      "/datapackage.json",
      "/data/tables.json",
      ...drawn.sources.map((id) => `/sources/${id}`),
      ...drawn.facts,
      ...drawn.crops,
      ...drawn.decks.flatMap((name) => [`/decks/${name}`, `/data/decks/${name}.json`]),
      ...drawn.briefings.flatMap((name) => [`/briefings/${name}`, `/data/briefings/${name}.json`]),
      ...drawn.written
    ],
    markdownIt: drawn.markdownIt
  };
}

/**
 * The head, header and footer for Framework: a build adds them in the pass over the built pages instead, because
 * Framework parses them nine times per page.
 */
function buildChrome(html: ChromeHtml, {decks, briefings}: DrawnSite): object {
  const paths = [
    ...OWN_HEADS,
    ...decks.map((name) => `/decks/${name}`),
    ...briefings.map((name) => `/briefings/${name}`)
  ];
  return {
    head: ({path}: {readonly path: string}) => (path === FILES_PAGE ? filesHead(html, paths) : null),
    header: null,
    footer: null
  };
}

/** The pages whose heads differ from the others', and one of the others. */
const OWN_HEADS = ["/index", "/explore", "/build", "/build/deck", "/query", "/facts/index"];

function previewChrome({head, header, footer}: ChromeHtml): object {
  const version = previewVersion(String(Date.now()));
  return {head: (page: {readonly path: string}) => `${head(page)}\n${version}`, header, footer};
}

interface DrawnSite {
  readonly own: WorkspaceFile;
  readonly notebooks: readonly NotebookEntry[];
  readonly hasTerms: boolean;
  readonly digest: string;
  /** Ids of the tables whose files the site has. */
  readonly tables: readonly string[];
  /** Ids of the sources that have a page. */
  readonly sources: readonly string[];
  /** Paths of the pages of facts that Framework makes. */
  readonly facts: readonly string[];
  /** Paths of the pictures of parts of documents. */
  readonly crops: readonly string[];
  /** Names of the decks that have a page. */
  readonly decks: readonly string[];
  /** Names of the briefings that have a page. */
  readonly briefings: readonly string[];
  /** Paths of the texts of documents, of which the builder makes copies. */
  readonly written: readonly string[];
  readonly markdownIt: (md: MarkdownIt) => MarkdownIt;
}

async function drawSite(workspace: Workspace, build: BuildFolder | undefined): Promise<DrawnSite> {
  try {
    const {verified, site} = await compileSite(workspace, {isPreview: build === undefined});
    const place = build === undefined ? undefined : setApart(build.parts);
    const facts = factPaths(site, build?.parts);
    if (build !== undefined && facts.length > 0) setFactPagesApart(build.parts, site);
    return {
      own: site.own,
      notebooks: verified.notebooks,
      hasTerms: site.evidence.terms !== undefined,
      facts,
      crops: verified.evidence.facts.flatMap(({seen}) => (seen?.kind === "crop" ? [seen.image] : [])),
      digest: verified.evidence.digest,
      tables: [...site.tables.keys()],
      sources: verified.evidence.sources.map(({id}) => id),
      decks: [...site.decks.keys()],
      briefings: [...site.briefings.keys()],
      written:
        build === undefined
          ? []
          : [WRITTEN_LIST, ...(await writtenTexts(workspace)).map(({path}) => path)].map((path) => `/${path}`),
      markdownIt: (md) => (drawInMarkdown(md, site, place), build === undefined ? linkPreviewFiles(md) : undefined, md)
    };
  } catch (error) {
    const diagnostics: readonly Diagnostic[] =
      error instanceof DiagnosticsError ? error.diagnostics : [{message: String((error as Error).stack ?? error)}];
    if (build !== undefined) {
      build.writeDiagnostics(diagnostics);
      throw error;
    }
    return {
      own: unsaid(workspace),
      notebooks: [],
      hasTerms: false,
      digest: "",
      tables: [],
      sources: [],
      facts: [],
      crops: [],
      decks: [],
      briefings: [],
      written: [],
      markdownIt: (md) => (drawDiagnostics(md, diagnostics), md)
    };
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now);
}
