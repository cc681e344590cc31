import {utils} from "@e965/xlsx";
import type {CellObject} from "@e965/xlsx";
import {docx, p, r, workbook} from "../loaders/reading/made-documents.js";
import {pdfOfSize} from "./made-pdf.js";

type Rows = readonly (readonly [string, ...(string | number)[]])[];

const BRANCHES: Rows = [
  ["District", "Branches", "Seats"],
  ["North", "9", "210"],
  ["East", "8", "185"],
  ["South", "11", "320"],
  ["West", "6", "140"],
  ["All districts", "34", "855"]
];

const VISITS: Rows = [
  ["Time of day", "Visits in 2024"],
  ["Morning", "31,200"],
  ["Afternoon", "58,700"],
  ["Evening", "28,500"],
  ["Whole day", "118,400"]
];

const STOCK: Rows = [
  ["Kind of item", "Items held in 2019", "Items held in 2024"],
  ["Books", 412300, 398100],
  ["Films", 38600, 41250],
  ["Sound recordings", 27400, 24900],
  ["All kinds", 478300, 464250]
];

/** The invented documents of the tutorial that are no plain texts, by the names of their files. */
export const TUTORIAL_DOCUMENTS: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  "branches.pdf": () =>
    pdfOfSize(
      [420, 420],
      [
        ({text, right, across, down}) => {
          text("The branches of the public libraries of Norland", 40, 370, {size: 15});
          text("Library Office of Norland", 40, 348);
          text("The table counts the branches that were open on 31 December 2024, by district.", 40, 316);
          text("A branch that was closed for works on that day is counted.", 40, 302);
          text("Branches and their seats by district, 31 December 2024", 40, 268);
          BRANCHES.forEach(([district, branches, seats], i) => {
            const y = 242 - 20 * i;
            text(district, 44, y);
            right(String(branches), 254, y);
            right(String(seats), 370, y);
          });
          for (let i = 0; i <= BRANCHES.length; i++) across(256 - 20 * i, 40, 376);
          for (const x of [40, 160, 260, 376]) down(x, 256 - 20 * BRANCHES.length, 256);
          text("A seat is a place to read at a table; chairs elsewhere are not counted.", 40, 106);
        }
      ]
    ),
  "visits.docx": () =>
    docx(
      [
        p(r("Visits to the public libraries of Norland")),
        p(r("Visits are counted at the doors, by the hour. A visit is not a visitor.")),
        p(r("Visits by time of day")),
        `<w:tbl>${VISITS.map((row) => `<w:tr>${row.map((text) => `<w:tc>${p(r(String(text)))}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`,
        p(r("Whoever stayed from the morning to the afternoon is counted in the morning."))
      ].join("")
    ),
  "stock.xlsx": () =>
    workbook({
      Stock: utils.aoa_to_sheet(
        STOCK.map((row) =>
          row.map((cell): CellObject | string => (typeof cell === "number" ? {t: "n", v: cell, z: "#,##0"} : cell))
        )
      )
    })
};
