import {describe, expect, it, vi} from "vitest";
import {QueryEngine} from "../../../src/components/build/query-engine.js";
import {queryTrial} from "../../../src/core/query/query-cell.js";
import type {QueryResult} from "../../../src/core/query/result.js";
import type {Outcome, Session} from "../../../src/core/query/session.js";

const result = (length: number): Outcome<QueryResult> => ({
  kind: "result",
  result: {
    columns: [{name: "n", type: "INTEGER"}],
    length,
    cut: false,
    rows: () => [[1]],
    arrow: () => new Uint8Array()
  }
});
const wrong = (message: string): Outcome<QueryResult> => ({kind: "diagnostic", diagnostic: {message}, anew: false});

/** A session that answers statements as it is told, and notes them. */
function sessionOf(answers: Readonly<Record<string, Outcome<QueryResult> | undefined>>) {
  const asked: string[] = [];
  let stop: () => void = () => undefined;
  const session: Session<QueryResult> = {
    run: (sql) => {
      asked.push(sql);
      const answer = answers[sql];
      return answer
        ? Promise.resolve(answer)
        : new Promise((done) => (stop = () => done({kind: "stopped", anew: false})));
    },
    stop: () => stop()
  };
  return {asked, session};
}

describe("QueryEngine", () => {
  it("runs each query once, after a trial that refuses what is none, and says what is wrong", async () => {
    const {asked, session} = sessionOf({
      [queryTrial("SELECT 1")]: result(1),
      "SELECT 1": result(1),
      [queryTrial("DROP TABLE a")]: wrong('Parser Error: syntax error at or near "DROP"\nLINE 1: DROP'),
      [queryTrial("FROM b")]: result(1),
      "FROM b": result(1000)
    });
    const engine = new QueryEngine(12, () => Promise.resolve(session));
    await engine.start();
    expect(Object.fromEntries(await engine.answer(["SELECT 1", "DROP TABLE a", "FROM b"]))).toEqual({
      "SELECT 1": {rows: [{n: 1}]},
      "DROP TABLE a": {message: 'Parser Error: syntax error at or near "DROP"', line: 1},
      "FROM b": {message: "the query has 1000 rows, and a page shows 200 at most; end it with LIMIT"}
    });
    await engine.answer(["SELECT 1"]);
    expect(asked.filter((sql) => sql === "SELECT 1")).toHaveLength(1);
    expect(asked).not.toContain("DROP TABLE a");
  });

  it("gives up a query that takes too long, and can be started again where it could not", async () => {
    const {session} = sessionOf({[queryTrial("SELECT 2")]: result(1)});
    const open = vi.fn(() => Promise.resolve(session)).mockRejectedValueOnce(new Error("status 503"));
    const engine = new QueryEngine(12, open, 20);
    await expect(engine.start()).rejects.toThrow("status 503");
    expect(engine.isStarted).toBe(false);
    await engine.start();
    expect((await engine.answer(["SELECT 2"])).get("SELECT 2")).toEqual({
      message: "Timeout Error: given up after 0.02 s"
    });
  });
});
