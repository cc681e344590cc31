/** The address of a path of the site; undefined where the site's address is not known. `site` is absolute, or empty. */
export function siteAddress(site: string, path: string): string | undefined {
  return site === "" ? undefined : site.replace(/\/$/, "") + path;
}

/** The address of an expression's trace; undefined where the site's address is not known. */
export function siteTrace(site: string, expression: string): string | undefined {
  return siteAddress(site, `/trace/?x=${encodeURIComponent(expression)}`);
}
