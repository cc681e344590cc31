import {appendFile, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {Resvg} from "@resvg/resvg-js";
import {describe, expect, it} from "vitest";
import {findDocument, openDocument} from "../../../loaders/exports/find.js";
import {gridAround, seeFacts} from "../../../loaders/sources/fact-sights.js";
import type {SeenEvidence} from "../../../loaders/sources/fact-sights.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Workspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import type {FactSight, PageCrop} from "../../../src/core/evidence.js";
import {tempFolder} from "../../support/temp.js";

/** The largest picture of a part of a page, in bytes. */
const BUDGET = 40_000;

const tutorial = async (): Promise<Workspace> =>
  openWorkspace(await makeWorkspace(join(await tempFolder(), "ws"), "tutorial"));
const see = async (workspace: Workspace): Promise<SeenEvidence> => seeFacts(workspace, await verify(workspace));
const sightOf = ({evidence}: SeenEvidence, id: string): FactSight | undefined =>
  evidence.facts.find((fact) => fact.id === id)?.seen;

/** How many pixels of a picture, as another program reads it, have the ground of the mark, and how many are dark. */
function coloursOf(png: Uint8Array, {width, height}: PageCrop): {readonly yellow: number; readonly dark: number} {
  const href = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`;
  const {pixels} = new Resvg(svg).render();
  let [yellow, dark] = [0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] === 255 && pixels[at + 2]! < 200) yellow++;
    if (pixels[at]! < 64 && pixels[at + 3] === 255) dark++;
  }
  return {yellow, dark};
}

describe("seeFacts(workspace, verified)", () => {
  it("draws the part of a PDF’s page around each figure, small, and the same each time", async () => {
    const [workspace, other] = [await tutorial(), await tutorial()];
    const seen = await see(workspace);
    const crop = sightOf(seen, "branches.south-seats-2024") as PageCrop;
    expect(crop).toMatchObject({kind: "crop", page: 1, file: "branches.pdf"});
    const png = seen.crops.get(crop.image.slice(1))!;
    const {yellow, dark} = coloursOf(png, crop);
    expect([yellow > 500, dark > 100]).toEqual([true, true]);
    expect([...seen.crops.values()].filter(({length}) => length > BUDGET)).toEqual([]);
    expect((await see(other)).crops).toEqual(seen.crops);
    expect((await see(workspace)).crops).toEqual(seen.crops);
  });

  it("gives the cells around a figure of a sheet and of a table of Word", async () => {
    const seen = await see(await tutorial());
    expect(sightOf(seen, "stock.films-2024")).toEqual({
      ...{kind: "grid", place: "Stock", file: "stock.xlsx", letters: ["A", "B", "C"], row: 2, column: 2},
      rows: [
        {header: true, number: 1, cells: ["Kind of item", "Items held in 2019", "Items held in 2024"]},
        {header: false, number: 2, cells: ["Books", "412,300", "398,100"]},
        {header: false, number: 3, cells: ["Films", "38,600", "41,250"]},
        {header: false, number: 4, cells: ["Sound recordings", "27,400", "24,900"]},
        {header: false, number: 5, cells: ["All kinds", "478,300", "464,250"]}
      ]
    });
    const visits = sightOf(seen, "visits.evening-2024");
    expect(visits).toMatchObject({kind: "grid", place: "table 1", file: "visits.docx", row: 3, column: 1});
    expect(sightOf(seen, "lib.loans-2024")).toBeUndefined();
  });

  it("gives what a cell stores, and its formula, beside what it shows", () => {
    const cell = {row: 1, column: 1, rows: 1, columns: 1, text: "82%", header: false, place: "Stock!B2"};
    const table = {place: "Stock", cells: [{...cell, column: 0, text: "Books", place: "Stock!A2"}, cell]};
    expect(gridAround(table, {...cell, value: "0.81884", formula: "B3/B9"}, "stock.xlsx")).toMatchObject({
      rows: [{cells: ["Books", "82%"]}],
      value: "0.81884",
      formula: "B3/B9"
    });
    expect(Object.keys(gridAround(table, cell, "stock.xlsx"))).not.toContain("value");
  });

  it("gives nothing of figures that are shown nowhere", async () => {
    const workspace = await tutorial();
    await rm(join(workspace.folder, "charts/stock-by-kind.yaml"));
    await rm(join(workspace.folder, "tables/stock-by-kind.yaml"));
    const notebook = join(workspace.folder, "notebooks/documents.md");
    const text = await readFile(notebook, "utf8");
    await writeFile(notebook, text.slice(0, text.indexOf("## A sheet")));
    const seen = await see(workspace);
    expect(sightOf(seen, "stock.films-2024")).toBeUndefined();
    expect(sightOf(seen, "stock.all-2024")).toBeDefined();
  });

  it("says of a document that is absent that it is", async () => {
    const workspace = await tutorial();
    await see(workspace);
    await rm(join(workspace.texts, "branches.pdf"));
    expect(sightOf(await see(workspace), "branches.south-2024")).toEqual({kind: "absent", file: "branches.pdf"});
  });

  it("gives nothing of a source with withheld passages", async () => {
    const workspace = await tutorial();
    const registry = join(workspace.folder, "sources.yaml");
    const text = await readFile(registry, "utf8");
    await writeFile(
      registry,
      text.replace("original: branches.pdf", `withheld: "line 3: speaks of persons"\n  original: branches.pdf`)
    );
    const seen = await see(workspace);
    expect(sightOf(seen, "branches.south-2024")).toBeUndefined();
    expect(sightOf(seen, "visits.evening-2024")).toBeDefined();
  });
});

describe("the evidence of a file that is sent on", () => {
  const SLIDE =
    "\n---\nlayout: bullets\nid: seats\n---\n\n## Seats at the end of 2024\n\n- {{ branches.all-seats-2024 }} seats\n";
  const sent = async (workspace: Workspace): Promise<FactSight | undefined> => {
    await appendFile(join(workspace.folder, "decks/libraries.md"), SLIDE);
    const {evidence} = await openDocument(workspace, await findDocument(workspace, "libraries"));
    return evidence.facts.find(({id}) => id === "branches.all-seats-2024")!.seen;
  };

  it("has pictures as data where the workspace says so", async () => {
    const workspace = await tutorial();
    await appendFile(join(workspace.folder, "workspace.yaml"), "embed: crops\n");
    expect(((await sent(workspace)) as PageCrop).image).toMatch(/^data:image\/png;base64,iVBOR/);
  });

  it("has none where it says nothing", async () => {
    expect(await sent(await tutorial())).toBeUndefined();
  });
});
