/** What a slide is made with. */
export interface SlideContext {
  readonly document: Document;
  /** A path of the site, with a slash before it, as an address in this output. */
  readonly href: (path: string) => string;
  readonly traceHref: (expression: string) => string;
  /** Whether each chart stands there drawn for narrow screens too; CSS chooses. */
  readonly narrow?: boolean;
}
