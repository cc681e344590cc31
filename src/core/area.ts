/**
 * `home`: the area that a workspace is about, which goes without saying. `none`: no one area, so that there is nothing
 * to name.
 */
export type AreaKind = "home" | "none";

/** An area of the workspace's list. */
export interface Area {
  readonly id: string;
  readonly label: string;
  readonly kind?: AreaKind;
}

/** What areas are called and which kinds they are, by their code. */
export type Areas = ReadonlyMap<string, Area>;

/** An area in words; a code that the workspace does not list stays as it is. */
export function areaLabel(area: string, areas: Areas): string {
  return area === "" ? "area not printed" : (areas.get(area)?.label ?? area);
}
