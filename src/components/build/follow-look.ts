/** Calls a function when the window gets another size or turns light or dark, for what is laid over other elements. */
export function followLook(window: Window, lay: () => void): void {
  window.addEventListener("resize", lay);
  // A page that lays nothing out has no media.
  const {matchMedia} = window as Partial<Pick<Window, "matchMedia">>;
  matchMedia?.call(window, "(prefers-color-scheme: dark)").addEventListener("change", lay);
}
