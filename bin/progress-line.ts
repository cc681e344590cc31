/** A line at the foot of a terminal that says what is being done; nothing where messages don't go to one. */
export interface ProgressLine {
  readonly show: (step: string) => void;
  readonly end: () => void;
}

/** The progress line of a stream of messages. */
export function progressLine(
  stream: Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write"> = process.stderr
): ProgressLine {
  const write = (text: string): void => {
    if (stream.isTTY) stream.write(`\r\u001b[K${text}`);
  };
  return {show: (step) => write(step.slice(0, Math.max(0, stream.columns - 1))), end: () => write("")};
}
