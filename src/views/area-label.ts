const AREAS: Readonly<Record<string, string>> = {
  JP: "Japan", "JP-27": "Osaka Prefecture", "JP-47": "Okinawa Prefecture", "JP-47201": "Naha", XX: "not of one country, or not printed"
};

/** An area by its ISO 3166 code (or a Japanese municipality's) in words; a code that isn't known stays as it is. */
export function areaLabel(area: string): string {
  return area === "" ? "area not printed" : AREAS[area] ?? area;
}
