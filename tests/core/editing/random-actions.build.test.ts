import {describe, expect, it} from "vitest";
import {randomDocument, runSequence} from "./random-actions.js";

/** As many sequences as these milliseconds allow, at most; `npm run bench lossless` runs them all. */
const LONGEST = 12_000;
const MOST = 100_000;

describe("random sequences of actions on decks, notebooks and briefings", () => {
  it("leave all else as it is, are read as shown, and are undone and redone to the byte", () => {
    const first = Number(process.env.TICKMARK_SEED ?? Date.now() % 1e9);
    const tally = {done: 0, refused: 0};
    const end = performance.now() + LONGEST;
    let count = 0;
    for (; count < MOST && performance.now() < end; count++)
      runSequence(first + count, randomDocument(first + count, count % 2 === 1), tally);
    process.stdout.write(
      `${count} sequences from TICKMARK_SEED=${first}: ${tally.done} actions, ${tally.refused} refused\n`
    );
    expect(tally.done).toBeGreaterThan(count);
  });
});
