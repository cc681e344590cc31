/** Lines are this much higher than their letters. */
export const LEADING = 1.2;

/** The width of a text in pixels, estimated without fonts and on the generous side. */
export function estimateWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += character >= "\u2E80" ? 1 : /[A-Z0-9mwMW%@—]/.test(character) ? 0.62 : /[ .,:;'|il]/.test(character) ? 0.3 : 0.52;
  return em * size;
}

/** How many lines a text takes in so many pixels; East Asian text breaks anywhere. */
export function estimateLines(text: string, size: number, width: number): number {
  const room = Math.max(width, size);
  let [lines, used] = [1, 0];
  for (const piece of text.match(/\s+|[\u3000-\u9FFF]|[^\s\u3000-\u9FFF]+/g) ?? []) {
    const wide = estimateWidth(piece.trim() === "" ? " " : piece, size);
    if (used > 0 && used + wide > room) [lines, used] = [lines + 1, 0];
    if (used === 0 && piece.trim() === "") continue;
    used += wide;
    while (used > room) [lines, used] = [lines + 1, used - room];
  }
  return lines;
}
