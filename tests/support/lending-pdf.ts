import {once} from "../../src/core/memoize.js";
import {madePdf} from "./made-pdf.js";

/** A report with a ruled table of loans by kind in two years, with its total. */
export const lendingPdf = once((): Promise<Uint8Array> =>
  madePdf(({text, right, across, down}) => {
    for (const y of [250, 230, 210, 190, 170]) across(y, 40, 340);
    for (const x of [40, 160, 250, 340]) down(x, 170, 250);
    [
      ["Kind of item", "2022", "2023"],
      ["Books", "31,200", "31,330"],
      ["Films", "9,500", "9,640"],
      ["Total", "40,700", "40,970"]
    ].forEach((row, i) =>
      row.forEach((cell, j) => (j === 0 ? text(cell, 44, 236 - 20 * i) : right(cell, 156 + 90 * j, 236 - 20 * i)))
    );
  })
);
