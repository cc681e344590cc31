import type {OptionChanges} from "../../core/manuscript/edit-options.js";
import {textOption} from "../../core/manuscript/options.js";
import type {Options} from "../../core/manuscript/options.js";
import {elementMaker} from "../../core/element.js";
import {selectField, textField} from "./text-field.js";

/** What is said of a document before its body, with what each field asks for. */
const DOCUMENT_TEXTS = [
  ["title", "Title"],
  ["subtitle", "Subtitle"],
  ["period", "Period of its figures, as readers see it"],
  ["author", "Author"],
  ["date", "Date, such as 2026-11-22"],
  ["lang", "Language, such as en or ja"]
] as const;
const TEXTS = {
  deck: [...DOCUMENT_TEXTS, ["duration", "Time to present it in, such as 10m"]],
  briefing: DOCUMENT_TEXTS,
  notebook: []
} as const;

/** The fields of what is said of a document before its body, so that nobody need see how it is written there. */
export interface FrontFields {
  readonly element: HTMLElement;
  readonly show: (options: Options) => void;
}

/** Makes the fields of a document; `set` writes options, and takes away those that are null. */
export function frontFields(
  document: Document,
  kind: keyof typeof TEXTS,
  set: (changes: OptionChanges, field: string) => void
): FrontFields {
  const make = elementMaker(document);
  const texts = TEXTS[kind].map(([key, label]) => ({
    key,
    field: textField(document, label, (text) => set({[key]: text.trim() === "" ? null : text.trim()}, key))
  }));
  const standing = selectField(
    document,
    "Standing",
    [
      ["", "Nothing said"],
      ["draft", "Draft, not cleared"],
      ["cleared", "Cleared"]
    ],
    (value) => {
      clearing(value === "cleared");
      if (value === "cleared") clear();
      else set({status: value === "draft" ? "draft" : null, cleared: null}, "standing");
    }
  );
  const by = textField(document, "Cleared by", () => clear());
  const on = textField(document, "Cleared on, such as 2026-11-27", () => clear());
  const clearing = (isShown: boolean): void => [by, on].forEach(({element}) => (element.hidden = !isShown));
  /** A clearance is written once it says who and when; until then the document stays what it is. */
  const clear = (): void => {
    const [who, when] = [by.input.value.trim(), on.input.value.trim()];
    if (who !== "" && /^\d{4}-\d{2}-\d{2}$/.test(when)) set({status: null, cleared: {by: who, on: when}}, "cleared");
  };
  clearing(false);
  return {
    element: make(
      "details",
      {},
      make("summary", {}, kind === "notebook" ? "Standing" : "Title, period and standing"),
      ...texts.map(({field}) => field.element),
      standing.element,
      by.element,
      on.element
    ),
    show: (options) => {
      for (const {key, field} of texts) field.show(textOption(options, key) ?? "");
      const {cleared} = options;
      const isCleared = typeof cleared === "object" && !Array.isArray(cleared);
      // One who has chosen “Cleared” goes on to say who and when.
      if (!isCleared && standing.input.value === "cleared" && !by.element.hidden) return;
      standing.show(isCleared ? "cleared" : (textOption(options, "status") ?? ""));
      clearing(isCleared);
      if (!isCleared) return;
      by.show(textOption(cleared as Options, "by") ?? "");
      on.show(textOption(cleared as Options, "on") ?? "");
    }
  };
}
