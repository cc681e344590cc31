import {elementMaker} from "../../core/element.js";
import {offerTies} from "./tie-list.js";
import {tieMarks} from "./tie-marks.js";
import type {TieSetting, TiedInput} from "./tie-list.js";

/** A field of a builder: what stands in it follows the document, and the document follows what is typed. */
export interface BuildField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  /** Shows a value, and leaves the cursor where it is if that is what stands there. */
  readonly show: (value: string) => void;
  readonly focus: () => void;
  readonly select: () => void;
}

/** A field that is typed in. */
export type TextField = BuildField & {readonly input: TiedInput};

/** A field of one line. */
export function textField(document: Document, label: string, typed: (text: string) => void): TextField {
  const input = elementMaker(document)("input", {type: "text"});
  return {...field(document, label, input, typed), input};
}

/** A field of Markdown. */
export function markdownField(document: Document, label: string, typed: (text: string) => void): TextField {
  const input = elementMaker(document)("textarea", {rows: "6", spellcheck: "true"});
  return {...field(document, label, input, typed), input};
}

/** A field of text with marks of what is tied in it, and below it offers to tie the numbers that are typed. */
export function tied(text: TextField, setting: TieSetting): TextField {
  const marks = tieMarks(setting.document, text.input);
  text.element.append(marks.element, offerTies(text.input, setting));
  return {
    ...text,
    show: (value) => {
      text.show(value);
      marks.update();
    }
  };
}

/** A field with a choice. */
export interface SelectField extends BuildField {
  /** Adds choices behind those that there are; one that is there already gets its label. */
  readonly offer: (choices: readonly (readonly [value: string, label: string])[]) => void;
}

/** Makes a field with a choice. */
export function selectField(
  document: Document,
  label: string,
  choices: readonly (readonly [value: string, label: string])[],
  chosen: (value: string) => void
): SelectField {
  const make = elementMaker(document);
  const select = make("select", {}, ...choices.map(([value, name]) => make("option", {value}, name)));
  const made = field(document, label, select, chosen);
  return {
    ...made,
    offer: (more) => {
      for (const [value, name] of more) {
        const there = [...select.options].find((option) => option.value === value);
        if (there) there.textContent = name;
        else select.append(make("option", {value}, name));
      }
    },
    show: (value) => {
      // A layout of another tool stays what it is until another is chosen.
      if (![...select.options].some((option) => option.value === value)) select.append(make("option", {value}, value));
      made.show(value);
    }
  };
}

let count = 0;

function field(
  document: Document,
  label: string,
  input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  typed: (text: string) => void
): BuildField {
  const make = elementMaker(document);
  input.id = `tm-build-field-${++count}`;
  input.autocomplete = "off";
  input.addEventListener("input", () => typed(input.value));
  return {
    element: make("div", {class: "tm-build-field"}, make("label", {for: input.id}, label), input),
    input,
    show: (value) => {
      const shown = value.replace(/\r\n?/g, "\n");
      // What is trimmed in the document may still be on its way: a space at the end of what is being typed.
      const isTyped = document.activeElement === input && input.value.trim() === shown.trim();
      if (!isTyped && input.value !== shown) input.value = shown;
    },
    focus: () => input.focus(),
    select: () => {
      if ("select" in input) input.select();
    }
  };
}
