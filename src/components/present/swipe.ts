/** Pixels that a finger goes across before it is a swipe. */
const FAR = 48;

/** Calls `swiped` when one finger goes across, further than up or down. Returns the way to unbind. */
export function bindSwipes(element: HTMLElement, swiped: (way: "next" | "previous") => void): () => void {
  let from: {readonly x: number; readonly y: number} | undefined;
  const start = ({touches}: TouchEvent): void => {
    const [touch] = touches;
    from = touch && touches.length === 1 ? {x: touch.clientX, y: touch.clientY} : undefined;
  };
  const end = ({changedTouches: [touch]}: TouchEvent): void => {
    if (!from || !touch) return;
    const [across, along] = [touch.clientX - from.x, touch.clientY - from.y];
    from = undefined;
    if (Math.abs(across) >= FAR && Math.abs(across) > 1.5 * Math.abs(along)) swiped(across < 0 ? "next" : "previous");
  };
  element.addEventListener("touchstart", start, {passive: true});
  element.addEventListener("touchend", end, {passive: true});
  return () => {
    element.removeEventListener("touchstart", start);
    element.removeEventListener("touchend", end);
  };
}
