import type {OfficePackage} from "./pptx/office-package.js";
import {xml, xmlText} from "./pptx/xml.js";

/** What a workbook says of itself. */
export interface WorkbookAbout {
  readonly title: string;
  readonly subject: string;
  readonly description: string;
  /** Names and texts besides, such as the data digest. */
  readonly properties: Readonly<Record<string, string>>;
}

const PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006";
/** No date of ours is known; this one is plainly none. */
const NONE = "2000-01-01T00:00:00Z";

/** Adds title, description and custom properties to a workbook in the making (ECMA-376, part 2, 11; part 1, 22.3). */
export function addWorkbookProperties(pack: OfficePackage, {title, subject, description, properties}: WorkbookAbout): void {
  const element = (tag: string, text: string, attributes = {}): string => (text === "" ? "" : xml(tag, attributes, xmlText(text)));
  const time = {"xsi:type": "dcterms:W3CDTF"};
  pack.add("docProps/core.xml", xml("cp:coreProperties", {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"
  },
    element("dc:title", title), element("dc:subject", subject), element("dc:creator", "Tickmark"), element("dc:description", description),
    element("dcterms:created", NONE, time), element("dcterms:modified", NONE, time), element("dc:language", "en")
  ), "application/vnd.openxmlformats-package.core-properties+xml");
  pack.relate("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
  pack.add("docProps/custom.xml", xml("Properties", {xmlns: `${PROPERTIES}/custom-properties`, "xmlns:vt": `${PROPERTIES}/docPropsVTypes`},
    Object.entries(properties).filter(([, text]) => text !== "").map(([name, text], i) =>
      xml("property", {fmtid: "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", pid: i + 2, name}, `<vt:lpwstr>${xmlText(text)}</vt:lpwstr>`))
  ), "application/vnd.openxmlformats-officedocument.custom-properties+xml");
  pack.relate("", "custom-properties", "docProps/custom.xml");
}
