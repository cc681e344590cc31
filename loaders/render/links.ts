import {placeInList} from "../../src/views/trace-links.js";

/**
 * The address of an expression's trace, from the site's root. Framework decodes and encodes links again, so it is encoded as a whole,
 * not part by part. Without JavaScript it leads to the first fact in the list.
 */
export function builtTraceHref(expression: string): string {
  return encodeURI(`/trace/?x=${expression}${placeInList(expression)}`);
}
