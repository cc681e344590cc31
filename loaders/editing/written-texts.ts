import {readdir} from "node:fs/promises";
import {basename, join} from "node:path";
import {FOLDERS, whyNoName} from "../../src/core/editing/document-id.js";
import type {DocumentId, DocumentKind} from "../../src/core/editing/document-id.js";
import {readAsWritten} from "../read-text.js";
import type {Workspace} from "../workspace.js";

/** The path at which a published site lists its documents, each by its kind and name. */
export const WRITTEN_LIST = "data/written/index.json";

/**
 * The texts of a workspace's documents by the path at which a published site has them, so that its readers can edit
 * copies; those whose names the builder can't write are left out.
 */
export async function writtenTexts(
  workspace: Workspace
): Promise<readonly {readonly id: DocumentId; readonly path: string; readonly text: string}[]> {
  const found = await Promise.all(
    (Object.keys(FOLDERS) as DocumentKind[]).map(async (kind) => {
      const folder = FOLDERS[kind];
      const files = await readdir(join(workspace.folder, folder)).catch(() => []);
      return files
        .filter((file) => file.endsWith(".md") && whyNoName(basename(file, ".md")) === undefined)
        .sort()
        .map((file) => ({kind, folder, file}));
    })
  );
  return Promise.all(
    found
      .flat()
      .map(async ({kind, folder, file}) => ({
        id: {kind, name: basename(file, ".md")},
        path: `data/written/${folder}/${basename(file, ".md")}.json`,
        text: (await readAsWritten(join(workspace.folder, folder, file), file, [])) ?? ""
      }))
  );
}
