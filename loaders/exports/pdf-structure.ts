import {PDFArray, PDFDict, PDFName} from "@cantoo/pdf-lib";
import type {PDFDocument, PDFObject} from "@cantoo/pdf-lib";

const [S, K, P] = [PDFName.of("S"), PDFName.of("K"), PDFName.of("P")];
/** Types of PDF 2.0, which this file is not, as what they are called before it. */
const EARLIER: ReadonlyMap<PDFObject | undefined, PDFName> = new Map([["Strong", "Span"], ["Em", "Span"], ["Title", "P"]].map(([name, earlier]) => [PDFName.of(name!), PDFName.of(earlier!)]));
const [NON_STRUCT, ITEM, LABEL, BODY, SECTION, DOCUMENT] = ["NonStruct", "LI", "Lbl", "LBody", "Sect", "Document"].map((name) => PDFName.of(name));

/**
 * Says in a PDF's structure what Chromium leaves unsaid: which are the sheets (the children of the only child of the document), and what is the body
 * of a list's item; types that the version of the file does not know become ones that it does.
 */
export function nameStructure(pdf: PDFDocument): void {
  const root = pdf.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (!root) return;
  const document = kids(root).find((kid) => kid.lookup(S) === DOCUMENT) ?? root;
  for (const sheet of kids(document).flatMap(kids)) {
    if (sheet.lookup(S) === NON_STRUCT) sheet.set(S, SECTION!);
  }
  const waiting = [document];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    waiting.push(...kids(element));
    const earlier = EARLIER.get(element.lookup(S));
    if (earlier) element.set(S, earlier);
    if (element.lookup(S) === ITEM) gatherBody(pdf, element);
  }
}

/** Puts what an item holds beside its label into a body. */
function gatherBody({context}: PDFDocument, item: PDFDict): void {
  const all = kidObjects(item);
  const isLabel = (kid: PDFObject): boolean => context.lookupMaybe(kid, PDFDict)?.lookup(S) === LABEL;
  const inner = all.filter((kid) => !isLabel(kid));
  const own = inner.map((kid) => context.lookup(kid));
  if (inner.length === all.length || !own.every((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(S))) return;
  const itself = own[0]?.get(P);
  if (itself === undefined) return;
  const reference = context.register(context.obj({Type: "StructElem", S: BODY!, P: itself, K: inner}));
  own.forEach((kid) => kid.set(P, reference));
  item.set(K, context.obj([...all.filter(isLabel), reference]));
}

/** The structure elements directly below one. */
function kids(element: PDFDict): readonly PDFDict[] {
  return kidObjects(element).map((kid) => element.context.lookup(kid)).filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(S));
}

function kidObjects(element: PDFDict): readonly PDFObject[] {
  const below = element.get(K);
  const listed = element.lookup(K);
  return listed instanceof PDFArray ? listed.asArray() : below === undefined ? [] : [below];
}
