/** The parts of a slide that doesn't fit with which further slides would begin. */
export interface SplitStarts {
  /** The first block, point or row of each further slide; none where all fits, or the first part is too high. */
  readonly starts: readonly Element[];
  /** Of its rows where its last part is one of a table: how many fit, and how many there are. */
  readonly rows?: {readonly fit: number; readonly all: number};
}

const BLOCKS = ".tm-slide-body > *, .tm-slide-text > *, .tm-slide-figures > *";
/** Rounding of the browser's layout. */
const SLACK = 1;

/**
 * Reckons into how many slides a slide must be split, each below the same headline and the head of its table. `end` is
 * where a slide of its own height would end, in the pixels of the browser's layout.
 */
export function splitStarts(section: HTMLElement, end: number): SplitStarts {
  const limit = end - footRoom(section) + SLACK;
  const parts = [...section.querySelectorAll(BLOCKS)]
    .flatMap((block) =>
      block.matches("ul, ol")
        ? [...block.children]
        : block.matches("table")
          ? [...block.querySelectorAll("tbody > tr")]
          : [block]
    )
    .filter((part) => isShown(part) && !part.matches(".tm-slide-text, .tm-slide-figures"));
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const first = boxes.findIndex(({bottom}) => bottom > limit);
  if (first <= 0) return {starts: []};
  const room = limit - Math.min(...boxes.slice(0, first).map(({top}, i) => top - headHeight(parts[i]!)));
  const starts = [first];
  for (let i = first + 1; i < parts.length; i += 1) {
    const from = starts.at(-1)!;
    if (boxes[i]!.bottom - boxes[from]!.top + headHeight(parts[from]!) > room) starts.push(i);
  }
  const {parentElement: body} = parts[first]!;
  return {
    starts: starts.map((i) => parts[i]!),
    ...(parts[first]!.matches("tr") && {
      rows: {
        fit: parts.slice(0, first).filter(({parentElement}) => parentElement === body).length,
        all: body!.children.length
      }
    })
  };
}

/** The height of the head of the table that a row is of; 0 for all else. */
function headHeight(part: Element): number {
  return part.matches("tr") ? (part.closest("table")?.tHead?.getBoundingClientRect().height ?? 0) : 0;
}

/** What the foot of a slide takes, with the distance above it and the margin below. */
function footRoom(section: HTMLElement): number {
  const foot = section.querySelector(".tm-slide-foot, footer");
  if (!foot) return 0;
  const style = section.ownerDocument.defaultView!.getComputedStyle(foot.parentElement!);
  const margins = [style.rowGap, style.paddingBottom].map((length) => parseFloat(length) || 0);
  return margins.reduce((sum, length) => sum + length, foot.getBoundingClientRect().height);
}

/** Whether an element takes room; text for screen readers only does not. */
export function isShown(element: Element): boolean {
  return element.closest(".tm-hidden, .tm-slide-diagnostic") === null && element.checkVisibility();
}
