import {access} from "node:fs/promises";
import {join} from "node:path";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {textOption} from "../../src/core/manuscript/options.js";
import {isThemeFile} from "../../src/core/themes/tokens.js";
import {addFiles, compile, tableFiles} from "../compile.js";
import type {FileCopy, Outputs} from "../compile.js";
import {shareCharts} from "../render/known-charts.js";
import {readBriefings, readDecks} from "../decks/manuscripts.js";
import {ENGINE, packageFolder} from "../engine.js";
import {previewFonts} from "../fonts/site-fonts.js";
import {siteOf} from "../render/site.js";
import type {Site} from "../render/site.js";
import {verify} from "../verify.js";
import type {Verified} from "../verify.js";
import type {Workspace} from "../workspace.js";
import {printDrawingData} from "../editing/drawing-data.js";
import {WRITTEN_LIST, writtenTexts} from "../editing/written-texts.js";
import {bundleClassic, bundleDownloads, bundleDrawer, bundleModule, bundleQuery, bundleScripts} from "./bundle.js";
import {bundleFind, findIndexes} from "./find-files.js";
import {sitePages} from "./pages.js";

/** What a site is built from, once its files are compiled. */
export interface CompiledSite {
  readonly verified: Verified;
  readonly site: Site;
  /**
   * Makes the files that a preview writes when they are asked for, by path below the compiled folder; none for a build,
   * which has written them.
   */
  readonly onDemand: () => Promise<ReadonlyMap<string, string | Uint8Array>>;
}

/** Options of {@link compileSite}. */
export interface CompileSiteOptions {
  /**
   * Whether the site is served by a preview: without the files of tables for people to take away and the indexes for
   * searching until they are asked for, with whole fonts, of which a build makes its own with the letters in use,
   * and with a builder that writes the workspace's files, where that of a build keeps documents in the browser.
   */
  readonly isPreview?: boolean;
}

/** What is compiled in this process, by the folder that it is written to. */
interface Turn {
  /** Settles once no other is writing. */
  free: Promise<unknown>;
  /** Of the latest that was asked for. */
  latest?: Promise<CompiledSite>;
  asked: number;
}

const TURNS = Symbol.for("tickmark.compiling");

/**
 * Verifies a workspace and compiles all that its site serves: tables and evidence, decks, briefings, scripts. Throws a
 * DiagnosticsError with everything that is wrong. A preview asks anew after each save, and again while it is at work:
 * one compilation follows another, and those that a later one overtakes before they begin give its result. Turns are
 * kept for the process, as code that has changed is another module.
 */
export function compileSite(workspace: Workspace, options: CompileSiteOptions = {}): Promise<CompiledSite> {
  const process_ = globalThis as {[TURNS]?: Map<string, Turn>};
  const turns = process_[TURNS] ?? new Map<string, Turn>();
  process_[TURNS] = turns;
  const turn = turns.get(workspace.site) ?? {free: Promise.resolve(), asked: 0};
  turns.set(workspace.site, turn);
  const own = ++turn.asked;
  const work = turn.free.then(() => (own === turn.asked ? compileOnce(workspace, options) : undefined));
  turn.free = work.catch(() => undefined);
  turn.latest = work.then((made) => made ?? turn.latest!);
  return turn.latest;
}

/**
 * Compiles a workspace. Scripts are bundled while the content is verified; what is wrong with them is said once nothing
 * is wrong with the content.
 */
async function compileOnce(workspace: Workspace, {isPreview = false}: CompileSiteOptions): Promise<CompiledSite> {
  const scripts = bundleFiles(ENGINE, isPreview);
  scripts.catch(() => undefined);
  let made: Site | undefined;
  const verified = await compile(workspace, {
    tablesLater: isPreview,
    more: async (checked) => {
      const begun = siteOf(checked);
      const share = (own: Site): void => shareCharts(own, checked.charts);
      share(begun);
      made = await withDocuments(begun, workspace);
      share(made);
      return new Map<string, string | Uint8Array | FileCopy>([
        ...(await sitePages(workspace, checked.own)),
        ...(await scripts),
        ...(isPreview ? [] : await findIndexes(workspace, checked.own, made)),
        ...(isPreview ? previewFonts().map(({path, copyOf}) => [path, {copyOf}] as const) : []),
        ...documentFiles(made),
        ["data/add-panel.js", await bundleModule(ENGINE, "src/components/adding/add-panel.ts")],
        ...(isPreview ? [] : await builderFiles(workspace, checked, made)),
        ["data/charts.json", chartsFile(checked.charts.filter(({definition}) => hasControls(definition)))],
        ["data/defined-charts.json", chartsFile(checked.charts)]
      ]);
    }
  });
  const site = made!;
  const onDemand = async (): Promise<ReadonlyMap<string, string | Uint8Array>> =>
    new Map([...tableFiles(verified), ...(await findIndexes(workspace, verified.own, site))]);
  return {verified, site, onDemand: isPreview ? onDemand : () => Promise.resolve(new Map())};
}

/**
 * Writes the pages and scripts of a workspace that was refused before anything of it was compiled, so that a preview
 * has pages that say what is wrong, and a builder to mend it. A site that is there stays as it is.
 */
export async function compileRefused(workspace: Workspace): Promise<void> {
  if (await isThere(join(workspace.site, "index.md"))) return;
  const {own} = await verify(workspace);
  await addFiles(
    workspace,
    new Map<string, string | FileCopy>([...(await sitePages(workspace, own)), ...(await bundleFiles(ENGINE, true))])
  );
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false
  );

/** All scripts for browsers, by path below the compiled folder. */
async function bundleFiles(root: string, isPreview: boolean): Promise<ReadonlyMap<string, string | FileCopy>> {
  const [scripts, downloads, query, find, explore, build, list, controls, cells, sources, pdf, source] =
    await Promise.all([
      bundleScripts(root),
      bundleDownloads(root),
      bundleQuery(root),
      bundleFind(root),
      bundleClassic(root, "src/components/explore/explore.ts"),
      bundleClassic(root, `src/components/build/${isPreview ? "build" : "build-published"}.ts`),
      bundleClassic(root, `src/components/build/${isPreview ? "list-served" : "list-published"}.ts`),
      bundleModule(root, "src/components/build/chart-controls.ts"),
      bundleModule(root, "src/components/cells/cells.ts"),
      bundleClassic(root, "src/components/sources/sources.ts"),
      bundleModule(root, "src/components/sources/pdf-pages.ts"),
      bundleModule(root, "src/components/build/source-editor.ts")
    ]);
  return new Map<string, string | FileCopy>([
    ...Object.entries(scripts).map(([name, text]) => [`data/${name}.js`, text as string] as const),
    ["data/explore.js", explore],
    ["data/build.js", build],
    ["data/build-list.js", list],
    ["data/chart-controls.js", controls],
    ["data/sources.js", sources],
    ["data/pdf-pages.js", pdf],
    ["data/pdf-worker.js", {copyOf: join(packageFolder("pdfjs-dist")!, "build/pdf.worker.min.mjs")}],
    ["data/source.js", source],
    ["tickmark.js", cells],
    ...downloads,
    ...query,
    ...find
  ]);
}

/** What the builder of a published site reads: the code and data it draws with, and the texts of documents. */
async function builderFiles(workspace: Workspace, verified: Verified, {decks}: Site): Promise<Outputs> {
  const written = await writtenTexts(workspace);
  const themes = written.flatMap(({id, text}) => {
    const theme = id.kind === "deck" ? decks.get(id.name)?.theme : undefined;
    const name = theme && textOption(readDeck(readManuscript(text, {kind: "deck"})).options, "theme")?.trim();
    return theme && name !== undefined && isThemeFile(name) ? [[name, theme] as const] : [];
  });
  return new Map([
    ["data/drawer.js", await bundleDrawer(ENGINE)],
    ["data/drawing.json", printDrawingData(verified, new Map(themes))],
    [WRITTEN_LIST, `${JSON.stringify(written.map(({id}) => id))}\n`],
    ...written.map(({path, text}) => [path, `${JSON.stringify({text})}\n`] as const)
  ]);
}

async function withDocuments(site: Site, workspace: Workspace): Promise<Site> {
  const diagnostics: Diagnostic[] = [];
  const decks = await readDecks(workspace, site, diagnostics);
  const briefings = await readBriefings(workspace, site, diagnostics);
  throwDiagnostics(diagnostics);
  return {
    ...site,
    decks: new Map(decks.map((deck) => [deck.name, deck])),
    briefings: new Map(briefings.map((briefing) => [briefing.name, briefing]))
  };
}

/** The definitions of charts: of those with controls a page needs them to redraw them, of all the builder. */
function chartsFile(charts: Verified["charts"]): string {
  return `${JSON.stringify(charts.map(({definition}) => definition))}\n`;
}

const hasControls = ({options}: Verified["charts"][number]["definition"]): boolean =>
  Object.values(options).some(({control}) => control);

function documentFiles({decks, briefings}: Site): Outputs {
  const files = (
    folder: string,
    documents: ReadonlyMap<string, {readonly name: string}>
  ): readonly (readonly [string, string])[] =>
    [...documents.values()].map((document) => [
      `data/${folder}/${document.name}.json`,
      `${JSON.stringify(document)}\n`
    ]);
  return new Map([...files("decks", decks), ...files("briefings", briefings)]);
}
