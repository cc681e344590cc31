/**
 * A text with lines of so many characters at most, broken at spaces; what has no space stays whole. Lines after the
 * first begin with `indent`.
 */
export function wrapText(text: string, columns: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const next = line === "" ? word : `${line} ${word}`;
    if (line !== "" && (lines.length === 0 ? next : indent + next).length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = next;
    }
  }
  return [...lines, line].map((each, i) => (i === 0 ? each : indent + each)).join("\n");
}
