import {isOfQuery, queryDiagnostic} from "./words.js";
import type {QueryDiagnostic} from "./words.js";

/** A query engine with the tables loaded. */
export interface Engine<Result> {
  /** Runs a query; once `stop` is aborted it tries to end it, and rejects. */
  readonly run: (sql: string, stop: AbortSignal) => Promise<Result>;
  /** Terminates the engine at once, even while it runs a query. */
  readonly end: () => void;
}

/**
 * The outcome of a query. `anew` is true if the engine was restarted, so that tables made by earlier queries are gone.
 */
export type Outcome<Result> =
  | {readonly kind: "result"; readonly result: Result}
  | {readonly kind: "diagnostic"; readonly diagnostic: QueryDiagnostic; readonly anew: boolean}
  | {readonly kind: "stopped"; readonly anew: boolean};

/** Runs queries one after the other; each can be stopped. */
export interface Session<Result> {
  readonly run: (sql: string) => Promise<Outcome<Result>>;
  /** Stops the running query, whose outcome is then `stopped`. */
  readonly stop: () => void;
}

/** How long an engine that was told to stop may take, in milliseconds. */
export const PATIENCE = 1000;

const LATE = Symbol("late");

/**
 * Starts an engine; one that doesn't stop when told to, or that breaks down, is ended, and another one started in its
 * place.
 */
export async function openSession<Result>(
  start: () => Promise<Engine<Result>>,
  patience = PATIENCE
): Promise<Session<Result>> {
  let engine = await start();
  let stopping = new AbortController();
  const anew = async (): Promise<void> => {
    engine.end();
    engine = await start();
  };
  return {
    stop: () => stopping.abort(),
    run: async (sql) => {
      stopping = new AbortController();
      const {signal} = stopping;
      try {
        const result = await Promise.race([engine.run(sql, signal), lateAfter(signal, patience)]);
        if (result !== LATE) return {kind: "result", result};
        await anew();
        return {kind: "stopped", anew: true};
      } catch (error) {
        if (signal.aborted) return {kind: "stopped", anew: false};
        const diagnostic = queryDiagnostic(error instanceof Error ? error.message : String(error));
        const broken = !isOfQuery(diagnostic.message);
        if (broken) await anew();
        return {kind: "diagnostic", diagnostic, anew: broken};
      }
    }
  };
}

function lateAfter(signal: AbortSignal, patience: number): Promise<typeof LATE> {
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => setTimeout(() => resolve(LATE), patience), {once: true})
  );
}
