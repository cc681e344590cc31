import {elementMaker} from "../../core/element.js";
import type {OpenSource, PageBox} from "../../core/editing/open-source.js";
import {formButtons, onForm} from "./entry-form.js";
import type {ShownDocument} from "./shown-document.js";
import {labelled} from "./term-field.js";

/** What the form in which a table is drawn tells. */
interface DrawnTableActions {
  readonly read: (box: PageBox) => void;
  readonly leave: () => void;
}

const SIDES = ["left", "top", "right", "bottom"] as const;

/**
 * The form in which a table is drawn: a box dragged on a page, or its sides in points from the left and the top of the
 * page. `first` is the box that it begins with.
 */
export function drawnTableForm(
  document: Document,
  {pages}: OpenSource,
  shown: ShownDocument,
  first: PageBox,
  actions: DrawnTableActions
): HTMLFormElement {
  const make = elementMaker(document);
  const field = (name: string, most: number): HTMLInputElement =>
    make("input", {
      id: `tm-drawn-${name}`,
      ...{type: "number", min: "0", max: String(Math.ceil(most)), step: "any", required: "", autocomplete: "off"}
    });
  const page = make("input", {
    id: "tm-drawn-page",
    ...{type: "number", min: "1", max: String(pages.length), required: "", autocomplete: "off"}
  });
  const most = (key: "width" | "height"): number => Math.max(...pages.map((one) => one[key]));
  const sides = {
    left: field("left", most("width")),
    top: field("top", most("height")),
    right: field("right", most("width")),
    bottom: field("bottom", most("height"))
  };
  const take = (box: PageBox): void => {
    const {height} = pages[box.page - 1]!;
    page.value = String(box.page);
    const own = {left: box.x1, top: height - box.y2, right: box.x2, bottom: height - box.y1};
    for (const side of SIDES) sides[side].value = String(Math.round(own[side]));
  };
  const boxNow = (): PageBox | undefined => {
    const own = pages[Number(page.value) - 1];
    const [left, top, right, bottom] = SIDES.map((side) => sides[side].valueAsNumber) as [
      number,
      number,
      number,
      number
    ];
    return own && left < right && top < bottom
      ? {page: Number(page.value), x1: left, x2: right, y1: own.height - bottom, y2: own.height - top}
      : undefined;
  };
  const drawing = shown.drawBoxes((box) => {
    take(box);
    actions.read(box);
  });
  take(first);
  drawing?.show(first);
  const form = make(
    "form",
    {class: "tm-source-form", "aria-label": "A table drawn by hand"},
    make("h2", {}, "Draw a table"),
    make(
      "p",
      {class: "tm-note"},
      "Drag a box around it on its page, or say where its sides are, in points from the left and the top."
    ),
    labelled(document, "Page", page),
    ...SIDES.map((side) => labelled(document, `${side[0]!.toUpperCase()}${side.slice(1)}`, sides[side])),
    formButtons(document, "Read the table", actions.leave)
  );
  form.addEventListener("input", () => {
    const box = boxNow();
    sides.right.setCustomValidity(
      box ? "" : "The right side stands right of the left one, and the bottom below the top"
    );
    if (box) drawing?.show(box);
  });
  onForm(
    form,
    () => {
      const box = boxNow();
      if (box) actions.read(box);
    },
    actions.leave
  );
  return form;
}
