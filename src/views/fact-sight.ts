import type {CellGrid, EvidenceFact, PageCrop} from "../core/evidence.js";
import type {TraceContext} from "./trace-parts.js";

/**
 * How a fact is seen in its document: the part of its page with the figure marked, or the cells around its own; a note
 * where the document’s file is absent. Undefined where its sentence is all that is shown.
 */
export function factSight(fact: EvidenceFact, context: TraceContext): HTMLElement | undefined {
  const {seen} = fact;
  if (seen === undefined || fact.withheld !== undefined) return undefined;
  switch (seen.kind) {
    case "crop":
      return cropView(seen, fact, context);
    case "grid":
      return gridView(seen, context);
    case "absent":
      return context.make(
        "p",
        {class: "tm-absent"},
        `The document itself, ${seen.file}, is not present in this copy; the sentence is as it was read.`
      );
  }
}

function cropView(
  {image, width, height, page, file}: PageCrop,
  {printed}: EvidenceFact,
  {make, links}: TraceContext
): HTMLElement {
  return make(
    "figure",
    {class: "tm-sight"},
    make("img", {
      src: image.startsWith("data:") ? image : links.siteHref(image),
      alt: `Part of page ${page} of ${file}, with ${printed} marked`,
      width: String(width / 2),
      height: String(height / 2)
    }),
    make("figcaption", {}, `Page ${page} of ${file}`)
  );
}

function gridView(grid: CellGrid, {make}: TraceContext): HTMLElement {
  const {place, file, letters, rows, row, column, value, formula} = grid;
  return make(
    "figure",
    {class: "tm-sight"},
    make(
      "div",
      {class: "tm-sight-grid", tabindex: "0", role: "group", "aria-label": `Cells of ${place}, ${file}`},
      make(
        "table",
        {},
        make(
          "tbody",
          {},
          letters &&
            make("tr", {class: "tm-sight-names"}, make("td", {}), ...letters.map((name) => make("td", {}, name))),
          ...rows.map(({header, number, cells}, y) =>
            make(
              "tr",
              {},
              letters && make("td", {class: "tm-sight-name"}, String(number ?? "")),
              ...cells.map((text, x) =>
                make(header ? "th" : "td", {}, y === row && x === column ? make("mark", {}, text) : text)
              )
            )
          )
        )
      )
    ),
    make(
      "figcaption",
      {},
      [
        `${letters ? "Sheet " : ""}${place} of ${file}`,
        ...(value ? [`stored as ${value}`] : []),
        ...(formula ? [`formula =${formula}`] : [])
      ].join("; ")
    )
  );
}
