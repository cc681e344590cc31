import {ExpressionError, factsOf, parseExpression} from "../core/expression/syntax.js";

/** Where links of a trace lead. */
export interface TraceLinks {
  /** The address of a fact in the static list, such as `#demo.total`. */
  readonly factHref: (id: string) => string;
  /** The address of an expression's trace; by default that of its first fact. */
  readonly traceHref?: (expression: string) => string;
  /** The address of a check in the register of open points; by default that in the same page. */
  readonly checkHref?: (id: string) => string;
  /** The address of a page of the site, given from its root with a slash before it; by default as given. */
  readonly siteHref?: (path: string) => string;
  /** The address of a fact's own page; by default that of the site. Undefined where there is none. */
  readonly factPage?: (id: string) => string | undefined;
}

/** The address of an expression's trace below a site's root; without JavaScript it leads to the first fact. */
export function traceAddress(root: string, expression: string): string {
  return `${root}trace/?x=${encodeURIComponent(expression)}${placeInList(expression)}`;
}

/** The address of the list of all printed figures below a site's root, at an expression's first fact. */
export function listAddress(root: string, expression: string): string {
  return `${root}trace/${placeInList(expression)}`;
}

/**
 * The anchor, with its `#`, of an expression's first fact in the static list, or of the first list that it counts;
 * empty for neither.
 */
export function placeInList(expression: string): string {
  const [fact] = factsNamed(expression);
  if (fact !== undefined) return `#${fact}`;
  const counted = /\bcount\(([a-z][a-z0-9-]*)/.exec(expression)?.[1];
  return counted === undefined ? "" : `#${countAnchor(counted)}`;
}

/** The id of a counted list on the page of all figures. */
export function countAnchor(table: string): string {
  return `count-${table}`;
}

/** The facts that an expression names; none where it can't be parsed. */
export function factsNamed(expression: string): readonly string[] {
  try {
    return factsOf(parseExpression(expression));
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** The links of a site whose root is known. */
export function siteTraceLinks(root: string): Required<TraceLinks> {
  return {
    factHref: (id) => traceAddress(root, id),
    traceHref: (expression) => traceAddress(root, expression),
    checkHref: (id) => `${root}open-points#check-${id}`,
    siteHref: (path) => root + path.replace(/^\//, ""),
    factPage: (id) => root + factPath(id).slice(1)
  };
}

/** The place of a fact in its source's page, from the site's root. */
export function sourcePlace({id, source}: {readonly id: string; readonly source: string}): string {
  return `/sources/${source}#${id}`;
}

/** The page of a fact, from the site's root. */
export function factPath(id: string): string {
  return `/facts/${id}`;
}

/** Fills in the address of expressions. */
export function completeTraceLinks({
  factHref,
  traceHref,
  checkHref,
  siteHref = (path) => path,
  factPage
}: TraceLinks): Required<TraceLinks> {
  return {
    factHref,
    traceHref: traceHref ?? ((expression) => factHref(factsNamed(expression)[0] ?? "")),
    checkHref: checkHref ?? ((id) => `#check-${id}`),
    siteHref,
    factPage: factPage ?? ((id) => siteHref(factPath(id)))
  };
}
