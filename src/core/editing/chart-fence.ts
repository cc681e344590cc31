/** A fence as it is written: its first line, what it holds, and its last line, which is empty while it is open. */
interface Fence {
  readonly open: string;
  readonly held: string;
  readonly close: string;
}

const FENCE = /^([ \t]*(`{3,}|~{3,})[^\n]*)\n?([^]*)$/;

/** The parts of a fence's text, with the line ends of a field; undefined for a text that is no fence. */
export function readFence(text: string): Fence | undefined {
  const [, open, mark, rest] = FENCE.exec(text.replace(/\r\n?/g, "\n")) ?? [];
  if (open === undefined || mark === undefined || rest === undefined) return undefined;
  const lines = rest.split("\n");
  const last = lines.at(-1)!;
  const isClosed = last.trim().startsWith(mark);
  return {open, held: (isClosed ? lines.slice(0, -1) : lines).join("\n"), close: isClosed ? last : ""};
}

/** A fence that holds something else. */
export function printFence({open, close}: Fence, held: string): string {
  return [open, held, ...(close === "" ? [] : [close])].join("\n");
}
