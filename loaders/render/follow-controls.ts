import {elementMaker} from "../../src/core/element.js";
import type {Evidence} from "../../src/core/evidence.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {formatQuantity} from "../../src/core/format.js";
import type {NumberMeta} from "../../src/core/manuscript/inline-rules.js";
import {choiceKey, choicesOf, namesFollowed, shownControl, withChoice} from "../../src/core/page-control.js";
import type {Choice, PageControl} from "../../src/core/page-control.js";
import {dressTerms} from "../../src/core/terms/dress.js";
import type {NamedTerms} from "../../src/core/terms/wording.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {escapeHtml, termHtml} from "../../src/views/prose-html.js";
import {whyNotFollowed} from "../prose/controls.js";
import {drawingDocument} from "./light-document.js";
import {numberHtml} from "./prose-inline.js";

/** The most choices shown as radio buttons; with more, the control is a menu. */
const MOST_BUTTONS = 5;

/** A control as HTML: radio buttons, or a menu of many values; hidden until a script makes it work. */
export function controlHtml(
  {name, label, values, initial}: PageControl,
  {terms = []}: Pick<Evidence, "terms">
): string {
  const make = elementMaker(drawingDocument());
  const options = Object.entries(values);
  const attributes = {"data-control": name, "data-initial": initial};
  const field =
    options.length > MOST_BUTTONS
      ? make(
          "label",
          attributes,
          make("span", {class: "tm-control-label"}, label),
          make(
            "select",
            {autocomplete: "off"},
            ...options.map(([value, text]) =>
              make("option", {value, selected: value === initial ? "" : undefined}, text)
            )
          )
        )
      : make(
          "fieldset",
          attributes,
          make("legend", {}, label),
          ...options.map(([value, text]) =>
            make(
              "label",
              {},
              make("input", {
                type: "radio",
                name: `control-${name}`,
                value,
                autocomplete: "off",
                checked: value === initial ? "" : undefined
              }),
              make("span", {}, text)
            )
          )
        );
  return dressTerms(
    make(
      "form",
      {class: "tm-controls tm-page-control", "data-js": "", hidden: ""},
      field,
      make("span", {class: "tm-hidden", role: "status"})
    ),
    terms
  ).outerHTML;
}

/**
 * A number, or the label of a control's chosen value, with its texts for every choice of the controls that it depends
 * on. Throws an Error that says why it can't be shown.
 */
export function followingHtml(number: NumberMeta, controls: readonly PageControl[], evidence: Evidence): string {
  const {expression, format} = number;
  const names = namesFollowed(expression);
  const why = whyNotFollowed(expression, controls);
  if (why !== undefined) throw new Error(why);
  const initial = initialOf(controls, names);
  const shown = controls.find(({name}) => name === shownControl(expression));
  if (shown) {
    const labels = Object.fromEntries(
      Object.entries(shown.values).map(([value, label]) => [value, labelHtml(label, evidence)])
    );
    return `<span class="tm-choice" data-follows="${shown.name}" data-choices="${escapeHtml(JSON.stringify(labels))}">${labels[shown.initial]}</span>`;
  }
  const {facts} = indexEvidence(evidence);
  const choices = Object.fromEntries(
    choicesOf(controls, names).map((choice) => {
      const quantity = evaluate(withChoice(expression, choice), facts);
      return [choiceKey(names, choice), [quantity.expression, formatQuantity(quantity, format, facts)]];
    })
  );
  return numberHtml({...number, expression: withChoice(expression, initial)}, evidence).replace(
    /^<a /,
    `<a data-follows="${names.join(" ")}" data-choices="${escapeHtml(JSON.stringify(choices))}" `
  );
}

function labelHtml(label: string, {terms = []}: Pick<Evidence, "terms">): string {
  const named: NamedTerms = new Set();
  return termHtml(label, terms, named);
}

/**
 * A chart, drawn by `draw` for every choice of the controls that its fence depends on. Throws an Error that says why it
 * can't be drawn.
 */
export function followingChart(
  fence: string,
  controls: readonly PageControl[],
  draw: (fence: string) => string
): string {
  const names = namesFollowed(fence);
  if (names.length === 0) return draw(fence);
  const why = whyNotFollowed(fence, controls);
  if (why !== undefined) throw new Error(`chart: ${why}`);
  const first = draw(withChoice(fence, initialOf(controls, names)));
  const templates = choicesOf(controls, names).map(
    (choice) => `<template data-choice="${choiceKey(names, choice)}">${draw(withChoice(fence, choice))}</template>`
  );
  return `<div class="tm-following" data-follows="${names.join(" ")}">${first}${templates.join("")}</div>`;
}

function initialOf(controls: readonly PageControl[], names: readonly string[]): Choice {
  return Object.fromEntries(
    controls.filter(({name}) => names.includes(name)).map(({name, initial}) => [name, initial])
  );
}

/** The options of a chart's fence that are set by the page's controls, so that the chart needs no controls for them. */
export function optionsFollowed(fence: string): readonly string[] {
  return [...fence.matchAll(/^([\w-]+):\s*["']?\$[a-z]+["']?\s*$/gm)].map(([, option]) => option!);
}
