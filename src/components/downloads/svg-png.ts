/** Makes PNGs of drawings that stand alone by the page's own engine, so many pixels wide, on white. Letters are set in the reader's fonts. */
export function pngMaker(document: Document): (svg: string, width: number) => Promise<Uint8Array<ArrayBuffer>> {
  return async (svg, width) => {
    const {text, height} = sized(svg, width, document);
    const picture = document.createElement("img");
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser draws no pictures.");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("This browser makes no pictures.");
    return new Uint8Array(await blob.arrayBuffer());
  };
}

/** A drawing of a given width: not every browser draws one on a canvas that names no size in pixels. */
function sized(svg: string, width: number, {defaultView}: Document): {readonly text: string; readonly height: number} {
  const {DOMParser, XMLSerializer} = defaultView as Window & typeof globalThis;
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const [, , own = Number.NaN, high = Number.NaN] = (root.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (!(own > 0) || !(high > 0)) throw new Error("A drawing has no size.");
  const height = Math.round(width * high / own);
  root.setAttribute("width", String(width));
  root.setAttribute("height", String(height));
  return {text: new XMLSerializer().serializeToString(root), height};
}
