import {format} from "node:util";
import {afterAll, afterEach} from "vitest";

const unexpected: string[] = [];

/**
 * A test that expects a message replaces the method: `vi.spyOn(console, "warn").mockImplementation(() => undefined)`.
 */
for (const method of ["warn", "error"] as const) {
  console[method] = (...args: unknown[]) => {
    unexpected.push(`console.${method}: ${format(...args)}`);
  };
}

function failOnUnexpected(): void {
  const messages = unexpected.splice(0);
  if (messages.length > 0) throw new Error(`unexpected ${messages.join("\n")}`);
}

afterEach(failOnUnexpected);
afterAll(failOnUnexpected);
