import type {CompiledChart, Drawing} from "../../core/deck/compiled.js";
import {isPictureData, missingPicture} from "../../core/deck/html.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {pictureBytes} from "../picture-file.js";
import {chartSheets, workbook} from "../workbook.js";
import {captionHeight, tableFor} from "./arrange.js";
import type {Placed} from "./arrange.js";
import {chartXml} from "./chart-part.js";
import type {EvidenceMaps} from "./evidence-text.js";
import {bodyProperties} from "./master.js";
import {xml} from "./office-package.js";
import type {OfficePackage} from "./office-package.js";
import {NAMESPACES, fit, frameShape, pictureShape, scaled, textShape} from "./shapes.js";
import type {Box, Placeholder} from "./shapes.js";
import {rowHeights, tableXml} from "./table.js";
import {paragraph, paragraphsXml} from "./text.js";
import type {TextSetting} from "./text.js";

/** State shared by the figures of all slides. */
export interface FigureSetting extends EvidenceMaps {
  readonly pack: OfficePackage;
  readonly media: Media;
  /** The height of slides in multiples of 720 pixels. */
  readonly scale: number;
  /** Counts the charts of the package. */
  readonly nextChart: () => number;
}

/** The figure of a slide in the making. */
export interface OnSlide {
  readonly part: string;
  readonly text: TextSetting;
  readonly nextId: () => number;
  readonly placeholder: Placeholder | undefined;
}

/**
 * The shapes of a chart, table or picture, native if Office has such an object, with a caption if the object can't
 * carry one.
 */
export function figureShapes({item, box, size}: Placed, slide: OnSlide, figures: FigureSetting): readonly string[] {
  switch (item.type) {
    case "text":
      return [];
    case "table":
      return [...caption(item.title, box, slide), tableFrame(item, box, size, slide)];
    case "image":
      return [imageShape(item, box, slide, figures)];
    case "chart":
      return item.chart.native === null
        ? pictureOf(item.chart, box, slide, figures)
        : [chartFrame(item.chart, box, slide, figures)];
  }
}

function tableFrame(
  item: Placed["item"] & {readonly type: "table"},
  box: Box,
  size: number,
  {text, nextId, placeholder}: OnSlide
): string {
  const table = tableFor(item, box.width);
  return frameShape({
    id: nextId(),
    name: item.title === "" ? "Table" : `Table: ${item.title}`,
    description: item.description === "" ? tableDescription(table.rows.length - 1) : item.description,
    placeholder,
    content: tableXml(table, {...text, size}, box.width),
    box: {
      ...below(box, item.title),
      height: rowHeights(table, size, box.width).reduce((sum, height) => sum + height, 0)
    }
  });
}

const tableDescription = (rows: number): string => `Table with ${rows} ${rows === 1 ? "row" : "rows"} below its head.`;

function below(box: Box, title: string): Box {
  const height = captionHeight(title, box.width);
  return {...box, y: box.y + height, height: box.height - height};
}

function caption(title: string, box: Box, {text, nextId}: OnSlide): readonly string[] {
  if (title === "") return [];
  return [
    textShape({
      id: nextId(),
      name: "Statistical title",
      box: {...box, height: captionHeight(title, box.width)},
      body: bodyProperties("t"),
      text: paragraphsXml([paragraph(title, "small")], {...text, size: SMALLEST_TEXT, color: "tx2"})
    })
  ];
}

function chartFrame(
  chart: CompiledChart,
  box: Box,
  slide: OnSlide,
  {pack, scale, expressions, facts, nextChart}: FigureSetting
): string {
  const [native, number] = [chart.native!, nextChart()];
  const path = pack.free(`ppt/charts/chart${number}.xml`);
  const sheet = pack.free(`ppt/embeddings/chart${number}.xlsx`);
  pack.add(sheet, workbook(chartSheets(native, {expressions, facts})));
  const relation = pack.relate(path, "package", sheet);
  pack.add(
    path,
    scaled(chartXml(native, {title: chart.short.title, lang: slide.text.lang, workbook: relation, frame: box}), scale),
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
  );
  return frameShape({
    id: slide.nextId(),
    name: `Chart: ${chart.id}`,
    description: chart.description,
    placeholder: slide.placeholder,
    box,
    content: xml(
      "a:graphicData",
      {uri: CHART},
      xml("c:chart", {
        "xmlns:c": CHART,
        "xmlns:r": NAMESPACES["xmlns:r"],
        "r:id": pack.relate(slide.part, "chart", path)
      })
    )
  });
}

const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";

function pictureOf(chart: CompiledChart, box: Box, slide: OnSlide, {pack, media}: FigureSetting): readonly string[] {
  const drawing = drawingFor(chart, box)!;
  const {png, svg} = media.drawing(drawing);
  return [
    ...caption(chart.short.title, box, slide),
    pictureShape({
      id: slide.nextId(),
      name: `Drawing: ${chart.id}`,
      description: chart.description,
      placeholder: slide.placeholder,
      box: fit(drawing, below(box, chart.short.title)),
      png: pack.relate(slide.part, "image", png),
      svg: pack.relate(slide.part, "image", svg)
    })
  ];
}

/** The one of a chart's two drawings whose letters are larger when it is fitted, with its caption, into a box. */
export function drawingFor({full, half, short: {title}}: CompiledChart, box: Box): CompiledChart["full"]["drawing"] {
  const {width, height} = below(box, title);
  const scale = (drawing: CompiledChart["full"]["drawing"]): number =>
    drawing === null ? 0 : Math.min(width / drawing.width, height / drawing.height);
  return scale(full.drawing) >= scale(half.drawing) ? full.drawing : half.drawing;
}

function imageShape(
  {src, alt}: {readonly src: string; readonly alt: string},
  box: Box,
  slide: OnSlide,
  {pack, media}: FigureSetting
): string {
  const file = media.image(src);
  const name = alt === "" ? "Picture" : `Picture: ${alt}`;
  if (file === undefined) {
    const words = isPictureData(src) ? `${name} (of a kind that PowerPoint does not take)` : missingPicture({src, alt});
    return textShape({
      id: slide.nextId(),
      name,
      box,
      body: bodyProperties("t"),
      text: paragraphsXml([paragraph(words, "quote")], {...slide.text, size: 22, color: "tx2"})
    });
  }
  const place = file.size === undefined ? box : fit(file.size, box);
  return pictureShape({
    id: slide.nextId(),
    name,
    description: alt === "" ? "Picture without a description" : alt,
    placeholder: slide.placeholder,
    box: place,
    png: pack.relate(slide.part, "image", file.path)
  });
}

/** Pictures of a deck, each once. */
interface Media {
  /** The parts of a drawing. */
  drawing(drawing: Drawing): {readonly png: string; readonly svg: string};
  /** The part of a picture that the deck holds itself, as a `data:` address; undefined for any other. */
  image(
    src: string
  ): {readonly path: string; readonly size: {readonly width: number; readonly height: number} | undefined} | undefined;
}

const FOLDER = "ppt/media";
/** Pixels of the PNG for one of the drawing, so that it is sharp on a large screen. */
const DENSITY = 2;

/**
 * Makes the media of a deck. All drawings are converted to PNG first, so that slides are then written synchronously.
 */
export async function deckMedia(
  drawings: readonly Drawing[],
  pack: OfficePackage,
  png: (svg: string, width: number) => Promise<Uint8Array>
): Promise<Media> {
  const made = new Map<string, {readonly png: string; readonly svg: string}>();
  for (const drawing of drawings) {
    if (made.has(drawing.svg)) continue;
    const name = `${FOLDER}/drawing${made.size + 1}`;
    const paths = {png: pack.free(`${name}.png`), svg: pack.free(`${name}.svg`)};
    pack.add(paths.png, await png(drawing.svg, Math.round(drawing.width * DENSITY)));
    pack.add(paths.svg, new TextEncoder().encode(drawing.svg));
    made.set(drawing.svg, paths);
  }
  const images = new Map<
    string,
    {readonly path: string; readonly size: {readonly width: number; readonly height: number} | undefined}
  >();
  return {
    drawing: ({svg}) => made.get(svg)!,
    image: (src) => {
      const known = images.get(src);
      const picture = known ? undefined : pictureBytes(src);
      if (!picture) return known;
      const image = {path: pack.free(`${FOLDER}/image${images.size + 1}.${picture.kind}`), size: picture.size};
      pack.add(image.path, picture.bytes);
      images.set(src, image);
      return image;
    }
  };
}
