import {stat} from "node:fs/promises";
import {join} from "node:path";
import {FOLDERS} from "../../src/core/editing/document-id.js";
import type {DocumentId} from "../../src/core/editing/document-id.js";
import type {DrawnDocument} from "../../src/core/editing/drawn-document.js";
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
    if (document.kind === "notebook") {
      const queries = await runQueries(known.verified.tables, queriesOf(text));
      const site = queries.size === 0 ? known.site : {...known.site, queries};
      return drawNotebookText(text, file, {site, report: () => proseOf(known.verified)});
    }
    const found = {...document, kind: document.kind, path, file, text};
    const {worked, findings} = await workOut(this.workspace, found, known);
    return drawnOf(file, worked, findings);
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
