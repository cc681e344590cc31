import type {Box} from "../../core/box.js";
import type {ElementMaker} from "../../core/element.js";
import type {PageBox} from "../../core/editing/open-source.js";

interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A box on pages that somebody draws by dragging. */
export interface BoxDrawing {
  /** Its outline, on the page of the box that was shown last. */
  readonly element: HTMLElement;
  readonly show: (box: PageBox) => void;
  readonly stop: () => void;
}

/** The least width and height of a box that was meant, in points. */
const SMALLEST = 10;

/** Lets a box be dragged over sheets, on which pages of the given sizes in points are drawn, and tells of each. */
export function drawBoxes(
  make: ElementMaker,
  sheets: readonly HTMLElement[],
  pages: readonly PageSize[],
  drawn: (box: PageBox) => void
): BoxDrawing {
  const outline = make("span", {class: "tm-source-box"});
  const show = ({page, x1, y1, x2, y2}: PageBox): void => {
    const {width, height} = pages[page - 1]!;
    const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)}%`;
    Object.assign(outline.style, {
      ...{left: share(x1, width), top: share(height - y2, height)},
      ...{width: share(x2 - x1, width), height: share(y2 - y1, height)}
    });
    sheets[page - 1]!.append(outline);
  };
  const listening = new AbortController();
  const {signal} = listening;
  sheets.forEach((sheet, i) => {
    const {width, height} = pages[i]!;
    let from: readonly [x: number, y: number] | undefined;
    const pointed = ({clientX, clientY}: PointerEvent): readonly [x: number, y: number] => {
      const own = sheet.getBoundingClientRect();
      const within = (at: number, most: number): number => Math.max(0, Math.min(most, at));
      return [
        within(((clientX - own.left) / own.width) * width, width),
        within(((own.bottom - clientY) / own.height) * height, height)
      ];
    };
    const boxTo = ([x, y]: readonly [number, number]): PageBox | undefined => {
      if (!from) return undefined;
      const box: Box = {
        ...{x1: Math.min(from[0], x), x2: Math.max(from[0], x)},
        ...{y1: Math.min(from[1], y), y2: Math.max(from[1], y)}
      };
      return {page: i + 1, ...box};
    };
    sheet.classList.add("tm-source-drawn-on");
    signal.addEventListener("abort", () => sheet.classList.remove("tm-source-drawn-on"));
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      event.preventDefault();
      sheet.setPointerCapture(event.pointerId);
      from = pointed(event);
    };
    const move = (event: PointerEvent): void => {
      const box = boxTo(pointed(event));
      if (box) show(box);
    };
    const up = (event: PointerEvent): void => {
      const box = boxTo(pointed(event));
      from = undefined;
      if (box && box.x2 - box.x1 > SMALLEST && box.y2 - box.y1 > SMALLEST) drawn(box);
    };
    sheet.addEventListener("pointerdown", down, {signal});
    sheet.addEventListener("pointermove", move, {signal});
    sheet.addEventListener("pointerup", up, {signal});
    sheet.addEventListener("pointercancel", () => (from = undefined), {signal});
  });
  return {
    element: outline,
    show,
    stop: () => {
      listening.abort();
      outline.remove();
    }
  };
}
