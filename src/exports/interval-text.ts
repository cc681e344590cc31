import type {ExportedExpression} from "../core/deck/compiled.js";

/** The interval that follows from the printed precision, in words; empty where the value is exact. */
export function intervalText({low, high, unit}: Pick<ExportedExpression, "low" | "high" | "unit">): string {
  if (low !== null && low === high) return "";
  if (low === null) return high === null ? "not bounded by what is printed" : `${numberText(high, 2)} ${unit} or less`;
  if (high === null) return `${numberText(low, 2)} ${unit} or more`;
  const decimals = Math.min(6, Math.max(0, Math.ceil(1 - Math.log10(high - low))));
  return `from ${numberText(low, decimals)} to ${numberText(high, decimals)} ${unit}`;
}

function numberText(value: number, decimals: number): string {
  return new Intl.NumberFormat("en", {maximumFractionDigits: decimals}).format(value).replace("-", "−");
}
