import {describe, expect, it} from "vitest";
import {MOST_STEPS, changed, redone, settled, startHistory, undone} from "../../../src/core/explore/history.js";

const after = (...steps: readonly (readonly [string, string?])[]) =>
  steps.reduce((history, [next, merge]) => changed(history, next, merge), startHistory("a"));

describe("a history", () => {
  it("goes back and forward, and no further than it reaches", () => {
    const history = after(["b"], ["c"]);
    expect(undone(history).present).toBe("b");
    expect(undone(undone(undone(history))).present).toBe("a");
    expect(redone(undone(history)).present).toBe("c");
    expect(redone(history)).toBe(history);
    expect(undone(startHistory("a")).present).toBe("a");
  });

  it("forgets what was taken back once something else is done", () => {
    const history = changed(undone(after(["b"], ["c"])), "d");
    expect(redone(history)).toBe(history);
    expect(history.past).toEqual(["a", "b"]);
  });

  it("makes one step of changes of one kind, until it is settled or another comes between", () => {
    expect(after(["b", "typing"], ["c", "typing"], ["d", "typing"]).past).toEqual(["a"]);
    expect(after(["b", "typing"], ["c"], ["d", "typing"]).past).toEqual(["a", "b", "c"]);
    expect(changed(settled(after(["b", "typing"])), "c", "typing").past).toEqual(["a", "b"]);
    expect(changed(undone(after(["b", "typing"], ["c"])), "d", "typing").past).toEqual(["a", "b"]);
  });

  it(`keeps ${MOST_STEPS} steps`, () => {
    const long = Array.from({length: MOST_STEPS + 5}, (_, i) => [String(i)] as const);
    expect(after(...long).past).toHaveLength(MOST_STEPS);
  });
});
