/** Takes what is wrong at a key; the allowed values where they can be listed. */
export type Report = (key: string, message: string, allowed?: readonly string[]) => void;

/** What stood there, short enough for a message. */
export function show(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
