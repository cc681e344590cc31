import {FaultsError, formatFault} from "../src/core/fault.js";
import type {Fault} from "../src/core/fault.js";
import {NoWorkspaceError} from "../loaders/choose-workspace.js";

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

/** Writes each fault on a line and sets the exit code for wrong content. */
export function sayFaults(faults: readonly Fault[]): void {
  for (const fault of faults) say(formatFault(fault));
  if (faults.length > 0) {
    say(`${faults.length} ${faults.length === 1 ? "fault" : "faults"}`);
    process.exitCode = 1;
  }
}

/** Runs a command's action; faults are listed, a workspace that isn't there is a matter of usage, anything else is a defect of ours and is shown whole. */
export async function run(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (error instanceof NoWorkspaceError) {
      say(`tickmark: ${error.message}`);
      process.exitCode = 2;
      return;
    }
    if (!(error instanceof FaultsError)) throw error;
    sayFaults(error.faults);
  }
}
