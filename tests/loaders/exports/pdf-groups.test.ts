import {PDFDocument, PDFName} from "@cantoo/pdf-lib";
import type {PDFDict, PDFObject} from "@cantoo/pdf-lib";
import {expect, it} from "vitest";
import {removeGroups} from "../../../loaders/exports/pdf-groups.js";

it("removeGroups(pdf) puts what groups hold in their place, and leaves a group that has a language", async () => {
  const pdf = await PDFDocument.create();
  const {context} = pdf;
  const [page, next, root, paragraph, outer, inner, far, named, link, parents] = Array.from({length: 10}, () =>
    context.nextRef()
  );
  const element = (S: string, P: PDFObject, rest: object): PDFDict =>
    context.obj({Type: "StructElem", S, P, ...rest} as never) as unknown as PDFDict;
  context.assign(page!, context.obj({}));
  context.assign(next!, context.obj({}));
  context.assign(paragraph!, element("P", root!, {K: [outer!, named!]}));
  context.assign(outer!, element("NonStruct", paragraph!, {K: [inner!, link!, far!]}));
  context.assign(inner!, element("NonStruct", outer!, {Pg: page!, K: 4}));
  context.assign(far!, element("NonStruct", outer!, {Pg: next!, K: 0}));
  context.assign(link!, element("Link", outer!, {Pg: page!, K: 5}));
  context.assign(named!, element("NonStruct", paragraph!, {Lang: "ja", Pg: page!, K: 6}));
  context.assign(parents!, context.obj({Nums: [0, [inner!, link!, named!], 1, far!]}));
  context.assign(root!, context.obj({Type: "StructTreeRoot", K: [paragraph!], ParentTree: parents!}));
  pdf.catalog.set(PDFName.of("StructTreeRoot"), root!);
  removeGroups(pdf);
  const shown = (one: PDFObject): string => String(context.lookup(one)).replace(/\s+/g, " ");
  expect(shown(paragraph!)).toContain(`/K [ 4 ${link!} << /Type /MCR /Pg ${next!} /MCID 0 >> ${named!} ] /Pg ${page!}`);
  expect(shown(link!)).toContain(`/P ${paragraph!}`);
  expect(shown(named!)).toContain("/S /NonStruct");
  expect(shown(parents!)).toBe(`<< /Nums [ 0 [ ${paragraph!} ${link!} ${named!} ] 1 ${paragraph!} ] >>`);
  expect([outer!, inner!, far!].map((one) => context.lookup(one))).toEqual([undefined, undefined, undefined]);
});
