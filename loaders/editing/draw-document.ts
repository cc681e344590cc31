import {stat} from "node:fs/promises";
import {join} from "node:path";
import {FOLDERS} from "../../src/core/editing/document-id.js";
import type {DocumentId} from "../../src/core/editing/document-id.js";
import type {DrawnDocument} from "../../src/core/editing/drawn-document.js";
import {memoizeByText} from "../../src/core/memoize.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import {queriesOf} from "../../src/core/query/query-cell.js";
import {proseOf, workOut} from "../exports/find.js";
import {filesBelow} from "../read-text.js";
import {runQueries} from "../queries/run-queries.js";
import {siteOf} from "../render/site.js";
import type {Site} from "../render/site.js";
import {verify} from "../verify.js";
import type {Verified} from "../verify.js";
import {isWritten, shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {drawNotebookText, drawnOf} from "./draw-text.js";
import {EditingError} from "./editing-error.js";

interface Known {
  readonly stamp: string;
  readonly verified: Verified;
  readonly site: Site;
}

/** How many drawings are kept: of a few documents that are opened again as they are. */
const KEPT = 8;

/**
 * Draws and checks texts of a workspace's documents by the code that makes its pages and by which `verify` judges them.
 * What they say of facts, tables and charts is read once, and again when a file besides the documents has changed. A
 * text that was drawn before is drawn again once any file but its own has changed: a deck may include another.
 */
export class DocumentDrawer {
  #known: Promise<Known> | undefined;
  readonly #drawn = memoizeByText<{drawing?: Promise<DrawnDocument>}>(() => ({}), KEPT);

  constructor(private readonly workspace: Workspace) {}

  /** Draws a text as the document's. Throws an {@link EditingError} while the workspace's own files don't verify. */
  async draw(document: DocumentId, text: string): Promise<DrawnDocument> {
    const path = join(this.workspace.folder, FOLDERS[document.kind], `${document.name}.md`);
    const inputs = await this.#inputs();
    const known = await this.#knowledge(inputs);
    const others = stampOf(inputs.filter((input) => input.path !== path));
    const drawn = this.#drawn(JSON.stringify([document, text, others]));
    drawn.drawing ??= this.#draw({document, text, path, known});
    // What has failed, as while a file was being written, is tried again.
    drawn.drawing.catch(() => delete drawn.drawing);
    return drawn.drawing;
  }

  async #draw({
    document,
    text,
    path,
    known
  }: {
    readonly document: DocumentId;
    readonly text: string;
    readonly path: string;
    readonly known: Known;
  }): Promise<DrawnDocument> {
    const file = shownPath(this.workspace, path);
    if (document.kind === "notebook") {
      const queries = await runQueries(known.verified.tables, queriesOf(text));
      const site = queries.size === 0 ? known.site : {...known.site, queries};
      return drawNotebookText(text, file, {site, report: () => proseOf(known.verified)});
    }
    const found = {...document, kind: document.kind, path, file, text};
    const {worked, findings} = await workOut(this.workspace, found, known);
    return drawnOf(file, worked, findings);
  }

  async #knowledge(inputs: readonly Input[]): Promise<Known> {
    const documents = Object.values(FOLDERS).map((folder) => join(this.workspace.folder, folder, "/"));
    const stamp = stampOf(inputs.filter(({path}) => !documents.some((folder) => path.startsWith(folder))));
    const known = await this.#known?.catch(() => undefined);
    if (known?.stamp === stamp) return known;
    this.#known = readKnown(this.workspace, stamp);
    return this.#known;
  }

  /** The files that people wrote. */
  async #inputs(): Promise<readonly Input[]> {
    const paths = await filesBelow(this.workspace.folder, (path) => isWritten(this.workspace, path));
    return Promise.all(
      paths.map(async (path) => {
        const found = await stat(path).catch(() => undefined);
        return {path, written: found?.mtimeMs ?? 0, size: found?.size ?? 0};
      })
    );
  }
}

/** A file, and by what a change of it is seen. */
interface Input {
  readonly path: string;
  /** Milliseconds of the epoch. */
  readonly written: number;
  readonly size: number;
}

/** Differs once one of these files has been written. */
const stampOf = (inputs: readonly Input[]): string =>
  inputs.map(({path, written, size}) => `${path} ${written} ${size}`).join("\n");

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
