/** What is kept: the rows that have one of these values in each column. */
export interface Filter {
  readonly region: readonly string[];
  readonly year: readonly string[];
}

/**
 * A tool: opens the Arrow file and draws the first filter into the place; what it returns draws another, and is done
 * when that stands there.
 */
export interface Tool {
  /** Where the bars are, and nothing else. */
  readonly bars: string;
  open(
    arrow: Uint8Array<ArrayBuffer>,
    place: HTMLElement,
    filter: Filter
  ): Promise<(filter: Filter) => void | Promise<void>>;
}

/**
 * A changed filter: milliseconds until the drawing is laid out and until the frame that shows it is out, and the bars’
 * lengths.
 */
export interface Change {
  readonly layout: number;
  readonly frame: number;
  readonly bars: readonly number[];
}

/** What the bench calls in a page. */
export interface Bench {
  open(file: string, filter: Filter): Promise<Change>;
  change(filters: readonly Filter[]): Promise<readonly Change[]>;
}

declare global {
  interface Window {
    bench?: Bench;
  }
}

/** Offers a tool to the bench. */
export function offer({bars, open}: Tool): void {
  const place = document.querySelector("main")!;
  let show: ((filter: Filter) => void | Promise<void>) | undefined;
  const timed = async (draw: () => void | Promise<void>): Promise<Change> => {
    const clock = performance.now();
    await draw();
    const lengths = [...place.querySelectorAll<SVGGraphicsElement>(bars)].map(
      (bar) => bar.getBoundingClientRect().width
    );
    const layout = performance.now() - clock;
    await nextFrame();
    return {layout, frame: performance.now() - clock, bars: lengths};
  };
  window.bench = {
    open: (file, filter) =>
      timed(async () => {
        const response = await fetch(file);
        show = await open(new Uint8Array(await response.arrayBuffer()), place, filter);
      }),
    async change(filters) {
      const changes: Change[] = [];
      for (const filter of filters) changes.push(await timed(() => show!(filter)));
      return changes;
    }
  };
}

/** The second animation frame from now begins when the first is out. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
