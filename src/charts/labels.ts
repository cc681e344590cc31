import {FONT_SIZE} from "./marks.js";

/** Breaks a text into lines of at most so many pixels; a longer word stands alone. */
export function wrapText(text: string, pixels: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= pixels) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Pixels, estimated without a browser and on the generous side. */
export function textWidth(text: string): number {
  return Math.ceil(text.length * FONT_SIZE * 0.55);
}

/** Where labels start along an axis: each as near to its wish as the room allows, in order, without overlap. Pixels. */
export function dodge(labels: readonly {readonly wish: number; readonly size: number}[], room: number, gap = 12): readonly number[] {
  let free = 0;
  const starts = labels.map(({wish, size}) => {
    const start = Math.max(wish, free);
    free = start + size + gap;
    return start;
  });
  let limit = room;
  for (let i = labels.length - 1; i >= 0; i -= 1) {
    starts[i] = Math.max(0, Math.min(starts[i]!, limit - labels[i]!.size));
    limit = starts[i]! - gap;
  }
  return starts;
}
