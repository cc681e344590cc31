import type {Form} from "./chart-spec/spec.js";

/**
 * The forms that draw lists. Only registered charts have them: `/explore` offers choices about numbers (whole, unit,
 * period), which a list lacks, and what a matrix or timeline shows is set by wording that no menu offers.
 */
export const LIST_FORMS = ["matrix", "timeline"] as const;

export type ListForm = (typeof LIST_FORMS)[number];

export type ChartForm = Form | ListForm;

/** Whether a form draws a list. */
export function isListForm(form: ChartForm): form is ListForm {
  return (LIST_FORMS as readonly ChartForm[]).includes(form);
}
