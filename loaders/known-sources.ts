import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import type {AuditCounts} from "./audit/tokens.js";
import {hashBytes} from "./sources/hash.js";

/** What a verification counted in a source in which nothing was wrong. */
export interface KnownCounts {
  readonly facts: number;
  /** Null where the text is absent. */
  readonly tokens: AuditCounts | null;
}

/** The sources in which nothing was wrong, by a digest of all that this depends on. */
export interface KnownSources {
  find(key: string): KnownCounts | undefined;
  keep(key: string, counts: KnownCounts): void;
  /** Writes what was found or kept in this run, and drops the rest; a disk that can't be written is left as it is. */
  save(): void;
}

/** Opens what earlier runs have kept; a file that isn't whole is as good as none. */
export function openKnownSources(path: string): KnownSources {
  const before = readKnown(path);
  const now = new Map<string, KnownCounts>();
  return {
    find: (key) => {
      const counts = before.get(key);
      if (counts) now.set(key, counts);
      return counts;
    },
    keep: (key, counts) => {
      now.set(key, counts);
    },
    save: () => {
      if (now.size !== before.size || [...now.keys()].some((key) => !before.has(key))) writeKnown(path, now);
    }
  };
}

function readKnown(path: string): ReadonlyMap<string, KnownCounts> {
  try {
    const [digest, body = ""] = readFileSync(path, "utf8").split("\n");
    return digest === hashBytes(body) ? new Map(JSON.parse(body) as [string, KnownCounts][]) : new Map();
  } catch {
    return new Map();
  }
}

function writeKnown(path: string, known: ReadonlyMap<string, KnownCounts>): void {
  const body = JSON.stringify([...known]);
  const beside = `${path}.${process.pid}.tmp`;
  const isWritten = succeeds(() => {
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(beside, `${hashBytes(body)}\n${body}`);
    renameSync(beside, path);
  });
  if (!isWritten) succeeds(() => rmSync(beside, {force: true}));
}

function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
