import {describe, expect, it} from "vitest";
import {elapsedOf, NEW_TIMER, paceOf, pauseTimer, runTimer} from "../../../src/components/present/timing.js";
import {clockText, slideBudgets} from "../../../src/core/deck/plan.js";

it.each([
  [0, "0:00"],
  [59.6, "1:00"],
  [245, "4:05"],
  [3845, "1:04:05"],
  [-3, "0:00"]
])("clockText(%d) is %s", (seconds, text) => expect(clockText(seconds)).toBe(text));

it("a timer runs, rests and goes on", () => {
  const running = runTimer(NEW_TIMER, 1000);
  expect(elapsedOf(running, 4000)).toBe(3000);
  expect(runTimer(running, 3000)).toBe(running);
  const resting = pauseTimer(running, 5000);
  expect(elapsedOf(resting, 90_000)).toBe(4000);
  expect(elapsedOf(runTimer(resting, 90_000), 91_000)).toBe(5000);
});

it.each([
  [{duration: 600, targets: [60, null, null]}, [60, 270, 270]],
  [{duration: null, targets: [60, null]}, [60, null]],
  [{duration: 30, targets: [60, null]}, [60, 0]],
  [{duration: 600, targets: [60, 60]}, [60, 60]]
])("slideBudgets(%j) is %j", (plan, budgets) => expect(slideBudgets(plan)).toEqual(budgets));

describe("paceOf(plan, slide, times), in words", () => {
  const plan = {duration: 300, targets: [60, 120, 120]};
  it.each([
    [0, 30, 30, {remaining: "4:30 left", slide: "0:30 of 1:00", overall: "on time"}],
    [1, 30, 10, {remaining: "4:30 left", slide: "0:10 of 2:00", overall: "ahead by 0:30"}],
    [1, 200, 140, {remaining: "1:40 left", slide: "2:20 of 2:00, 0:20 over", overall: "behind by 0:20"}],
    [2, 330, 100, {remaining: "0:30 over time", slide: "1:40 of 2:00", overall: "behind by 0:30"}]
  ])("on slide %d at %d s, %d of them on it", (slide, elapsed, onSlide, pace) =>
    expect(paceOf(plan, slide, {elapsed, onSlide})).toEqual(pace)
  );

  it("says nothing of what the deck doesn't plan", () => {
    expect(paceOf({duration: null, targets: [null]}, 0, {elapsed: 5, onSlide: 5})).toEqual({
      remaining: "",
      slide: "0:05",
      overall: ""
    });
  });
});
