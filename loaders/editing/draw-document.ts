import {stat} from "node:fs/promises";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import type {DrawnDocument, Problem} from "../../src/core/editing/drawn-document.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {DEFAULT_TERM_VOCABULARY} from "../../src/core/terms/term.js";
import {inTerms} from "../../src/core/terms/in-terms.js";
import {proseOf, workOut} from "../exports/find.js";
import {checkPage} from "../prose/check-pages.js";
import {untiedDiagnostic} from "../prose/check-text.js";
import {filesBelow} from "../read-text.js";
import {drawInMarkdown} from "../render/markdown.js";
import {siteLibrary, siteOf} from "../render/site.js";
import type {Site} from "../render/site.js";
import {verify} from "../verify.js";
import type {Verified} from "../verify.js";
import {isWritten, shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {drawBlocks} from "./draw-blocks.js";
import {FOLDERS} from "./document-name.js";
import type {DocumentId} from "./document-name.js";
import {EditingError} from "./editing-error.js";

interface Known {
  readonly stamp: string;
  readonly verified: Verified;
  readonly site: Site;
}

/**
 * Draws and checks texts of a workspace's documents by the code that makes its pages and by which `verify` judges them.
 * What they say of facts, tables and charts is read once, and again when a file besides the documents has changed.
 */
export class DocumentDrawer {
  #known: Promise<Known> | undefined;

  constructor(private readonly workspace: Workspace) {}

  /** Draws a text as the document's. Throws an {@link EditingError} while the workspace's own files don't verify. */
  async draw(document: DocumentId, text: string): Promise<DrawnDocument> {
    const known = await this.#knowledge();
    const path = join(this.workspace.folder, FOLDERS[document.kind], `${document.name}.md`);
    const file = shownPath(this.workspace, path);
    return document.kind === "notebook"
      ? drawNotebook(text, file, known)
      : this.#drawDocument({...document, kind: document.kind, path, file, text}, known);
  }

  async #drawDocument(found: Parameters<typeof workOut>[1], {verified, site}: Known): Promise<DrawnDocument> {
    const {worked, findings} = await workOut(this.workspace, found, {verified, site});
    const written = "deck" in worked ? worked.deck : worked.briefing;
    const refused = [...worked.diagnostics, ...findings];
    const problems = problemsOf(found.file, refused, written.messages);
    try {
      const drawn = inTerms(written, DEFAULT_TERM_VOCABULARY);
      return drawn.kind === "deck" ? {deck: drawn, problems} : {briefing: drawn, problems};
    } catch (error) {
      if (refused.length === 0) throw error;
      return {problems};
    }
  }

  async #knowledge(): Promise<Known> {
    const stamp = await this.#stamp();
    const known = await this.#known?.catch(() => undefined);
    if (known?.stamp === stamp) return known;
    this.#known = readKnown(this.workspace, stamp);
    return this.#known;
  }

  /** Differs once a file has been written that is no document. */
  async #stamp(): Promise<string> {
    const documents = Object.values(FOLDERS).map((folder) => join(this.workspace.folder, folder, "/"));
    const isInput = (path: string): boolean =>
      isWritten(this.workspace, path) && !documents.some((folder) => path.startsWith(folder));
    const paths = await filesBelow(this.workspace.folder, isInput);
    const found = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
    return paths.map((path, i) => `${path} ${found[i]?.mtimeMs ?? 0} ${found[i]?.size ?? 0}`).join("\n");
  }
}

async function readKnown(workspace: Workspace, stamp: string): Promise<Known> {
  const verified = await verify(workspace);
  const documents = Object.values(FOLDERS).map((folder) => shownPath(workspace, join(workspace.folder, folder)));
  const others = verified.report.diagnostics.filter(
    ({file = ""}) => !documents.some((folder) => file.startsWith(`${folder}/`))
  );
  if (others.length > 0)
    throw new EditingError(
      422,
      `what the document is drawn from does not verify; mend it first: ${others.slice(0, 3).map(formatDiagnostic).join("; ")}`
    );
  return {stamp, verified, site: siteOf(verified)};
}

function drawNotebook(text: string, file: string, {verified, site}: Known): DrawnDocument {
  const manuscript = readManuscript(text, {kind: "notebook", file});
  const prose = proseOf(verified);
  checkPage(manuscript, siteLibrary(site), prose);
  const md = new MarkdownIt({html: true, linkify: true, typographer: false});
  drawInMarkdown(md, site);
  const html = drawBlocks(md, manuscript);
  const refused = [...prose.diagnostics, ...prose.untied.map(untiedDiagnostic)];
  return {html, problems: problemsOf(file, refused, manuscript.messages)};
}

/** What is wrong in a file, by line, each once. */
function problemsOf(file: string, refused: readonly Diagnostic[], messages: readonly Diagnostic[]): readonly Problem[] {
  const own = (found: readonly Diagnostic[], isRefused: boolean): readonly Problem[] =>
    found
      .filter((one) => one.file === undefined || one.file === file)
      .map(({line = 1, message}) => ({line, message, isRefused}));
  const all = [...own(messages, false), ...own(refused, true)];
  const each = new Map(all.map((problem) => [`${problem.line} ${problem.message}`, problem]));
  return [...each.values()].sort((a, b) => a.line - b.line);
}
