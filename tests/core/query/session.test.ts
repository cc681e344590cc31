import {describe, expect, it, vi} from "vitest";
import {openSession} from "../../../src/core/query/session.js";
import type {Engine} from "../../../src/core/query/session.js";

const PATIENCE = 10;

/** Engines one after the other, each with what it does with a query. */
function engines(...runs: readonly Engine<string>["run"][]): {
  readonly start: () => Promise<Engine<string>>;
  readonly ended: number[];
  readonly started: () => number;
} {
  let at = 0;
  const ended: number[] = [];
  return {
    ended,
    started: () => at,
    start: () => {
      const own = at++;
      return Promise.resolve({run: runs[own]!, end: () => ended.push(own)});
    }
  };
}

const answers = (sql: string): Promise<string> => Promise.resolve(`rows of ${sql}`);
const stops = (_sql: string, stop: AbortSignal): Promise<string> =>
  new Promise((_resolve, reject) => stop.addEventListener("abort", () => reject(new Error("stopped"))));
const hangs = (): Promise<string> => new Promise(() => undefined);
const says = (message: string) => (): Promise<string> => Promise.reject(new Error(message));

describe("a session", () => {
  it("gives what a query gives, again and again", async () => {
    const session = await openSession(engines(answers).start, PATIENCE);
    expect(await session.run("a")).toEqual({kind: "result", result: "rows of a"});
    expect(await session.run("b")).toEqual({kind: "result", result: "rows of b"});
  });

  it("tells of a query's fault, and keeps the engine", async () => {
    const made = engines(says("Parser Error: x\nLINE 1: y"));
    expect(await (await openSession(made.start, PATIENCE)).run("a")).toEqual({
      kind: "diagnostic",
      diagnostic: {message: "Parser Error: x\nLINE 1: y", line: 1},
      anew: false
    });
    expect(made.started()).toBe(1);
  });

  it("starts a broken engine anew", async () => {
    const made = engines(says("memory access out of bounds"), answers);
    const session = await openSession(made.start, PATIENCE);
    expect(await session.run("a")).toMatchObject({kind: "diagnostic", anew: true});
    expect(made.ended).toEqual([0]);
    expect(await session.run("b")).toEqual({kind: "result", result: "rows of b"});
  });

  it("stops a query, and keeps an engine that stops when told to", async () => {
    const made = engines(stops);
    const session = await openSession(made.start, PATIENCE);
    const running = session.run("a");
    session.stop();
    expect(await running).toEqual({kind: "stopped", anew: false});
    expect([made.started(), made.ended]).toEqual([1, []]);
  });

  it("ends an engine that doesn't stop, not before its time, and answers with the next one", async () => {
    vi.useFakeTimers();
    const made = engines(hangs, answers);
    const session = await openSession(made.start, PATIENCE);
    const running = session.run("a");
    session.stop();
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(made.ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await running).toEqual({kind: "stopped", anew: true});
    expect(made.ended).toEqual([0]);
    vi.useRealTimers();
    expect(await session.run("b")).toEqual({kind: "result", result: "rows of b"});
  });

  it("lets nothing of a stop reach the next query", async () => {
    const session = await openSession(engines(answers).start, PATIENCE);
    session.stop();
    expect(await session.run("a")).toEqual({kind: "result", result: "rows of a"});
  });
});
