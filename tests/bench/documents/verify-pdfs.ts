import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {FACT_COLUMNS} from "../../../loaders/facts/facts-csv.js";
import {proposalsFor} from "../../../loaders/proposals/of-source.js";
import {addSources} from "../../../loaders/sources/add.js";
import {readRegistry} from "../../../loaders/sources/registry.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Workspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import {pdfOfSize} from "../../support/made-pdf.js";
import type {Pen} from "../../support/made-pdf.js";
import type {Measurement} from "../measurement.js";
import {seconds} from "../processor-time.js";

const [DOCUMENTS, PAGES, ROWS, COLUMNS] = [10, 10, 25, 4];
const UNIT = "- {id: lamps, label: lamps, one: lamp, kind: count, words: lamp|lamps}\n";
const MEASURE = "- {id: lamps, units: lamps, label: Lamps, definition: Lamps that burn.}\n";

/** `verify` of a workspace with ten thousand facts from the tables of PDFs: at first, and when nothing has changed. */
export async function benchVerifyPdfs(root: string): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-bench-"));
  try {
    const workspace = openWorkspace(await makeWorkspace(join(folder, "ws"), "empty"));
    const facts = await fill(workspace, folder);
    const verify = `${process.execPath} ${join(root, "bin/tickmark.js")} verify --workspace ${workspace.folder}`;
    return [
      {name: `verify of ${facts} facts from PDFs, each read again`, value: seconds(verify), unit: "s CPU"},
      {name: `verify of ${facts} facts from PDFs, unchanged`, value: seconds(verify), unit: "s CPU", aim: "< 5"}
    ];
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function fill(workspace: Workspace, folder: string): Promise<number> {
  await writeFile(join(workspace.folder, "vocabulary/units.yaml"), UNIT);
  await writeFile(join(workspace.folder, "vocabulary/measures.yaml"), MEASURE);
  await mkdir(join(workspace.folder, "facts"), {recursive: true});
  let count = 0;
  for (let document = 0; document < DOCUMENTS; document++) {
    const id = `report-${"abcdefghij"[document]!}`;
    const path = join(folder, `${id}.pdf`);
    await writeFile(
      path,
      await pdfOfSize(
        [420, 640],
        Array.from({length: PAGES}, (_, page) => tablePage(document * PAGES + page))
      )
    );
    await addSources(workspace, await readRegistry(workspace, []), [path], []);
    const text = await readFile(join(workspace.texts, `${id}.txt`), "utf8");
    const rows = (await proposalsFor(workspace, id)).map(({printed, start, end, locator}) => {
      const fields: Readonly<Record<string, unknown>> = {
        ...{id: `${id}.n${count++}`, locator, start, end, printed, unit: "lamps", measure: "lamps", period: "2024"},
        ...{prefix: text.slice(Math.max(0, start - 12), start), suffix: text.slice(end, end + 6), area: "XA"},
        ...{producer: "not-stated", status: "not-stated", note: "Unit lamps and 2024 from the title of the report."}
      };
      return FACT_COLUMNS.map((column) => `"${String(fields[column] ?? "")}"`).join(",");
    });
    await writeFile(join(workspace.folder, `facts/${id}.csv`), `${[FACT_COLUMNS.join(","), ...rows].join("\n")}\n`);
  }
  return count;
}

/** A page with a ruled table of numbers. */
const tablePage =
  (page: number) =>
  ({text, right, across, down}: Pen): void => {
    for (let i = 0; i <= ROWS + 1; i++) across(600 - 20 * i, 20, 400);
    for (let j = 0; j <= COLUMNS + 1; j++) down(20 + 76 * j, 600 - 20 * (ROWS + 1), 600);
    ["Coast", "North", "East", "South", "West"].forEach((head, j) => text(head, 24 + 76 * j, 586));
    for (let i = 0; i < ROWS; i++) {
      text(`Pier ${"abcdefghijklmnopqrstuvwxyz"[i]!}`, 24, 566 - 20 * i);
      for (let j = 0; j < COLUMNS; j++)
        right((((page * 7919 + i * 131 + j * 17) % 9000) + 1000).toLocaleString("en"), 92 + 76 * (j + 1), 566 - 20 * i);
    }
  };
