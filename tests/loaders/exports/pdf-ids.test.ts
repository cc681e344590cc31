import {PDFDocument, PDFName, PDFString} from "@cantoo/pdf-lib";
import {expect, it} from "vitest";
import {numberIds} from "../../../loaders/exports/pdf-ids.js";

/** A PDF with two structure elements of these ids, named by themselves, a tree in parts, and a table's cell. */
async function withIds(...ids: readonly [number, number]): Promise<string> {
  const pdf = await PDFDocument.create();
  pdf.setCreationDate(new Date(0));
  pdf.setModificationDate(new Date(0));
  const {context} = pdf;
  const name = (id: number): PDFString => PDFString.of(`node${String(id).padStart(8, "0")}`);
  const elements = ids.map((id) => ({id, reference: context.register(context.obj({S: "TH", ID: name(id)}))}));
  const cell = context.register(context.obj({S: "TD", A: [context.obj({O: "Table", Headers: ids.map(name)})]}));
  const sorted = [...elements].sort((a, b) => a.id - b.id);
  const part = context.register(context.obj({Names: sorted.flatMap(({id, reference}) => [name(id), reference])}));
  const root = context.obj({
    Type: "StructTreeRoot",
    K: [...elements.map(({reference}) => reference), cell],
    IDTree: context.register(context.obj({Kids: [part]}))
  });
  pdf.catalog.set(PDFName.of("StructTreeRoot"), context.register(root));
  numberIds(pdf);
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => String(object))
    .join("\n");
}

it("numberIds(pdf) gives the same ids whatever its process has drawn before, and in whatever order", async () => {
  const early = await withIds(2, 5);
  expect(await withIds(150, 153)).toBe(early);
  expect(await withIds(153, 150)).toBe(early);
  expect(early.match(/node\d+/g)).toHaveLength(6);
  expect(new Set(early.match(/node\d+/g))).toEqual(new Set(["node00000001", "node00000002"]));
});
