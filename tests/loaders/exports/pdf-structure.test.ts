import {PDFDocument, PDFName} from "@cantoo/pdf-lib";
import {expect, it} from "vitest";
import {nameStructure} from "../../../loaders/exports/pdf-structure.js";

it("nameStructure(pdf) leaves an item of a list without markers as it is", async () => {
  const pdf = await PDFDocument.create();
  const {context} = pdf;
  const item = context.register(context.obj({S: "LI", K: [0, 1]}));
  const document = context.register(context.obj({S: "Document", K: [item]}));
  pdf.catalog.set(PDFName.of("StructTreeRoot"), context.obj({Type: "StructTreeRoot", K: [document]}));
  nameStructure(pdf);
  expect(String(context.lookup(item))).toContain("/K [ 0 1 ]");
});
