/** The layouts of a slide, each with a twin in PowerPoint and in print. */
export const LAYOUTS = ["title", "section", "statement", "bullets", "figure", "figure-left", "figure-right", "two-figures", "table", "sources"] as const;

export type Layout = (typeof LAYOUTS)[number];

/** Pixels of a slide; widths of other aspect ratios follow from the height. */
export const SLIDE = {width: 1280, height: 720} as const;

/** No text of a slide is smaller, in pixels of {@link SLIDE}. */
export const SMALLEST_TEXT = 20;
