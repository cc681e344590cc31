/**
 * A number format of Office that shows `value` as `text`, so that a label follows its cell when it is edited and keeps its qualifier:
 * `"about "#,##0`. Null where the text is no such number, such as `Three quarters` or `127 million`.
 */
export function labelFormat(value: number, text: string): string | null {
  const [whole, before = "", sign = "", digits = "", decimals = "", after = ""] = /^([^\d+−-]*)([+−-]?)(\d[\d,]*(?:\.(\d+))?)(\D*)$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const shown = Number(digits.replaceAll(",", "")) * (sign === "−" || sign === "-" ? -1 : 1);
  if (Math.sign(value) * roundAway(Math.abs(value), decimals.length) !== shown) return null;
  const grouped = digits.includes(",") || Math.abs(shown) < 1000;
  const number = `${grouped ? "#,##0" : "0"}${decimals === "" ? "" : `.${"0".repeat(decimals.length)}`}${quoted(after)}`;
  if (sign === "") return quoted(before) + number;
  return `${quoted(before)}${sign === "+" ? '"+"' : ""}${number};${quoted(before)}"−"${number}`;
}

const quoted = (text: string): string => (text === "" ? "" : `"${text.replaceAll('"', "”")}"`);

/** As Office rounds. */
const roundAway = (value: number, decimals: number): number => Math.round(value * 10 ** decimals + 1e-9) / 10 ** decimals;
