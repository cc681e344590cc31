import {elements, openPackage} from "../../src/exports/pptx/office-package.js";
import type {ReadPackage} from "../../src/exports/pptx/office-package.js";

/** A shape of a slide with its place in Office's units; one without a place of its own has that of its placeholder. */
export interface SlideShape {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The shapes of the slides of a PowerPoint file, and the size of a slide. */
export function slideShapes(
  bytes: Uint8Array,
  parse: (xml: string) => Document
): {readonly width: number; readonly height: number; readonly slides: readonly (readonly SlideShape[])[]} {
  const pack = openPackage(bytes, parse);
  const main = pack.relations("").find(({type}) => type.endsWith("/officeDocument"))!.target;
  const size = elements(pack.xml(main), "sldSz")[0]!;
  const relations = new Map(pack.relations(main).map(({id, target}) => [id, target]));
  return {
    width: Number(size.getAttribute("cx")),
    height: Number(size.getAttribute("cy")),
    slides: elements(pack.xml(main), "p:sldId").map((one) => shapesOf(relations.get(one.getAttribute("r:id")!)!, pack))
  };
}

function shapesOf(part: string, pack: ReadPackage): readonly SlideShape[] {
  const layout = related(part, "slideLayout", pack);
  const master = related(layout, "slideMaster", pack);
  return ["sp", "graphicFrame", "pic"].flatMap((tag) =>
    elements(pack.xml(part), tag).map((shape) => {
      const ph = elements(shape, "ph")[0];
      const place =
        boxOf(shape) ??
        boxOf(placeholder(pack.xml(layout), ph, "idx")) ??
        boxOf(placeholder(pack.xml(layout), ph, "type")) ??
        boxOf(placeholder(pack.xml(master), ph, "type"));
      const name = elements(shape, "cNvPr")[0]!.getAttribute("name")!;
      if (!place) throw new Error(`${part}: ${name} has no place`);
      return {name, ...place};
    })
  );
}

const related = (part: string, kind: string, pack: ReadPackage): string =>
  pack.relations(part).find(({type}) => type.endsWith(`/${kind}`))!.target;

function placeholder(within: Document | undefined, ph: Element | undefined, by: "idx" | "type"): Element | undefined {
  const value = (one: Element | undefined): string => {
    const given = one?.getAttribute(by) ?? (by === "idx" ? "0" : "body");
    return by === "type" && given === "ctrTitle" ? "title" : given;
  };
  return elements(within, "sp").find((shape) => {
    const own = elements(shape, "ph")[0];
    return own !== undefined && value(own) === value(ph);
  });
}

function boxOf(shape: Element | undefined): Omit<SlideShape, "name"> | undefined {
  const frame = elements(shape, "xfrm")[0];
  const [at, size] = [elements(frame, "off")[0], elements(frame, "ext")[0]];
  if (!at || !size) return undefined;
  return {
    x: Number(at.getAttribute("x")),
    y: Number(at.getAttribute("y")),
    width: Number(size.getAttribute("cx")),
    height: Number(size.getAttribute("cy"))
  };
}

/** What stands outside its slide or on something else, in words. */
export function overprinted(bytes: Uint8Array, parse: (xml: string) => Document): readonly string[] {
  const {width, height, slides} = slideShapes(bytes, parse);
  const slack = 0.004 * height;
  return slides.flatMap((shapes, i) =>
    shapes.flatMap((a, k) => [
      ...(a.x < -slack || a.y < -slack || a.x + a.width > width + slack || a.y + a.height > height + slack
        ? [`slide ${i + 1}: ${a.name} stands outside`]
        : []),
      ...shapes.slice(k + 1).flatMap((b) => {
        const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        return across > slack && down > slack ? [`slide ${i + 1}: ${a.name} and ${b.name} overlap`] : [];
      })
    ])
  );
}
