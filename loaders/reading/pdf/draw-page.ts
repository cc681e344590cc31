import type {Box} from "../../../src/core/box.js";
import type {Glyph, PageContent, Stroke} from "./page-content.js";
import {apply, boxOf, multiply} from "./matrix.js";
import type {Matrix} from "./matrix.js";

/** A glyph or a space between glyphs, as pdf.js gives them. */
interface DrawnGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly [number, number, number] | null;
}

/** What is needed of a font. */
interface DrawnFont {
  readonly fontMatrix?: Matrix;
  readonly vertical?: boolean;
  readonly defaultVMetrics?: readonly [number, number, number];
}

/** The names of the operators by their number, and the fonts by name. */
export interface DrawingTools {
  readonly nameOf: ReadonlyMap<number, string>;
  readonly fontOf: (name: string) => DrawnFont;
}

/** A page's list of operators, as pdf.js gives it. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

/** How far letters stand above their foot and hang below it, as a share of their size. */
const ASCENT = 0.75;
export const DESCENT = 0.22;

/** The thickest rectangle that is a line, in points. */
const THICKEST_LINE = 3.5;
/** The shortest line that is kept, and how far from straight it may be. */
const SHORTEST_LINE = 2;
const SLANT = 0.75;

interface State {
  matrix: Matrix;
  font: DrawnFont;
  size: number;
  direction: 1 | -1;
  spacing: number;
  wordSpacing: number;
  scale: number;
  rise: number;
  leading: number;
  white: boolean;
  /** What is drawn outside is not seen. */
  clip: Box | undefined;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const FONT_MATRIX: Matrix = [0.001, 0, 0, 0.001, 0, 0];

/**
 * Follows a page's operators and notes where each glyph, line and picture is drawn. Curves and slanted lines are left
 * out; a rectangle is noted by its sides, one as thin as a line by its middle.
 */
export function drawPage(
  {fnArray, argsArray}: OperatorList,
  {nameOf, fontOf}: DrawingTools,
  viewport: Matrix
): Pick<PageContent, "glyphs" | "strokes" | "pictures" | "curves"> {
  const glyphs: Glyph[] = [];
  const strokes: Stroke[] = [];
  const pictures: Box[] = [];
  const curves: Box[] = [];
  let state: State = {
    matrix: viewport,
    font: {},
    size: 0,
    direction: 1,
    spacing: 0,
    wordSpacing: 0,
    scale: 1,
    rise: 0,
    leading: 0,
    white: false,
    clip: undefined
  };
  const saved: State[] = [];
  let text: Matrix = IDENTITY;
  let line: readonly [number, number] = [0, 0];
  let at: [number, number] = [0, 0];
  let path = emptyPath();
  let willClip = false;

  const moveTo = (x: number, y: number): void => {
    line = [line[0] + x, line[1] + y];
    at = [...line];
  };
  const show = (items: readonly (DrawnGlyph | number | null)[]): void => {
    const {font, size, direction, spacing, wordSpacing, scale, rise} = state;
    const perUnit = size * (font.fontMatrix ?? FONT_MATRIX)[0];
    const across = scale * direction;
    const placed = multiply(state.matrix, text);
    const isVertical = font.vertical === true;
    let along = 0;
    for (const item of items) {
      if (item === null) continue;
      if (typeof item === "number") {
        along += ((isVertical ? 1 : -1) * item * size) / 1000;
        continue;
      }
      const between = ((item.isSpace ? wordSpacing : 0) + spacing) * direction;
      if (isVertical) {
        const metric = item.vmetric ?? font.defaultVMetrics ?? [-1000, item.width / 2, 880];
        const height = Math.abs(metric[0] * perUnit);
        const box = {x1: at[0] - size / 2, x2: at[0] + size / 2, y1: at[1] - along - height, y2: at[1] - along};
        add(item.unicode, box, placed, size, 3);
        along += height - between;
      } else {
        const width = item.width * perUnit;
        const [from, to] = [at[0] + along * across, at[0] + (along + width) * across];
        const foot = at[1] + rise;
        const box = {
          x1: Math.min(from, to),
          x2: Math.max(from, to),
          y1: foot - DESCENT * size,
          y2: foot + ASCENT * size
        };
        add(item.unicode, box, placed, size, 0);
        along += width + between;
      }
    }
    if (isVertical) at[1] -= along;
    else at[0] += along * across;
  };
  const add = (unicode: string, box: Box, placed: Matrix, size: number, extra: 0 | 3): void => {
    const shown = boxOf(box, placed);
    const [cosine, sine] = [placed[0], placed[1]];
    const quarter = Math.round(Math.atan2(sine, cosine) / (Math.PI / 2)) + extra;
    const turn = (((quarter % 4) + 4) % 4) as Glyph["turn"];
    const high = Math.hypot(placed[2], placed[3]) * size;
    const share = DESCENT * high;
    const baseline =
      turn === 0 ? shown.y1 + share : turn === 1 ? shown.x2 - share : turn === 2 ? shown.y2 - share : shown.x1 + share;
    glyphs.push({text: unicode, box: shown, baseline, size: high, turn});
  };
  const stroke = (lines: readonly Stroke[]): void => {
    for (const one of lines) {
      const kept = clipped(one, state.clip);
      if (kept) strokes.push(kept);
    }
  };
  const paint = (isFilled: boolean, isStroked: boolean): void => {
    for (const box of path.rectangles) {
      const [width, height] = [box.x2 - box.x1, box.y2 - box.y1];
      if (Math.min(width, height) <= THICKEST_LINE) {
        if (isFilled && state.white && !isStroked) continue;
        if (width < height) stroke([{x1: (box.x1 + box.x2) / 2, x2: (box.x1 + box.x2) / 2, y1: box.y1, y2: box.y2}]);
        else stroke([{x1: box.x1, x2: box.x2, y1: (box.y1 + box.y2) / 2, y2: (box.y1 + box.y2) / 2}]);
      } else if (isStroked) stroke(sidesOf(box));
      else if (isFilled && !state.white) stroke(sidesOf(box).map((side) => ({...side, isEdge: true})));
    }
    if (isStroked) stroke(path.lines);
    curves.push(...path.curves);
    endPath();
  };
  const endPath = (): void => {
    if (willClip) {
      const [box] = path.rectangles;
      if (path.rectangles.length === 1 && box) state.clip = common(state.clip, box);
      willClip = false;
    }
    path = emptyPath();
  };

  fnArray.forEach((fn, index) => {
    const args = argsArray[index] ?? [];
    const numbers = args as readonly number[];
    switch (nameOf.get(fn)) {
      case "save":
        saved.push({...state});
        break;
      case "restore":
        state = saved.pop() ?? state;
        break;
      case "transform":
        state.matrix = multiply(state.matrix, numbers as unknown as Matrix);
        break;
      case "paintFormXObjectBegin": {
        saved.push({...state});
        const [matrix, box] = args as readonly [Matrix | null, readonly number[] | null];
        if (matrix) state.matrix = multiply(state.matrix, matrix);
        if (box)
          state.clip = common(state.clip, boxOf({x1: box[0]!, y1: box[1]!, x2: box[2]!, y2: box[3]!}, state.matrix));
        break;
      }
      case "paintFormXObjectEnd":
        state = saved.pop() ?? state;
        break;
      case "beginText":
        text = IDENTITY;
        line = [0, 0];
        at = [0, 0];
        break;
      case "setCharSpacing":
        state.spacing = numbers[0]!;
        break;
      case "setWordSpacing":
        state.wordSpacing = numbers[0]!;
        break;
      case "setHScale":
        state.scale = numbers[0]! / 100;
        break;
      case "setLeading":
        state.leading = -numbers[0]!;
        break;
      case "setTextRise":
        state.rise = numbers[0]!;
        break;
      case "setFont": {
        const [name, size] = args as readonly [string, number];
        state.font = fontOf(name);
        state.size = Math.abs(size);
        state.direction = size < 0 ? -1 : 1;
        break;
      }
      case "setTextMatrix":
        text = (Array.isArray(args[0]) ? args[0] : args) as unknown as Matrix;
        line = [0, 0];
        at = [0, 0];
        break;
      case "moveText":
        moveTo(numbers[0]!, numbers[1]!);
        break;
      case "setLeadingMoveText":
        state.leading = numbers[1]!;
        moveTo(numbers[0]!, numbers[1]!);
        break;
      case "nextLine":
        moveTo(0, state.leading);
        break;
      case "showText":
      case "showSpacedText":
        show(args[0] as readonly DrawnGlyph[]);
        break;
      case "setFillRGBColor":
        state.white = isWhite(args);
        break;
      case "constructPath":
        followPath(args as readonly [readonly number[], readonly number[]], state.matrix, nameOf, path);
        break;
      case "stroke":
      case "closeStroke":
        paint(false, true);
        break;
      case "fill":
      case "eoFill":
        paint(true, false);
        break;
      case "fillStroke":
      case "eoFillStroke":
      case "closeFillStroke":
      case "closeEOFillStroke":
        paint(true, true);
        break;
      case "clip":
      case "eoClip":
        willClip = true;
        break;
      case "endPath":
        endPath();
        break;
      case "paintImageXObject":
      case "paintInlineImageXObject":
      case "paintImageMaskXObject":
      case "paintSolidColorImageMask": {
        const box = boxOf({x1: 0, y1: 0, x2: 1, y2: 1}, state.matrix);
        if (Math.min(box.x2 - box.x1, box.y2 - box.y1) > THICKEST_LINE) pictures.push(box);
        else path.rectangles.push(box);
        if (path.rectangles.length > 0) paint(false, true);
        break;
      }
      default:
    }
  });
  return {glyphs, strokes, pictures, curves};
}

/** A path as far as it is followed. */
interface Path {
  readonly lines: Stroke[];
  readonly rectangles: Box[];
  readonly curves: Box[];
}

const emptyPath = (): Path => ({lines: [], rectangles: [], curves: []});

/** Adds the straight lines and upright rectangles of a path, as shown. */
function followPath(
  [ops, numbers]: readonly [readonly number[], readonly number[]],
  matrix: Matrix,
  nameOf: DrawingTools["nameOf"],
  path: Path
): void {
  let next = 0;
  let [x, y] = [0, 0];
  let start: readonly [number, number] = [0, 0];
  let sides: Stroke[] = [];
  let isPlain = true;
  const to = (toX: number, toY: number): void => {
    const [x1, y1] = apply(matrix, x, y);
    const [x2, y2] = apply(matrix, toX, toY);
    sides.push({x1, y1, x2, y2});
    [x, y] = [toX, toY];
  };
  const end = (): void => {
    const box = isPlain ? rectangleOf(sides) : undefined;
    if (box) path.rectangles.push(box);
    else if (isPlain) path.lines.push(...sides);
    const isSlanted = sides.some(({x1, x2, y1, y2}) => Math.min(Math.abs(x1 - x2), Math.abs(y1 - y2)) > SLANT);
    if (!isPlain || isSlanted) path.curves.push(hull(sides));
    sides = [];
    isPlain = true;
  };
  for (const op of ops) {
    switch (nameOf.get(op)) {
      case "moveTo":
        end();
        [x, y] = [numbers[next]!, numbers[next + 1]!];
        start = [x, y];
        next += 2;
        break;
      case "lineTo":
        to(numbers[next]!, numbers[next + 1]!);
        next += 2;
        break;
      case "rectangle": {
        end();
        const [left, low, width, height] = numbers.slice(next, next + 4) as [number, number, number, number];
        const box = {x1: left, y1: low, x2: left + width, y2: low + height};
        path.rectangles.push(boxOf(box, matrix));
        [x, y] = [left, low];
        start = [x, y];
        next += 4;
        break;
      }
      case "closePath":
        if (x !== start[0] || y !== start[1]) to(...start);
        end();
        break;
      case "curveTo":
        isPlain = false;
        to(numbers[next + 4]!, numbers[next + 5]!);
        next += 6;
        break;
      case "curveTo2":
      case "curveTo3":
        isPlain = false;
        to(numbers[next + 2]!, numbers[next + 3]!);
        next += 4;
        break;
      default:
    }
  }
  end();
}

/** The rectangle that four upright sides draw; undefined if they draw something else. */
function rectangleOf(sides: readonly Stroke[]): Box | undefined {
  if (sides.length < 3 || sides.length > 5) return undefined;
  const xs = sides.flatMap(({x1, x2}) => [x1, x2]);
  const ys = sides.flatMap(({y1, y2}) => [y1, y2]);
  const box = hull(sides);
  const onSide = (value: number, low: number, high: number): boolean =>
    Math.abs(value - low) < SLANT || Math.abs(value - high) < SLANT;
  return xs.every((x) => onSide(x, box.x1, box.x2)) &&
    ys.every((y) => onSide(y, box.y1, box.y2)) &&
    sides.every(({x1, x2, y1, y2}) => Math.abs(x1 - x2) < SLANT || Math.abs(y1 - y2) < SLANT)
    ? box
    : undefined;
}

const hull = (sides: readonly Stroke[]): Box => ({
  x1: sides.reduce((least, {x1, x2}) => Math.min(least, x1, x2), Infinity),
  y1: sides.reduce((least, {y1, y2}) => Math.min(least, y1, y2), Infinity),
  x2: sides.reduce((most, {x1, x2}) => Math.max(most, x1, x2), -Infinity),
  y2: sides.reduce((most, {y1, y2}) => Math.max(most, y1, y2), -Infinity)
});

const sidesOf = ({x1, y1, x2, y2}: Box): readonly Stroke[] => [
  {x1, y1, x2, y2: y1},
  {x1, y1: y2, x2, y2},
  {x1, y1, x2: x1, y2},
  {x1: x2, y1, x2, y2}
];

/** The upright part of a line that is seen; undefined if it is too short, slanted or hidden. */
function clipped({x1, y1, x2, y2, ...rest}: Stroke, clip: Box | undefined): Stroke | undefined {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (Math.min(width, height) > SLANT || Math.max(width, height) < SHORTEST_LINE) return undefined;
  const box = {x1: Math.min(x1, x2), x2: Math.max(x1, x2), y1: Math.min(y1, y2), y2: Math.max(y1, y2)};
  const seen =
    clip === undefined
      ? box
      : common({...clip, x1: clip.x1 - 1, x2: clip.x2 + 1, y1: clip.y1 - 1, y2: clip.y2 + 1}, box);
  const [x, y] = [(seen.x1 + seen.x2) / 2, (seen.y1 + seen.y2) / 2];
  if (seen.x2 < seen.x1 || seen.y2 < seen.y1) return undefined;
  const kept =
    width < height
      ? {...rest, x1: x, x2: x, y1: seen.y1, y2: seen.y2}
      : {...rest, x1: seen.x1, x2: seen.x2, y1: y, y2: y};
  return Math.max(kept.x2 - kept.x1, kept.y2 - kept.y1) < SHORTEST_LINE ? undefined : kept;
}

const common = (a: Box | undefined, b: Box): Box =>
  a === undefined
    ? b
    : {x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1), x2: Math.min(a.x2, b.x2), y2: Math.min(a.y2, b.y2)};

/** pdf.js gives a colour as `#ffffff` or as three numbers to 255. */
function isWhite(args: readonly unknown[]): boolean {
  const [first] = args;
  return typeof first === "string"
    ? first.toLowerCase() === "#ffffff"
    : args.slice(0, 3).every((value) => typeof value === "number" && value >= 254);
}
