import type {Diagnostic} from "../../src/core/diagnostic.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import {choicesOf, initialChoice, namesFollowed, shownControl, withChoice} from "../../src/core/page-control.js";
import type {PageControl} from "../../src/core/page-control.js";
import {listed, readYaml} from "../yaml.js";

/** What a `control` fence holds, with what is wrong with it. */
export interface ReadControl {
  /** Undefined if the fence has a diagnostic. */
  readonly control?: PageControl;
  /** The line of each value's label, from 1 for the first line within the fence. */
  readonly lines: Readonly<Record<string, number>>;
  /** Lines as in `lines`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The most combinations of choices that a text or chart may depend on; each is evaluated, drawn and verified. */
export const MOST_CHOICES = 48;

/**
 * Reads the YAML of a `control` fence: `name`, `label`, `values` with their labels, and the `default` if that is not
 * the first.
 */
export function readControlFence(text: string): ReadControl {
  const diagnostics: Diagnostic[] = [];
  const {
    name,
    label,
    values,
    default: chosen
  } = readYaml(text, "", diagnostics)?.map(["name", "label", "values", "default"], ["name", "label", "values"]) ?? {};
  const called = name?.filled();
  if (called !== undefined && !/^[a-z]+$/.test(called))
    name!.diagnostic(
      `${called}: expected letters from a to z, since texts follow it as $${called.replace(/[^a-z]/gi, "").toLowerCase() || "name"}`
    );
  const said = label?.filled();
  const offered =
    values?.entries().map(([key, node]) => {
      if (!/^[\w.-]+$/.test(key)) node.diagnostic("expected a value of letters, digits, -, _ and .");
      return {key, text: node.filled() ?? "", line: node.line};
    }) ?? [];
  if (values?.isMap && offered.length < 2)
    values.diagnostic("expected two values or more; with one there is nothing to choose");
  const initial = chosen?.word(offered.map(({key}) => key)) ?? offered[0]?.key ?? "";
  const lines = {label: label?.line ?? 1, ...Object.fromEntries(offered.map(({key, line}) => [`values.${key}`, line]))};
  if (diagnostics.length > 0 || called === undefined || said === undefined) return {lines, diagnostics};
  return {
    control: {
      name: called,
      label: said,
      values: Object.fromEntries(offered.map(({key, text: shown}) => [key, shown])),
      initial
    },
    lines,
    diagnostics
  };
}

/** Whether a token is a `control` fence. */
export function isControl({type, info}: Pick<Token, "type" | "info">): boolean {
  return type === "fence" && info.trim() === "control";
}

/** The controls of a page's valid fences; a repeated name is left out. */
export function controlsOf(tokens: readonly Token[]): readonly PageControl[] {
  const read = tokens.filter(isControl).flatMap(({content}) => readControlFence(content).control ?? []);
  return read.filter(({name}, i) => read.findIndex((other) => other.name === name) === i);
}

/** Why a text can't depend on the controls that it names; undefined if it can, or names none. */
export function whyNotFollowed(text: string, controls: readonly PageControl[]): string | undefined {
  const names = namesFollowed(text);
  const unknown = names.find((name) => !controls.some((control) => control.name === name));
  if (unknown !== undefined)
    return `$${unknown}: the page has no such control; it has: ${listed(controls.map(({name}) => name))}`;
  const {length} = choicesOf(controls, names);
  return length > MOST_CHOICES
    ? `follows ${length} choices (${listed(names)}); at most ${MOST_CHOICES} are drawn`
    : undefined;
}

/** Markdown with the initial choice of its controls filled in, for readers of plain text. */
export function withInitialChoice(source: string): string {
  if (!/^\s*(?:```+|~~~+)\s*control\b/m.test(source)) return source;
  const controls = controlsOf(readManuscript(source, {kind: "notebook"}).tokens);
  const choice = initialChoice(controls);
  return source.replace(/\{\{(.*?)\}\}/gs, (written, inside: string) => {
    const control = controls.find(({name}) => name === shownControl(inside.trim()));
    return control ? control.values[control.initial]! : withChoice(written, choice);
  });
}
