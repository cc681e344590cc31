import {chmod} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {ensureChromium, findChromium} from "../../../loaders/exports/find-chromium.js";
import {tempFolder} from "../../support/temp.js";

const programs = async (...names: readonly string[]): Promise<string> => {
  const dir = await tempFolder(Object.fromEntries(names.map((name) => [name, "#!/bin/sh\n"])));
  await Promise.all(names.map((name) => chmod(join(dir, name), 0o755)));
  return dir;
};

describe("findChromium({env})", () => {
  it("looks along the PATH: one without windows before chromium, chromium before google-chrome", async () => {
    const [empty, both] = [await tempFolder({chromium: "no program"}), await programs("google-chrome", "chromium")];
    expect(findChromium({env: {PATH: `${empty}:${both}`}})).toBe(join(both, "chromium"));
    const shell = await programs("chromium-headless-shell");
    expect(findChromium({env: {PATH: `${both}:${shell}`}})).toBe(join(shell, "chromium-headless-shell"));
  });

  it("takes CHROMIUM_PATH first, and refuses one that is no program", async () => {
    const dir = await programs("chromium", "mine");
    expect(findChromium({env: {PATH: dir, CHROMIUM_PATH: join(dir, "mine")}})).toBe(join(dir, "mine"));
    expect(() => findChromium({env: {PATH: dir, CHROMIUM_PATH: "/nowhere"}})).toThrow(
      "CHROMIUM_PATH: /nowhere is no program"
    );
  });

  it("is undefined when there is none", () => {
    expect(findChromium({env: {PATH: ""}, platform: "linux"})).toBeUndefined();
  });
});

describe("ensureChromium()", () => {
  const attempt = (
    dir: string,
    uid: number,
    answers: (step: string) => boolean = () => true
  ): {readonly steps: readonly string[]; readonly error: string} => {
    const steps: string[] = [];
    const run = (step: readonly string[]): boolean => {
      steps.push(step.join(" "));
      return answers(step.join(" "));
    };
    try {
      ensureChromium({env: {PATH: dir}, platform: "linux", uid, log: () => undefined, run});
      return {steps, error: ""};
    } catch (error) {
      return {steps, error: (error as Error).message};
    }
  };

  it("installs nothing when there is one", async () => {
    expect(attempt(await programs("chromium", "apt-get"), 0)).toEqual({steps: [], error: ""});
  });

  it("installs with apt-get as root, and the whole of Chromium where there is none without windows", async () => {
    const [dir, install] = [await programs("apt-get"), "apt-get install -y --no-install-recommends"];
    const steps = ["apt-get update", `${install} chromium-headless-shell`];
    expect(attempt(dir, 0).steps).toEqual(steps);
    expect(attempt(dir, 0, (step) => !step.endsWith("headless-shell")).steps).toEqual([
      ...steps,
      `${install} chromium`
    ]);
  });

  it("uses sudo without asking for a password, or says how to get it", async () => {
    const dir = await programs("apt-get", "sudo");
    expect(attempt(dir, 1000).steps).toEqual([
      "sudo -n true",
      "sudo -n apt-get update",
      "sudo -n apt-get install -y --no-install-recommends chromium-headless-shell"
    ]);
    expect(attempt(dir, 1000, () => false)).toEqual({
      steps: ["sudo -n true"],
      error: expect.stringMatching(/needs a password; install it \(Debian: apt-get install chromium/) as string
    });
  });

  it("says so when the package manager fails, or there is none", async () => {
    expect(attempt(await programs("dnf"), 0, () => false).error).toMatch(
      /^Chromium: dnf install -y chromium failed; install it/
    );
    expect(attempt(await tempFolder(), 0).error).toMatch(/^Chromium: not found, and no package manager/);
  });
});
