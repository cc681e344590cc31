import {defineConfig} from "vitest/config";
import {LongFirstSequencer} from "./bin/long-first.js";
import {TallyReporter} from "./bin/tally.js";

process.env.TZ = "UTC";

/**
 * Tests that start browsers or whole builds: each takes more than one process and waits for the others much of its
 * time, so they run two files at a time, after the rest. A test that replaces a module of Node's is among them, since
 * only they have a process for each file.
 */
const heavy = ["tests/{browser,build,decks,export}/**/*.test.ts", "tests/**/*.{browser,build}.test.ts"];

const shared = {
  pool: "forks",
  setupFiles: "tests/setup.ts",
  env: {TZ: "UTC", OBSERVABLE_TELEMETRY_DISABLE: "true"},
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true
} as const;

export default defineConfig({
  test: {
    reporters: ["default", new TallyReporter()],
    passWithNoTests: true,
    sequence: {sequencer: LongFirstSequencer},
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: heavy,
          // Two thirds of the time went into loading the same packages for every file anew.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: {groupOrder: 0}
        }
      },
      {
        test: {
          ...shared,
          name: "heavy",
          include: heavy,
          globalSetup: "tests/support/built-site-folder.ts",
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          sequence: {groupOrder: 1}
        }
      }
    ]
  }
});
