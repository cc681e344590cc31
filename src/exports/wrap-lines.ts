/** Breaks a text into lines of at most so many pixels, estimated for a wide font without a browser; a longer word stands alone. */
export function wrapLines(text: string, width: number, fontSize: number, weight: "normal" | "bold" = "normal"): readonly string[] {
  const most = Math.max(1, Math.floor(width / (fontSize * (weight === "bold" ? 0.63 : 0.56))));
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
