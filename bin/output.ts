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

/** Writes a step's progress, in a terminal only. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
}

/** Writes each diagnostic on a line and sets the exit code for wrong content. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) say(formatDiagnostic(diagnostic));
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
