import type {Form} from "./chart-spec/spec.js";

/**
 * The forms that draw lists. They are for registered charts alone: `/explore` works out what a reader may do with
 * numbers (which whole, which unit, which period), and a list has none; what a matrix or a timeline shows is in its
 * words, which nobody can pick from a menu.
 */
export const LIST_FORMS = ["matrix", "timeline"] as const;

export type ListForm = (typeof LIST_FORMS)[number];

export type ChartForm = Form | ListForm;

/** Whether a form draws a list. */
export function isListForm(form: ChartForm): form is ListForm {
  return (LIST_FORMS as readonly ChartForm[]).includes(form);
}
