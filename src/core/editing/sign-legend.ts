/** The longest words that a legend gives a sign, in characters. */
const LONGEST = 60;

const escaped = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/**
 * What a document says that a sign in the cells of its tables means: `not available` for `..` where it prints `.. = not
 * available` or `“..” not available`. Undefined where it says nothing of it, or something with a number.
 */
export function meaningOfSign(text: string, sign: string): string | undefined {
  const own = escaped(sign);
  const words = `(\\p{L}[^;.,()=\\n\\t]{0,${LONGEST}})(=?)`;
  const patterns = [
    `「${own}」は([^、。「」]{1,30}?)を(?:示す|表す|意味する)()`,
    `(?<=^|[\\s;,(])${own}\\s*(?:=|:|(?:means|denotes|stands for)\\s)\\s*${words}`,
    `["“„‘']${own}["”’']\\s*(?:=|:|means|denotes|stands for)?\\s*${words}`
  ];
  for (const pattern of patterns) {
    const [, found = "", next] = new RegExp(pattern, "imu").exec(text) ?? [];
    // What stands before a further “=” is the next sign.
    const meaning = (next === "=" ? found.replace(/\s+\S+\s*$/, "") : found).trim();
    if (meaning !== "" && !/\d/.test(meaning)) return meaning;
  }
  return undefined;
}
