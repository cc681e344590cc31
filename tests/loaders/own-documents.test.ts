import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {utils} from "@e965/xlsx";
import {expect, it, onTestFinished} from "vitest";
import {FACT_COLUMNS} from "../../loaders/facts/facts-csv.js";
import {proposalsFor} from "../../loaders/proposals/of-source.js";
import {addSources} from "../../loaders/sources/add.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {madePdf} from "../support/made-pdf.js";
import {docx, p, r, workbook} from "./reading/made-documents.js";

const ROWS = [
  ["Kind", "Loans 2023 (items)"],
  ["Books", "31,000"],
  ["Films", "9,100"],
  ["Sound recordings", "4,700"]
] as const;

const cell = (text: string): string => `<w:tc>${p(r(text))}</w:tc>`;
const tableOfRows = `<w:tbl>${ROWS.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;

const DOCUMENTS: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  "lending.pdf": () =>
    madePdf(({text, right, across, down}) => {
      for (const y of [250, 230, 210, 190, 170]) across(y, 40, 340);
      for (const x of [40, 190, 340]) down(x, 170, 250);
      ROWS.forEach(([kind, loans], i) => {
        text(kind, 44, 236 - 20 * i);
        right(loans, 330, 236 - 20 * i);
      });
    }),
  "lending.docx": () => docx(tableOfRows),
  "lending.xlsx": () => workbook({Lending: utils.aoa_to_sheet(ROWS.map((row) => [...row]))})
};

const TABLE = `title: Loans by kind, as the lending report prints them
description: One row for each kind of item.
facts: {source: lending, measure: loans}
rows:
  - each: {category: [books, films, sound-recordings]}
columns:
  kind: {label: Kind, key: category}
  year: {key: period}
  area: {key: area}
  loans: {label: Loans, unit: items, value: it}
`;

it.each(Object.keys(DOCUMENTS))(
  "%s is added, its numbers proposed and accepted, and a table built of them",
  async (name) => {
    const root = await mkdtemp(join(tmpdir(), "tickmark-"));
    onTestFinished(() => rm(root, {recursive: true, force: true}));
    await makeWorkspace(join(root, "ws"), "tutorial");
    const workspace = openWorkspace(join(root, "ws"));
    await writeFile(join(root, name), await DOCUMENTS[name]!());
    const [added] = await addSources(workspace, await readRegistry(workspace, []), [join(root, name)], []);
    expect(added).toMatchObject({id: "lending", tables: 1});

    const text = await readFile(join(workspace.texts, "lending.txt"), "utf8");
    const proposals = (await proposalsFor(workspace, "lending")).filter(({explained}) => explained === undefined);
    expect(proposals.map(({printed, look}) => [printed, look])).toEqual(ROWS.slice(1).map(([, loans]) => [loans, []]));
    const rows = proposals.map(({printed, start, end, locator, unit, measure, period, category}) => {
      const fields: Readonly<Record<string, unknown>> = {
        ...{id: `lending.${category?.value}-2023`, locator, start, end, printed},
        ...{prefix: text.slice(Math.max(0, start - 12), start), suffix: text.slice(end, end + 6)},
        ...{unit: unit?.value, measure: measure?.value, period: period?.value, category: category?.value},
        ...{area: "XA", producer: "library-office", status: "not-stated", note: "Locator: the cell; 2023 from its head"}
      };
      return FACT_COLUMNS.map((column) => `"${String(fields[column] ?? "")}"`).join(",");
    });
    await writeFile(
      join(workspace.folder, "facts", "lending.csv"),
      `${[FACT_COLUMNS.join(","), ...rows].join("\n")}\n`
    );
    await writeFile(join(workspace.folder, "tables", "lending-by-kind.yaml"), TABLE);

    const {report, tables} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
    const built = tables.find(({table}) => table.id === "lending-by-kind")!;
    expect(built.rows.map(({kind, loans}) => [kind, Number(loans)])).toEqual([
      ["books", 31000],
      ["films", 9100],
      ["sound-recordings", 4700]
    ]);
  }
);
