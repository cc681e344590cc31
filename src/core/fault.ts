/** One thing that is wrong: where it stands, what stands there, and what to do about it. */
export interface Fault {
  /** Path relative to the project, with forward slashes. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** The fact, table, check or chart concerned. */
  readonly id?: string;
  readonly message: string;
}

/** `brief/facts/demo.csv:17: demo.ships-2014: printed "141" not found …` */
export function formatFault({file, line, id, message}: Fault): string {
  const where = file === undefined ? undefined : line === undefined ? file : `${file}:${line}`;
  return [where, id, message].filter((part) => part !== undefined).join(": ");
}

/** Carries every fault of one run, so that all are shown at once. */
export class FaultsError extends Error {
  override readonly name = "FaultsError";
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(formatFault).join("\n"));
  }
}

/** Throws a {@link FaultsError} if there are any faults. */
export function throwFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new FaultsError(faults);
}
