const PARTS = [".tm-headline", ".tm-title", ".tm-drawing", ".tm-hidden", ".tm-twin"];

/**
 * Puts the parts of a freshly framed chart in place of a figure's own. Controls, caveats, source line and actions stay, so that
 * focus does; `notesBefore` are the texts of the chart's own notes, which give way to the new ones.
 */
export function replaceParts(figure: HTMLElement, fresh: HTMLElement, notesBefore: readonly string[]): void {
  const open = figure.querySelector<HTMLDetailsElement>(":scope > .tm-twin")?.open ?? false;
  const notes = joinNotes(figure, fresh, notesBefore);
  for (const selector of PARTS) {
    const [old, made] = [figure.querySelector(`:scope > ${selector}`), fresh.querySelector(`:scope > ${selector}`)];
    if (old && made) old.replaceWith(made);
  }
  const twin = figure.querySelector<HTMLDetailsElement>(":scope > .tm-twin");
  if (twin) twin.open = open;
  replaceNotes(figure, notes);
  copyActions(figure, fresh);
  figure.dataset.options = fresh.dataset.options ?? "{}";
}

function joinNotes(figure: HTMLElement, fresh: HTMLElement, notesBefore: readonly string[]): readonly Element[] {
  const caveats = [...figure.querySelectorAll(":scope > .tm-notes > li")].filter((note) => !notesBefore.includes(note.textContent));
  const texts = new Set(caveats.map((caveat) => caveat.textContent));
  return [...caveats, ...[...fresh.querySelectorAll(":scope > .tm-notes > li")].filter((note) => !texts.has(note.textContent))];
}

function replaceNotes(figure: HTMLElement, notes: readonly Element[]): void {
  const old = figure.querySelector(":scope > .tm-notes");
  if (notes.length === 0) return old?.remove();
  const list = old ?? figure.ownerDocument.createElement("ul");
  list.className = "tm-notes";
  list.replaceChildren(...notes);
  if (!old) figure.querySelector(":scope > .tm-hidden")?.after(list);
}

/** The fence to copy, the main number's trace and the specification to explore follow the options. */
function copyActions(figure: HTMLElement, fresh: HTMLElement): void {
  const pairs = [["[data-action=copy-fence]", "data-fence"], ["[data-trace]", "data-trace"], ["[data-trace]", "href"], ["[data-explore]", "href"]] as const;
  for (const [selector, attribute] of pairs) {
    const value = fresh.querySelector(`:scope > .tm-actions ${selector}`)?.getAttribute(attribute);
    if (value) figure.querySelector(`:scope > .tm-actions ${selector}`)?.setAttribute(attribute, value);
  }
}
