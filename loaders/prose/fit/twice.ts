import type {FitRule} from "./rule.js";

/** No number stands twice in one sentence. */
export const fitOnce: FitRule = ({numbers}) => numbers.flatMap((number, i) =>
  numbers.slice(0, i).some(({expression}) => expression === number.expression) ? [{number, message: `${number.expression} stands in its sentence twice`}] : []);
