/** A cell that prints a number, or a sign for one that is missing. */
const NUMERIC = /^[\s(]*[+−–△▲-]?\s*[\d０-９][\d０-９.,，．'’\s]*(?:\s*%|％)?\)?\*?$|^(?:[–—…-]|\.\.\.?|n\/?a|x)$/i;
/** A year, which is a number in a cell but the name of a column in a head. */
export const YEAR = /^(?:FY ?)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?年?度?$/;

/** How many rows at the top of a grid name its columns: those before the first with a number that is no year. */
export function headRows(rows: readonly (readonly string[])[]): number {
  const first = rows.findIndex((row) =>
    row.slice(1).some((cell) => NUMERIC.test(cell.trim()) && /[\d０-９]/.test(cell) && !YEAR.test(cell.trim()))
  );
  return first < 0 ? Math.min(1, rows.length) : first;
}
