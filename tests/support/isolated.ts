import {spawnSync} from "node:child_process";

/** Whether a command can be run here without any network: Linux, where `unshare` may make a namespace of its own. */
export const canIsolate: boolean = spawnSync("unshare", ["-rn", "true"]).status === 0;

/** A command such that it has no network, where that can be had. */
export function isolated(program: string, args: readonly string[]): readonly [string, readonly string[]] {
  return canIsolate ? ["unshare", ["-rn", program, ...args]] : [program, args];
}
