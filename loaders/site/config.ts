import type MarkdownIt from "markdown-it";
import {DiagnosticsError} from "../../src/core/diagnostic.js";
import {tableFileNames} from "../files/table-files.js";
import type {NotebookEntry} from "../pages/notebooks.js";
import {drawInMarkdown} from "../render/markdown.js";
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
import {EVERY_CONFIG} from "./every-config.js";
import {previewConfig} from "./preview-config.js";

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
  if (process.argv.includes("preview")) return previewConfig(workspace);
  await seedNpmCache(workspace);
  const output = process.env.TICKMARK_OUTPUT ?? "dist";
  const build = new BuildFolder(output);
  const drawn = await drawSite(workspace, build);
  const chrome: Chrome = {
    name: drawn.own.collection.name,
    notebooks: drawn.notebooks,
    hasTerms: drawn.hasTerms,
    digest: drawn.digest,
    engine: await engineSize(),
    ...(drawn.own.footer === undefined ? {} : {sentence: drawn.own.footer.text})
  };
  build.writeChrome(chrome);
  return {
    ...EVERY_CONFIG,
    root: workspace.site,
    output,
    base,
    ...buildChrome(chromeHtml(chrome), drawn),
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

async function drawSite(workspace: Workspace, build: BuildFolder): Promise<DrawnSite> {
  try {
    const {verified, site} = await compileSite(workspace);
    const place = setApart(build.parts);
    const facts = factPaths(site);
    if (facts.length > 0) setFactPagesApart(build.parts, site);
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
      written: [WRITTEN_LIST, ...(await writtenTexts(workspace)).map(({path}) => path)].map((path) => `/${path}`),
      markdownIt: (md) => (drawInMarkdown(md, site, place), md)
    };
  } catch (error) {
    build.writeDiagnostics(
      error instanceof DiagnosticsError ? error.diagnostics : [{message: String((error as Error).stack ?? error)}]
    );
    throw error;
  }
}
