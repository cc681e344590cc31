import {PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString} from "@cantoo/pdf-lib";
import type {PDFDocument, PDFObject} from "@cantoo/pdf-lib";

const [ID, ID_TREE] = [PDFName.of("ID"), PDFName.of("IDTree")];

/**
 * Numbers the ids of a PDF's structure elements from 1 in the order of the elements, wherever they are named. Chromium
 * counts on from what its process has drawn before, and not always in the same order, so that the same document could
 * differ in them.
 */
export function numberIds({catalog, context}: PDFDocument): void {
  const root = catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (!root?.has(ID_TREE)) return;
  const elements = context
    .enumerateIndirectObjects()
    .flatMap(([reference, object]) =>
      object instanceof PDFDict && textOf(object.get(ID)) !== undefined ? [{reference, object}] : []
    );
  const names = new Map(
    elements.map(({object}, i) => [textOf(object.get(ID)), PDFString.of(`node${String(i + 1).padStart(8, "0")}`)])
  );
  removeTree(root.get(ID_TREE), context);
  for (const [, object] of context.enumerateIndirectObjects()) rename(object, names);
  root.set(ID_TREE, context.obj({Names: elements.flatMap(({reference, object}) => [object.get(ID)!, reference])}));
}

/** Takes the parts of a tree of names out of a file: those that nothing refers to any more would still be written. */
function removeTree(part: PDFObject | undefined, context: PDFDocument["context"]): void {
  const node = context.lookup(part, PDFDict);
  const kids = node.lookupMaybe(PDFName.of("Kids"), PDFArray);
  for (const kid of kids?.asArray() ?? []) removeTree(kid, context);
  if (part instanceof PDFRef) context.delete(part);
}

const textOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;

/** Puts the new names in place of the old in an object and in what it holds itself. */
function rename(value: PDFObject, names: ReadonlyMap<string | undefined, PDFString>): void {
  if (value instanceof PDFArray)
    value.asArray().forEach((one, i) => {
      const name = names.get(textOf(one));
      if (name) value.set(i, name);
      else rename(one, names);
    });
  else if (value instanceof PDFDict)
    for (const [key, one] of value.entries()) {
      const name = key === ID ? names.get(textOf(one)) : undefined;
      if (name) value.set(key, name);
      else rename(one, names);
    }
}
