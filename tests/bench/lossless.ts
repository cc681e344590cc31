import {randomDocument, runSequence} from "../core/editing/random-actions.js";
import type {Measurement} from "./measurement.js";

const SEQUENCES = 100_000;

/**
 * All of the random sequences of actions of which `npm test` runs a part, from the seed in `TICKMARK_SEED` on; throws
 * at the first that loses something, with its seed and text.
 */
export function benchLossless(): readonly Measurement[] {
  const first = Number(process.env.TICKMARK_SEED ?? Date.now() % 1e9);
  const tally = {done: 0, refused: 0};
  const start = performance.now();
  for (let i = 0; i < SEQUENCES; i++) runSequence(first + i, randomDocument(first + i, i % 2 === 1), tally);
  const minutes = (performance.now() - start) / 60_000;
  return [
    {name: `random sequences of actions from seed ${first}, all lossless`, value: SEQUENCES, unit: ""},
    {name: "their actions", value: tally.done, unit: ""},
    {name: "actions refused", value: tally.refused, unit: ""},
    {name: "sequences a minute", value: SEQUENCES / minutes, unit: "/min"}
  ];
}
