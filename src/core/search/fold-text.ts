const PLAIN = /^[ -~]*$/;

/** Text as it is compared in a search: full-width letters and digits as the usual ones, no capitals, no accents. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{Mn}+/gu, (marks) => marks.replace(/[^\u3099\u309a]/g, "")).normalize("NFC");
}

/** Text whose numbers have no separators of thousands: `31,927` as `31927`. */
export function plainNumber(text: string): string {
  return text.replace(/\d{1,3}(?:,\d{3})+(?!\d)/g, (number) => number.replaceAll(",", ""));
}
