import {faceOf} from "../chart-definition.js";
import type {ChartDefinition, ChartFace} from "../chart-definition.js";
import {isListForm} from "../chart-form.js";
import {printChartSpec} from "../chart-spec/print.js";
import {SCHEMA} from "../chart-spec/read-spec.js";
import type {ChartSpec} from "../chart-spec/spec.js";

/**
 * The text of a specification that draws what a defined chart draws with some of its options set, with its headline and
 * title; an option that is set to none of its values is as it is by itself. Undefined for a chart of a list, which has
 * no specification.
 */
export function ownChart(
  definition: Pick<ChartDefinition, "table" | "options" | "face" | "when">,
  given: (option: string) => string | undefined
): string | undefined {
  const set = Object.entries(definition.options).map(([name, {values}]) => {
    const value = given(name) ?? "";
    return [name, Object.hasOwn(values, value) ? value : (Object.keys(values)[0] ?? "")] as const;
  });
  const face = faceOf(definition, Object.fromEntries(set));
  if (isListForm(face.form)) return undefined;
  const keys = SCHEMA.filter(({key}) => face[key as keyof ChartFace] !== undefined);
  const spec = Object.fromEntries(keys.map(({key}) => [key, face[key as keyof ChartFace]]));
  return printChartSpec({...spec, table: definition.table.id} as unknown as ChartSpec);
}
