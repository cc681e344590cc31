import {throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {compile} from "../compile.js";
import type {FileCopy, Outputs} from "../compile.js";
import {readBriefings, readDecks} from "../decks/manuscripts.js";
import {ENGINE} from "../engine.js";
import {previewFonts} from "../fonts/site-fonts.js";
import {siteOf} from "../render/site.js";
import type {Site} from "../render/site.js";
import type {Verified} from "../verify.js";
import type {Workspace} from "../workspace.js";
import {bundleClassic, bundleDownloads, bundleModule, bundleQuery, bundleScripts} from "./bundle.js";
import {bundleFind, findIndexes} from "./find-files.js";
import {sitePages} from "./pages.js";

/** What a site is built from, once its files are compiled. */
export interface CompiledSite {
  readonly verified: Verified;
  readonly site: Site;
}

/** Options of {@link compileSite}. */
export interface CompileSiteOptions {
  /** Whether the whole fonts are among the files, for a preview; a build makes its own of the letters in use. */
  readonly wholeFonts?: boolean;
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
async function compileOnce(workspace: Workspace, {wholeFonts = false}: CompileSiteOptions): Promise<CompiledSite> {
  const scripts = bundleFiles(ENGINE);
  scripts.catch(() => undefined);
  let made: Site | undefined;
  const verified = await compile(workspace, {
    more: async (checked) => {
      made = await withDocuments(siteOf(checked), workspace);
      const indexes = await findIndexes(workspace, checked.own, made);
      return new Map<string, string | Uint8Array | FileCopy>([
        ...(await sitePages(workspace, checked.own)),
        ...(await scripts),
        ...indexes,
        ...(wholeFonts ? previewFonts().map(({path, copyOf}) => [path, {copyOf}] as const) : []),
        ...documentFiles(made),
        ["data/charts.json", chartsFile(checked)]
      ]);
    }
  });
  return {verified, site: made!};
}

/** All scripts for browsers, by path below the compiled folder. */
async function bundleFiles(root: string): Promise<ReadonlyMap<string, string | FileCopy>> {
  const [scripts, downloads, query, find, explore, build, source, cells] = await Promise.all([
    bundleScripts(root),
    bundleDownloads(root),
    bundleQuery(root),
    bundleFind(root),
    bundleClassic(root, "src/components/explore/explore.ts"),
    bundleClassic(root, "src/components/build/build.ts"),
    bundleModule(root, "src/components/build/source-editor.ts"),
    bundleModule(root, "src/components/cells/cells.ts")
  ]);
  return new Map<string, string | FileCopy>([
    ...Object.entries(scripts).map(([name, text]) => [`data/${name}.js`, text as string] as const),
    ["data/explore.js", explore],
    ["data/build.js", build],
    ["data/source.js", source],
    ["tickmark.js", cells],
    ...downloads,
    ...query,
    ...find
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

/** The definitions of the charts with controls, which a page needs to redraw them. */
function chartsFile({charts}: Pick<Verified, "charts">): string {
  return `${JSON.stringify(charts.map(({definition}) => definition).filter(({options}) => Object.values(options).some(({control}) => control)))}\n`;
}

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
