import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {JSDOM} from "jsdom";
import {afterAll, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import type * as Drawer from "../../../loaders/editing/browser-drawer.js";
import {DocumentDrawer} from "../../../loaders/editing/draw-document.js";
import {printDrawingData} from "../../../loaders/editing/drawing-data.js";
import {bundleDrawer} from "../../../loaders/site/bundle.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace, shownPath} from "../../../loaders/workspace.js";
import {FOLDERS} from "../../../src/core/editing/document-id.js";
import type {DocumentKind} from "../../../src/core/editing/document-id.js";
import {NOT_RUN} from "../../../src/core/query/query-cell.js";
import type {QueryAnswers} from "../../../src/core/query/query-cell.js";
import {INK} from "../../../src/core/themes/ink.js";
import type {Problem} from "../../../src/core/editing/drawn-document.js";

let folder: string;
let drawer: typeof Drawer;
beforeAll(async () => {
  // Beside the project, where it would find packages that it was bundled without.
  folder = await mkdtemp(join(tmpdir(), "tickmark-drawer-"));
  await writeFile(join(folder, "drawer.mjs"), await bundleDrawer(process.cwd()));
  drawer = (await import(pathToFileURL(join(folder, "drawer.mjs")).href)) as typeof Drawer;
});
beforeEach(() => {
  vi.stubGlobal("document", new JSDOM("<!DOCTYPE html>").window.document);
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** Problems without those of what stands in other files. */
const own = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({message}) => !/not at hand|no such file/.test(message));

describe("openDrawer", () => {
  it.each(["workspaces/tutorial", "data"])("draws every document of %s as the preview does", async (path) => {
    const workspace = openWorkspace(resolve(path));
    const verified = await verify(workspace);
    const evidence = JSON.parse(JSON.stringify(verified.evidence)) as typeof verified.evidence;
    const {draw} = drawer.openDrawer(printDrawingData(verified), evidence);
    const shown = shownPath(workspace, workspace.folder);
    const served = new DocumentDrawer(workspace);
    let count = 0;
    for (const kind of Object.keys(FOLDERS) as DocumentKind[])
      for (const file of await readdir(join(workspace.folder, FOLDERS[kind]))) {
        if (!file.endsWith(".md")) continue;
        const text = await readFile(join(workspace.folder, FOLDERS[kind], file), "utf8");
        // What stands in other files is drawn without them.
        if (/^src:|\]\(.*\.png|^theme: .*\.ya?ml/m.test(text)) continue;
        const id = {kind, name: file.slice(0, -3)};
        const [there, here] = [await served.draw(id, text), draw(id, text)];
        expect({...here, problems: own(here.problems)}, file).toEqual(
          JSON.parse(
            JSON.stringify({...there, problems: own(there.problems)}).replaceAll(`"file":"${shown}/`, '"file":"')
          )
        );
        count++;
      }
    expect(count).toBeGreaterThan(2);
  });

  it("draws a deck in a theme that the site's own decks use, and a query with the answer that it is given", async () => {
    const verified = await verify(openWorkspace(resolve("workspaces/tutorial")));
    const evidence = JSON.parse(JSON.stringify(verified.evidence)) as typeof verified.evidence;
    const data = printDrawingData(verified, new Map([["themes/harbour.yaml", INK]]));
    const {draw, themes} = drawer.openDrawer(data, evidence);
    expect(themes).toEqual(["themes/harbour.yaml"]);
    const themed = (name: string) => draw({kind: "deck", name: "a"}, `---\ntheme: ${name}\n---\n\n# A\n`);
    expect(themed("themes/harbour.yaml").deck!.theme).toEqual(INK);
    expect(themed("themes/harbour.yaml").problems.filter(({message}) => message.includes("theme"))).toEqual([]);
    expect(themed("themes/other.yaml").problems[0]!.message).toMatch(/^theme: themes\/other\.yaml: is not at hand/);

    const sql = "SELECT loans, loans_expression FROM loans_by_kind LIMIT 1";
    const query = (answers?: QueryAnswers) =>
      draw({kind: "notebook", name: "a"}, `# A\n\n\`\`\`sql\n${sql}\n\`\`\`\n`, answers);
    expect(query().unrun).toEqual([sql]);
    expect(query().problems[0]!.message).toContain(NOT_RUN);
    const rows = [{loans: 31330, loans_expression: "lib.books-2024"}];
    const answered = query(new Map([[sql, {rows}]]));
    expect([answered.unrun, answered.problems]).toEqual([undefined, []]);
    expect(answered.html!.join("")).toContain("31,330");
  });
});
