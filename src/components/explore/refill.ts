/**
 * Puts fresh contents into an element; the focus, open disclosures and scrolled lists stay where they were, by their ids. What had the focus
 * and is gone leaves it to the element.
 */
export function refill(place: HTMLElement, contents: readonly Node[]): void {
  const {activeElement} = place.ownerDocument;
  const focused = place.contains(activeElement) ? activeElement : null;
  const open = [...place.querySelectorAll<HTMLDetailsElement>("details[id]")].map(({id, open: isOpen}) => [id, isOpen] as const);
  const scrolled = [...place.querySelectorAll<HTMLElement>("[id][data-scrolls]")].map(({id, scrollTop}) => [id, scrollTop] as const);
  place.replaceChildren(...contents);
  const made = new Map([...place.querySelectorAll<HTMLElement>("[id]")].map((element) => [element.id, element]));
  for (const [id, isOpen] of open) (made.get(id) as HTMLDetailsElement | undefined)?.toggleAttribute("open", isOpen);
  for (const [id, top] of scrolled) if (top > 0) made.get(id)?.scrollTo({top});
  if (focused) (made.get(focused.id) ?? place).focus({preventScroll: true});
}
