/**
 * `home`: the area that the whole workspace is about, so texts leave it out. `none`: the code stands for no single
 * area.
 */
export type AreaKind = "home" | "none";

/** An area of the workspace's list. */
export interface Area {
  readonly id: string;
  readonly label: string;
  readonly kind?: AreaKind;
}

/** Areas by code, with their labels and kinds. */
export type Areas = ReadonlyMap<string, Area>;

/**
 * The label of an area code: `area not printed` for an empty code, the code itself if the workspace does not list it.
 */
export function areaLabel(area: string, areas: Areas): string {
  return area === "" ? "area not printed" : (areas.get(area)?.label ?? area);
}
