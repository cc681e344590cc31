import {defineConfig} from "vitest/config";
import {TallyReporter} from "./bin/tally.js";

process.env.TZ = "UTC";

/** Tests that start browsers or whole builds: they share the machine, so they run one file at a time, after the rest. */
const heavy = ["tests/{browser,build,export}/**/*.test.ts", "tests/**/*.{browser,build}.test.ts"];

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
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: heavy,
          testTimeout: 10_000,
          hookTimeout: 20_000,
          sequence: {groupOrder: 0}
        }
      },
      {
        test: {
          ...shared,
          name: "heavy",
          include: heavy,
          globalSetup: "tests/support/built-site-folder.ts",
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: {groupOrder: 1}
        }
      }
    ]
  }
});
