import {PDFDocument, PDFName, PDFString} from "@cantoo/pdf-lib";
import {expect, it} from "vitest";
import {numberIds} from "../../../loaders/exports/pdf-ids.js";

/** A PDF with two structure elements whose ids begin at a number, named by themselves, a tree and a table's cell. */
async function withIds(first: number): Promise<string> {
  const pdf = await PDFDocument.create();
  pdf.setCreationDate(new Date(0));
  pdf.setModificationDate(new Date(0));
  const {context} = pdf;
  const id = (offset: number): PDFString => PDFString.of(`node${String(first + offset).padStart(8, "0")}`);
  const elements = [0, 3].map((offset) => context.register(context.obj({S: "TH", ID: id(offset)})));
  const cell = context.register(context.obj({S: "TD", A: [context.obj({O: "Table", Headers: [id(0), id(3)]})]}));
  const tree = context.obj({Names: [id(0), elements[0]!, id(3), elements[1]!]});
  const root = context.obj({Type: "StructTreeRoot", K: [...elements, cell], IDTree: tree});
  pdf.catalog.set(PDFName.of("StructTreeRoot"), root);
  numberIds(pdf);
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => String(object))
    .join("\n");
}

it("numberIds(pdf) gives the same ids whatever its process has drawn before", async () => {
  const [early, late] = [await withIds(2), await withIds(150)];
  expect(late).toBe(early);
  expect(early.match(/node\d+/g)).toHaveLength(6);
  expect(new Set(early.match(/node\d+/g))).toEqual(new Set(["node00000001", "node00000002"]));
});
