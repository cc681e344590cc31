import type {CompiledDeck} from "../../core/deck/compiled.js";
import type {OfficePackage} from "./office-package.js";
import {xml, xmlText} from "./xml.js";

const NONE = "2000-01-01T00:00:00Z";
const PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006";

/** Adds what the file says of itself: title, author, language, date, and the digest and version of the data. Dates are the deck's, never the clock's. */
export function addProperties(pack: OfficePackage, {title, subtitle, author, date, period, lang, digest, version, file}: CompiledDeck): void {
  const time = /^\d{4}-\d{2}-\d{2}/.test(date) ? `${date.slice(0, 10)}T00:00:00Z` : NONE;
  const element = (tag: string, text: string, attributes = {}): string => (text === "" ? "" : xml(tag, attributes, xmlText(text)));
  pack.add("docProps/core.xml", xml("cp:coreProperties", {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"
  },
    element("dc:title", title), element("dc:subject", subtitle), element("dc:creator", author),
    element("cp:keywords", period), element("dc:description", `Every number leads to its printed figure. Data digest ${digest}; Tickmark ${version}.`),
    element("cp:lastModifiedBy", author), element("cp:revision", "1"),
    element("dcterms:created", time, {"xsi:type": "dcterms:W3CDTF"}), element("dcterms:modified", time, {"xsi:type": "dcterms:W3CDTF"}), element("dc:language", lang)
  ), "application/vnd.openxmlformats-package.core-properties+xml");
  pack.relate("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
  pack.add("docProps/app.xml", xml("Properties", {xmlns: `${PROPERTIES}/extended-properties`}, element("Application", "Tickmark")), "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  pack.relate("", "extended-properties", "docProps/app.xml");
  pack.add("docProps/custom.xml", xml("Properties", {xmlns: `${PROPERTIES}/custom-properties`, "xmlns:vt": `${PROPERTIES}/docPropsVTypes`},
    Object.entries({"Data digest": digest, "Tickmark version": version, "Period of the figures": period, "Deck file": file}).map(([name, value], i) =>
      xml("property", {fmtid: "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", pid: i + 2, name}, `<vt:lpwstr>${xmlText(value)}</vt:lpwstr>`))
  ), "application/vnd.openxmlformats-officedocument.custom-properties+xml");
  pack.relate("", "custom-properties", "docProps/custom.xml");
}
