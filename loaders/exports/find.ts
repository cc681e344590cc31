import {stat} from "node:fs/promises";
import {basename, join, resolve, sep} from "node:path";
import {readBriefing} from "../../src/core/briefing/read-briefing.js";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {DiagnosticsError, throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Evidence} from "../../src/core/evidence.js";
import {embedSights} from "../../src/exports/embed-sights.js";
import {PackError} from "../../src/exports/pack/sheet.js";
import {packOf} from "../../src/exports/pack/pack.js";
import type {PackVariant} from "../../src/exports/pack/pack.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {evidenceInTerms, inTerms} from "../../src/core/terms/in-terms.js";
import {DEFAULT_TERM_VOCABULARY} from "../../src/core/terms/term.js";
import type {TermVocabulary} from "../../src/core/terms/term.js";
import {TermError} from "../../src/core/terms/wording.js";
import {compileBriefing} from "../decks/compile-briefing.js";
import {compileDeck} from "../decks/compile-deck.js";
import {picturesBeside} from "../decks/pictures.js";
import type {PictureData} from "../decks/pictures.js";
import {wholeDeck} from "../decks/whole-deck.js";
import {checkBriefing, checkDeck} from "../prose/check-decks.js";
import {ProseReport, untiedDiagnostic} from "../prose/check-text.js";
import {filesBelow, readAsWritten} from "../read-text.js";
import {siteLibrary, siteOf} from "../render/site.js";
import type {Site} from "../render/site.js";
import {seeFacts} from "../sources/fact-sights.js";
import {verify} from "../verify.js";
import type {Verified} from "../verify.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";

/** A deck or briefing as it stands on disk. */
export interface FoundDocument {
  readonly kind: "deck" | "briefing";
  /** The file's name without its ending. */
  readonly name: string;
  /** As messages show it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** The largest file that is read, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/** The most slides of a deck that is checked or exported; a browser holds them all at once. */
const MOST_SLIDES = 2000;

/** The folders of a workspace that hold documents, by kind. */
export const FOLDERS = {deck: "decks", briefing: "briefings"} as const;

/**
 * Finds a deck or briefing by its name or by the path of its file; throws a DiagnosticsError that says which there are.
 */
export async function findDocument(workspace: Workspace, argument: string): Promise<FoundDocument> {
  for (const kind of ["deck", "briefing"] as const) {
    const path = join(workspace.folder, FOLDERS[kind], `${argument}.md`);
    if (/^[\w-]+$/.test(argument) && (await isFile(path))) return readDocument(workspace, path, kind);
  }
  const path = resolve(argument);
  if (await isFile(path))
    return readDocument(workspace, path, path.split(sep).includes(FOLDERS.briefing) ? "briefing" : "deck");
  const known = (
    await Promise.all(
      Object.values(FOLDERS).map((folder) => filesBelow(join(workspace.folder, folder), (file) => file.endsWith(".md")))
    )
  ).flat();
  throw new DiagnosticsError([
    {
      message: `${argument}: no deck or briefing of that name and no such file; there are: ${known.map((file) => basename(file, ".md")).join(", ") || "none"}`
    }
  ]);
}

async function readDocument(workspace: Workspace, path: string, kind: FoundDocument["kind"]): Promise<FoundDocument> {
  const file = shownPath(workspace, path);
  const {size} = await stat(path);
  if (size > LARGEST)
    throw new DiagnosticsError([{file, message: `is ${size} bytes long; at most ${LARGEST} are read`}]);
  const diagnostics: Diagnostic[] = [];
  const text = await readAsWritten(path, file, diagnostics);
  if (text === undefined)
    throw new DiagnosticsError(diagnostics.length > 0 ? diagnostics : [{file, message: "is gone; put it back"}]);
  return {kind, name: basename(path).replace(/\.(?:md|qmd|rmd|markdown)$/i, ""), file, path, text};
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false
  );
}

/** A deck or briefing compiled from a verified workspace. */
export interface OpenedDocument {
  readonly document: CompiledDeck | CompiledBriefing;
  /** Makes a sheet of the presenter's pack of a deck, in the same words; throws a DiagnosticsError. */
  readonly pack: (variant: PackVariant) => CompiledBriefing;
  readonly evidence: Verified["evidence"];
  /** Errors that prevent showing it. */
  readonly diagnostics: readonly Diagnostic[];
  /** What `verify` refuses and an export still shows: words that don't fit their numbers, and untied numbers. */
  readonly findings: readonly Diagnostic[];
  /** The files that it is made of, its own and its pictures'; absolute. */
  readonly reads: readonly string[];
}

/**
 * Verifies the workspace and works a document out, in the words of one vocabulary and with the pictures beside it,
 * besides those of the folder `pictures`. Diagnostics of the workspace, other
 * than in the document itself, are thrown as a DiagnosticsError.
 */
export async function openDocument(
  workspace: Workspace,
  found: FoundDocument,
  vocabulary: TermVocabulary = DEFAULT_TERM_VOCABULARY,
  pictures?: string
): Promise<OpenedDocument> {
  const verified = await verify(workspace);
  throwDiagnostics(verified.report.diagnostics.filter(({file}) => file !== found.file));
  const {worked, findings, reads} = await workOut(workspace, found, {verified, site: siteOf(verified), pictures});
  const written = "deck" in worked ? worked.deck : worked.briefing;
  try {
    return {
      document: inTerms(written, vocabulary),
      pack: (variant) => inTerms(packSheet(written, variant), vocabulary),
      evidence: evidenceInTerms(await sentEvidence(workspace, verified), vocabulary),
      diagnostics: worked.diagnostics,
      findings: withoutKnown(findings, [...worked.diagnostics, ...written.messages]),
      reads
    };
  } catch (error) {
    // A document with the mark of an unknown term can't be shown; the checker names each with its line.
    if (!(error instanceof TermError)) throw error;
    throw new DiagnosticsError(findings);
  }
}

/** The evidence with what its facts look like in their documents, where the workspace has that go into files. */
async function sentEvidence(workspace: Workspace, verified: Verified): Promise<Evidence> {
  if (verified.content.own.embed === undefined) return verified.evidence;
  const {evidence, crops} = await seeFacts(workspace, verified);
  const pictures = [...crops].map(
    ([path, png]) => [`/${path}`, `data:image/png;base64,${Buffer.from(png).toString("base64")}`] as const
  );
  return embedSights(evidence, new Map(pictures));
}

/** A deck or briefing worked out, with what `verify` refuses of it and the files that it is made of. */
interface WorkedOut {
  readonly worked: ReturnType<typeof compileDeck> | ReturnType<typeof compileBriefing>;
  readonly findings: readonly Diagnostic[];
  readonly reads: readonly string[];
}

/** Checks and compiles a deck or briefing of a workspace that has been verified. */
export async function workOut(
  workspace: Workspace,
  found: FoundDocument,
  {verified, site, pictures}: {readonly verified: Verified; readonly site: Site; readonly pictures?: string | undefined}
): Promise<WorkedOut> {
  const charts = siteLibrary(site);
  const prose = proseOf(verified);
  const reads = new Set([found.path]);
  const beside = picturesBeside(found.path, pictures);
  const picture: PictureData = (src) => {
    const picture = beside(src);
    if (picture.path !== undefined) reads.add(picture.path);
    return picture;
  };
  const setting = {name: found.name, file: found.file, site, picture};
  const manuscript = readManuscript(found.text, found);
  let worked;
  if (found.kind === "deck") {
    const deck = await wholeDeck(readDeck(manuscript), found.path, workspace);
    refuseTooMany(deck.slides.length, found.file);
    for (const {path} of deck.included ?? []) reads.add(path);
    for (const path of deck.theme?.paths ?? []) reads.add(path);
    checkDeck(deck, charts, prose);
    for (const other of deck.included ?? []) checkDeck(other.deck, charts, prose);
    worked = compileDeck(deck, setting);
  } else {
    checkBriefing(manuscript, charts, prose);
    worked = compileBriefing(readBriefing(manuscript), setting);
  }
  return {worked, findings: [...prose.diagnostics, ...prose.untied.map(untiedDiagnostic)], reads: [...reads]};
}

/** A report of what is wrong in one document, with the workspace's knowledge. */
export function proseOf({content, chartFacts}: Pick<Verified, "content" | "chartFacts">): ProseReport {
  const prose = new ProseReport(content.facts, content);
  for (const [id, facts] of chartFacts) prose.chartFacts.set(id, facts);
  return prose;
}

function packSheet(document: CompiledDeck | CompiledBriefing, variant: PackVariant): CompiledBriefing {
  const refused = (message: string): DiagnosticsError => new DiagnosticsError([{file: document.file, message}]);
  if (document.kind === "briefing") throw refused(`${variant}: a sheet of decks, which a briefing has none of`);
  try {
    return packOf(document, variant);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    throw refused(`${variant}: ${error.message}`);
  }
}

function refuseTooMany(slides: number, file: string): void {
  if (slides <= MOST_SLIDES) return;
  const message = `has ${slides} slides; a deck has at most ${MOST_SLIDES}: make several decks of it`;
  throw new DiagnosticsError([{file, message}]);
}

/** The diagnostics that are not already known. */
function withoutKnown(found: readonly Diagnostic[], known: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({file, line, message}: Diagnostic): string => `${file}:${line}: ${message}`;
  const said = new Set(known.map(keyOf));
  return found.filter((one) => !said.has(keyOf(one)));
}
