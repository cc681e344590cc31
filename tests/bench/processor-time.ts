import {spawnSync} from "node:child_process";

/**
 * Seconds of CPU of a shell command’s processes, as the shell’s `times` tells them, in hundredths. grep into /dev/null
 * would stop at once.
 */
export function seconds(command: string): number {
  const {status, stdout, stderr} = spawnSync("sh", ["-c", `{ ${command}; } > /dev/null && times`], {encoding: "utf8"});
  if (status !== 0) throw new Error(`${command}: exit code ${status}\n${stderr}`);
  const children = stdout.trim().split("\n")[1] ?? "";
  return (
    [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
      (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
      0
    ) || 0.01
  );
}
