/** Pixels at which a chart is drawn for a slide: for its full width and for half of it. Scaled to the slide, no letter is too small. */
export const DRAWING_WIDTHS = {full: 720, half: 380} as const;

/** Pixels that a drawing may be high, so that at that scale it has room below a title and above what must be said beside it. */
export const DRAWING_HEIGHTS = {full: 250, half: 250} as const;
