/** The families in which a drawing is lettered that stands alone: ours, then such as readers have. */
export const FONT_FAMILIES =
  "'Source Sans 3', 'Noto Sans JP', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Hiragino Sans', 'Noto Sans CJK JP', sans-serif";
