import {siteAddress, siteTrace} from "../evidence-list.js";
import {xml} from "./office-package.js";
import type {OfficePackage} from "./office-package.js";

/** Where the evidence of a deck stands. */
export interface Places {
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** The slide, from 1, on which an expression or a fact is written out; undefined where none is. */
  readonly evidence: (expression: string) => number | undefined;
  /** The slide, from 1, that an address within the deck leads to. */
  readonly slide: (address: string) => number | undefined;
}

/** The hyperlinks of one part, each as XML for a run or shape; empty if there is no target. */
export interface PartLinks {
  /** To a number's trace where the site's address is known, otherwise to its evidence in the same file. */
  number(expression: string): string;
  /** To a number's evidence in the same file. */
  evidence(expression: string): string;
  /** To an address, or a path of the site. */
  address(href: string): string;
}

const SAFE = /^(?:https?:|mailto:)/i;
/** Keeps the colour of the text, so that a title with a number stays one line of one colour. */
const KEEPS_COLOR =
  '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">' +
  '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>';

/** The path of a slide's part in the package. */
export function slidePath(number: number): string {
  return `ppt/slides/slide${number}.xml`;
}

/**
 * The links of a part; each adds its relation when first used. `within` says whether the part can link to slides, which
 * notes can't.
 */
export function partLinks(
  pack: OfficePackage,
  part: string,
  {site, evidence, slide: slideOf}: Places,
  {within}: {readonly within: boolean}
): PartLinks {
  const outside = (address: string, tooltip?: string): string =>
    xml("a:hlinkClick", {"r:id": pack.link(part, address), tooltip}, KEEPS_COLOR);
  const jump = (slide: number | undefined, tooltip?: string): string => {
    if (slide === undefined || !within) return "";
    return xml(
      "a:hlinkClick",
      {"r:id": pack.relate(part, "slide", slidePath(slide)), action: "ppaction://hlinksldjump", tooltip},
      KEEPS_COLOR
    );
  };
  const toEvidence = (expression: string): string => jump(evidence(expression), expression);
  return {
    number: (expression) => {
      const trace = siteTrace(site, expression);
      return trace === undefined ? toEvidence(expression) : outside(trace, expression);
    },
    evidence: toEvidence,
    address: (href) => {
      if (SAFE.test(href)) return outside(href);
      if (href.startsWith("#")) return jump(slideOf(href));
      const address = href.startsWith("/") ? siteAddress(site, href) : undefined;
      return address === undefined ? "" : outside(address);
    }
  };
}
