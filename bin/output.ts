import {DiagnosticsError, formatDiagnostic} from "../src/core/diagnostic.js";
import type {Diagnostic} from "../src/core/diagnostic.js";
import {NoWorkspaceError} from "../loaders/choose-workspace.js";
import {OutputError} from "../loaders/output-folder.js";

/** Writes a result. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a message for the person at the terminal. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** How many diagnostics of a kind are written; the others are counted. */
const FEW = 10;

/** What diagnostics of one kind share: the file, and the message without its ids, numbers and what it quotes. */
function kindOf({file = "", message}: Diagnostic): string {
  return `${file}: ${message.replace(/"[^"]*"|“[^”]*”|\{\{.*?\}\}|[a-z][\w-]*\.[\w-]+|\d+/g, "…")}`;
}

const fileOf = ({file}: Diagnostic): Pick<Diagnostic, "file"> => (file === undefined ? {} : {file});

/** Writes each diagnostic on a line; of those of one kind the first few, and how many more there are. */
export function sayFew(diagnostics: readonly Diagnostic[]): void {
  const counts = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const kind = kindOf(diagnostic);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const said = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const kind = kindOf(diagnostic);
    const before = said.get(kind) ?? 0;
    said.set(kind, before + 1);
    if (before < FEW) say(formatDiagnostic(diagnostic));
    else if (before === FEW)
      say(formatDiagnostic({...fileOf(diagnostic), message: `and ${counts.get(kind)! - FEW} more like it`}));
  }
}

/** Writes diagnostics as {@link sayFew} does, with how many there are, and sets the exit code for wrong content. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[]): void {
  sayFew(diagnostics);
  if (diagnostics.length > 0) {
    say(`${diagnostics.length} ${diagnostics.length === 1 ? "fault" : "faults"}`);
    process.exitCode = 1;
  }
}

/**
 * Runs a command's action; diagnostics are listed, a workspace that isn't there and an output that would destroy
 * something are matters of usage, anything else is a defect of ours and is shown whole.
 */
export async function run(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (error instanceof NoWorkspaceError || error instanceof OutputError) {
      say(`tickmark: ${error.message}`);
      process.exitCode = 2;
      return;
    }
    if (!(error instanceof DiagnosticsError)) throw error;
    sayDiagnostics(error.diagnostics);
  }
}
