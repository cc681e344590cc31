import {copyFile, link, mkdir, readdir, rename, rm, stat} from "node:fs/promises";
import {join} from "node:path";

/**
 * Puts a finished folder in the place of another, whole. A process that is killed meanwhile leaves one or the other,
 * or neither and the one before at `old`, from which {@link restoreFolder} puts it back; never a part of each.
 */
export async function replaceFolder(next: string, target: string, old: string): Promise<void> {
  await restoreFolder(target, old);
  const hadOld = await stands(target);
  if (hadOld) await rename(target, old);
  try {
    await rename(next, target);
  } catch (error) {
    if (hadOld) await rename(old, target);
    throw error;
  }
  await rm(old, {recursive: true, force: true});
}

/** Puts back what a replacement that was broken off has left at `old`, or removes it where the new one stands. */
export async function restoreFolder(target: string, old: string): Promise<void> {
  if (!(await isFilled(old))) return;
  if (await isFilled(target)) await rm(old, {recursive: true, force: true});
  else await rename(old, target);
}

const isFilled = (path: string): Promise<boolean> =>
  readdir(path).then(
    (names) => names.length > 0,
    () => false
  );

const stands = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false
  );

/** Makes a folder's files those of another folder too, without a copy where the disk can. */
export async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, {recursive: true});
  for (const entry of await readdir(from, {withFileTypes: true})) {
    const [before, after] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkFolder(before, after);
    else if (entry.isFile()) await link(before, after).catch(() => copyFile(before, after));
  }
}
