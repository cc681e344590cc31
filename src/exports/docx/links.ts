import {ExternalHyperlink, InternalHyperlink, TextRun} from "docx";
import type {IRunOptions, ParagraphChild} from "docx";
import type {ShownNumber} from "../../core/deck/compiled.js";
import {siteAddress, siteTrace} from "../site-address.js";
import type {DocxContext} from "./context.js";

/** A number as a link to its trace where the site's address is known, else to its entry in the appendix. */
export function numberLink({text, expression}: ShownNumber, {site, bookmark}: Pick<DocxContext, "site" | "bookmark">, run: IRunOptions = {}): ParagraphChild {
  const children = [new TextRun({...run, text, style: "Number"})];
  const link = siteTrace(site, expression);
  return link === undefined ? new InternalHyperlink({anchor: bookmark(expression), children}) : new ExternalHyperlink({link, children});
}

/** Text that leads to a bookmark. */
export function bookmarkLink(text: string, anchor: string, style = "Hyperlink"): ParagraphChild {
  return new InternalHyperlink({anchor, children: [new TextRun({text, style})]});
}

/** Text that leads to an address of the web. */
export function webLink(text: string, link: string): ParagraphChild {
  return new ExternalHyperlink({link, children: [new TextRun({text, style: "Hyperlink"})]});
}

/** Text that leads to a path of the site; where the site's address is not known, to the open point in the appendix, or nowhere. */
export function siteLink(text: string, path: string, {site, openPoint}: Pick<DocxContext, "site" | "openPoint">): ParagraphChild {
  const address = siteAddress(site, path);
  if (address !== undefined) return webLink(text, address);
  const anchor = openPoint(path);
  return anchor === undefined ? new TextRun(text) : bookmarkLink(text, anchor);
}
