/** Disables Framework's search for a data loader in each of these languages for every file that a page names. */
const NO_INTERPRETERS = Object.fromEntries(
  [".js", ".ts", ".py", ".r", ".R", ".rs", ".go", ".java", ".jl", ".php", ".sh", ".exe"].map((ending) => [ending, null])
);

/** What Framework's configuration says of every site: what stands around its pages is ours. */
export const EVERY_CONFIG = {
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  pager: false,
  toc: false,
  pages: [],
  head: null,
  header: null,
  footer: null,
  interpreters: NO_INTERPRETERS
} as const;
