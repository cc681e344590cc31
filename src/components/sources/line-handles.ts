import type {ElementMaker} from "../../core/element.js";
import type {SourceTable} from "../../core/editing/open-source.js";
import {boxOfTable, withLineAt, withoutLine} from "../../core/editing/table-lines.js";
import type {LineKind, TableLines} from "../../core/editing/table-lines.js";

/** A line of a table, counted from the first of its kind. */
export interface TableLine {
  readonly kind: LineKind;
  readonly at: number;
}

/** The lines that are laid over a table, and who is told of others and of the one that is chosen. */
export interface LaidLines {
  readonly lines: TableLines;
  readonly change: (lines: TableLines, line: TableLine) => void;
  readonly choose: (line: TableLine) => void;
  readonly undo: () => void;
}

/** How far a key moves a line, in points; with Shift, the second. */
const STEPS = [1, 10] as const;

const KEYS: Readonly<Record<LineKind, Readonly<Record<string, 1 | -1>>>> = {
  columns: {ArrowLeft: -1, ArrowRight: 1},
  // A page is counted from below.
  rows: {ArrowUp: 1, ArrowDown: -1}
};

const NAMES: Readonly<Record<LineKind, string>> = {rows: "Row line", columns: "Column line"};

/** What a line is called: `Column line 2 of 5`. */
export const nameOfTableLine = ({kind, at}: TableLine, lines: TableLines): string =>
  `${NAMES[kind]} ${at + 1} of ${lines[kind].length}`;

/** The mark by which the handle of a line is found. */
export const handleSelector = ({kind, at}: TableLine): string => `[data-line="${kind} ${at}"]`;

/**
 * The lines of a table as handles over its page, each moved by dragging or by the arrow keys, and taken away by Delete.
 * The page is of the given size in points, and drawn over the whole sheet.
 */
export function lineHandles(
  make: ElementMaker,
  sheet: HTMLElement,
  page: {readonly width: number; readonly height: number},
  table: SourceTable,
  laid: LaidLines
): readonly HTMLElement[] {
  const box = boxOfTable(table)!;
  const {lines} = laid;
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)}%`;
  const put = (handle: HTMLElement, kind: LineKind, to: number): void => {
    if (kind === "columns") handle.style.left = share(to, page.width);
    else handle.style.top = share(page.height - to, page.height);
  };
  const handleOf = (line: TableLine): HTMLElement => {
    const {kind, at} = line;
    const place = lines[kind][at]!;
    const isDown = kind === "columns";
    const [low, high] = isDown ? [box.x1, box.x2] : [box.y1, box.y2];
    const handle = make("div", {
      class: "tm-source-line",
      role: "separator",
      tabindex: "0",
      "data-line": `${kind} ${at}`,
      "aria-label": nameOfTableLine(line, lines),
      "aria-orientation": isDown ? "vertical" : "horizontal",
      "aria-valuemin": low.toFixed(0),
      "aria-valuemax": high.toFixed(0),
      "aria-valuenow": place.toFixed(0)
    });
    if (isDown) {
      handle.style.top = share(page.height - box.y2, page.height);
      handle.style.height = share(box.y2 - box.y1, page.height);
    } else {
      handle.style.left = share(box.x1, page.width);
      handle.style.width = share(box.x2 - box.x1, page.width);
    }
    put(handle, kind, place);
    const moved = (to: number): TableLines => withLineAt(lines, kind, at, to, table);
    handle.addEventListener("focus", () => laid.choose(line));
    handle.addEventListener("keydown", (event) => {
      const step = KEYS[kind][event.key];
      const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
      if (step !== undefined) laid.change(moved(place + step * STEPS[event.shiftKey ? 1 : 0]), line);
      else if (event.key === "Delete" || event.key === "Backspace") laid.change(withoutLine(lines, kind, at), line);
      else if (isUndo) laid.undo();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    const pointed = ({clientX, clientY}: PointerEvent): number => {
      const {left, bottom, width, height} = sheet.getBoundingClientRect();
      return isDown ? ((clientX - left) / width) * page.width : ((bottom - clientY) / height) * page.height;
    };
    let to: number | undefined;
    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      handle.focus({preventScroll: true});
      handle.setPointerCapture(event.pointerId);
      to = place;
    });
    handle.addEventListener("pointermove", (event) => {
      if (to === undefined) return;
      to = moved(pointed(event))[kind][at]!;
      put(handle, kind, to);
    });
    const end = (isMeant: boolean): void => {
      const own = to;
      to = undefined;
      if (own === undefined || own === place) return;
      if (isMeant) laid.change(moved(own), line);
      else put(handle, kind, place);
    };
    handle.addEventListener("pointerup", () => end(true));
    handle.addEventListener("pointercancel", () => end(false));
    handle.addEventListener("click", (event) => event.stopPropagation());
    return handle;
  };
  return (["columns", "rows"] as const).flatMap((kind) => lines[kind].map((_, at) => handleOf({kind, at})));
}
