import {expect, it} from "vitest";
import {uninterrupted} from "../../loaders/uninterrupted.js";

const later = (): Promise<void> => new Promise((done) => setImmediate(done));

it.each([true, false])("a signal waits until the work is over, done: %s, and takes effect then", async (isDone) => {
  const before = process.listeners("SIGINT");
  const order: string[] = [];
  const work = uninterrupted(
    async () => {
      process.emit("SIGINT", "SIGINT");
      await later();
      order.push("over");
      if (!isDone) throw new Error("full");
    },
    (signal) => order.push(signal)
  );
  await (isDone ? work : expect(work).rejects.toThrow("full"));
  expect(order).toEqual(["over", "SIGINT"]);
  expect(process.listeners("SIGINT")).toEqual(before);
});

it("without a signal nothing ends", async () => {
  const ended: string[] = [];
  expect(
    await uninterrupted(
      () => Promise.resolve(7),
      (signal) => ended.push(signal)
    )
  ).toBe(7);
  expect(ended).toEqual([]);
});
