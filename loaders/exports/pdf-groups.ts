import {PDFArray, PDFDict, PDFName, PDFNumber, PDFRef} from "@cantoo/pdf-lib";
import type {PDFDocument, PDFObject} from "@cantoo/pdf-lib";

const [S, K, P, PG] = [PDFName.of("S"), PDFName.of("K"), PDFName.of("P"), PDFName.of("Pg")];
const GROUP = PDFName.of("NonStruct");
/** What a group may say without saying anything of its own. */
const BARE = new Set([S, K, P, PG, PDFName.of("Type")]);

/**
 * Takes the groups without meaning (`NonStruct`) out of a PDF's structure tree and puts what they hold in their place.
 * Chromium writes two for each text, which is most of the tree. A group with a description, language or id stays.
 */
export function removeGroups({catalog, context}: PDFDocument): void {
  const root = catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (!root) return;
  const owners = new Map<PDFObject, PDFRef>();
  const waiting = elementsOf(root);
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    const below = element;
    const kept = kidsOf(below).flatMap((kid) => {
      const group = context.lookup(kid);
      return kid instanceof PDFRef && isGroup(group) ? unwrapped(kid, below, group.get(P) as PDFRef) : [kid];
    });
    if (kept.length === 0) below.delete(K);
    else below.set(K, kept.length === 1 ? kept[0]! : context.obj([...kept]));
    waiting.push(...elementsOf(below));
  }
  rename(root.lookupMaybe(PDFName.of("ParentTree"), PDFDict), owners);
  for (const group of owners.keys()) context.delete(group as PDFRef);

  /** What a group holds, and the groups in it, as kids of an element that is not one. */
  function unwrapped(reference: PDFRef, element: PDFDict, owner: PDFRef): readonly PDFObject[] {
    const group = context.lookup(reference, PDFDict);
    owners.set(reference, owner);
    return kidsOf(group).flatMap((kid): readonly PDFObject[] => {
      const held = context.lookup(kid);
      if (held instanceof PDFDict && held.has(S)) {
        if (kid instanceof PDFRef && isGroup(held)) return unwrapped(kid, element, owner);
        held.set(P, owner);
        return [kid];
      }
      const page = group.get(PG);
      if (page === undefined) return [kid];
      if (held instanceof PDFDict) {
        if (!held.has(PG)) held.set(PG, page);
        return [kid];
      }
      if (!element.has(PG)) element.set(PG, page);
      if (!(held instanceof PDFNumber) || element.get(PG) === page) return [kid];
      return [context.obj({Type: "MCR", Pg: page, MCID: held})];
    });
  }

  function elementsOf(element: PDFDict): PDFDict[] {
    return kidsOf(element)
      .map((kid) => context.lookup(kid))
      .filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(S));
  }
}

const isGroup = (found: PDFObject | undefined): found is PDFDict =>
  found instanceof PDFDict && found.get(S) === GROUP && found.keys().every((key) => BARE.has(key));

function kidsOf(element: PDFDict): readonly PDFObject[] {
  const [below, listed] = [element.get(K), element.lookup(K)];
  return listed instanceof PDFArray ? listed.asArray() : below === undefined ? [] : [below];
}

/** Puts owners in place of groups in the tree that leads from a page's content to its elements. */
function rename(node: PDFDict | undefined, owners: ReadonlyMap<PDFObject, PDFRef>): void {
  if (!node) return;
  const context = node.context;
  for (const kid of node.lookupMaybe(PDFName.of("Kids"), PDFArray)?.asArray() ?? [])
    rename(context.lookup(kid, PDFDict), owners);
  const list = node.lookupMaybe(PDFName.of("Nums"), PDFArray);
  for (const [i, value] of (list?.asArray() ?? []).entries()) {
    const parents = context.lookup(value);
    if (parents instanceof PDFArray)
      parents.asArray().forEach((one, at) => owners.has(one) && parents.set(at, owners.get(one)!));
    else if (owners.has(value)) list!.set(i, owners.get(value)!);
  }
}
