import {isBuilderPage, isSourcePage} from "../editing/builder-page.js";

/** What of a site says how wide its pages are. */
export interface ColumnedSite {
  readonly hasNotebooks: boolean;
  /** Whether documents can be gone through here, as in a preview. */
  readonly isPreview: boolean;
}

/**
 * The style element that gives a page a wider column than the usual one; empty for other pages. Its widths are those of
 * `style/properties.css`. The style sheet can't choose by what is in a page: with `:has()` a browser works out the
 * styles of the whole page at each change of it.
 */
export function columnStyle(path: string, site: ColumnedSite): string {
  const column = columnOf(path, site);
  return column === undefined ? "" : `<style>#observablehq-center{${column}}</style>`;
}

function columnOf(path: string, {hasNotebooks, isPreview}: ColumnedSite): string | undefined {
  if (path === "/gallery" || (path === "/index" && hasNotebooks)) return "--tm-page-column:var(--tm-gallery-column)";
  if (path === "/explore") return "--tm-wide-column:var(--tm-explore-column)";
  if (isBuilderPage(path) || (isPreview && isSourcePage(path.replace(/\/index$/, "/"))))
    return "--tm-wide-column:var(--tm-work-column)";
  return undefined;
}
