/** One thing that is wrong: where it stands, what stands there, and what to do about it. */
export interface Diagnostic {
  /** Path relative to the project, with forward slashes. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** The fact, table, check or chart concerned. */
  readonly id?: string;
  readonly message: string;
}

/** `brief/facts/demo.csv:17: demo.ships-2014: printed "141" not found …` */
export function formatDiagnostic({file, line, id, message}: Diagnostic): string {
  const where = file === undefined ? undefined : line === undefined ? file : `${file}:${line}`;
  return [where, id, message].filter((part) => part !== undefined).join(": ");
}

/** Carries every diagnostic of one run, so that all are shown at once. */
export class DiagnosticsError extends Error {
  override readonly name = "FaultsError";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join("\n"));
  }
}

/** Throws a {@link DiagnosticsError} if there are any diagnostics. */
export function throwDiagnostics(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics);
}
