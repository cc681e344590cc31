import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {ConflictError} from "../../../src/components/build/document-keeper.js";
import type {DocumentKeeper, KeptText} from "../../../src/components/build/document-keeper.js";
import {DocumentSession} from "../../../src/components/build/document-session.js";
import {freeName, nameOfTitle} from "../../../src/components/build/templates.js";
import {WriteClient} from "../../../src/components/write-client.js";
import {page} from "../dom.js";

const said: string[] = [];
const conflicts: (KeptText | undefined)[] = [];
let disk: string;
let fails: Error | undefined;
const kept = new Map<string, string>();

const fakeWindow = {
  setTimeout: (run: () => void, wait: number) => setTimeout(run, wait),
  clearTimeout: (timer: number | undefined) => clearTimeout(timer),
  location: {pathname: "/tm/build/deck"},
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key)
  }
} as unknown as Window;

const keeper = {
  saved: "Saved",
  write: (_document: unknown, text: string, hash: string) => {
    if (fails) return Promise.reject(fails);
    if (hash !== `hash of ${disk}`)
      return Promise.reject(new ConflictError("changed", {text: disk, hash: `hash of ${disk}`}));
    disk = text;
    return Promise.resolve(`hash of ${text}`);
  }
} as unknown as DocumentKeeper;

const open = (): DocumentSession =>
  new DocumentSession(
    fakeWindow,
    keeper,
    {kind: "deck", name: "a"},
    {text: disk, hash: `hash of ${disk}`},
    {changed: () => undefined, said: (status) => said.push(status), conflict: (found) => conflicts.push(found)}
  );
const type = (session: DocumentSession, put: string): void =>
  session.apply([{from: session.text.length, to: session.text.length, insert: put}], "typing");

beforeEach(() => {
  vi.useFakeTimers();
  disk = "a";
  fails = undefined;
  kept.clear();
  said.length = conflicts.length = 0;
});
afterEach(() => vi.useRealTimers());

describe("DocumentSession", () => {
  it("saves within a second of the last change, and says so", async () => {
    const session = open();
    type(session, "b");
    type(session, "c");
    expect([session.isSaved, said.at(-1)]).toEqual([false, "Saving"]);
    await vi.advanceTimersByTimeAsync(900);
    expect([disk, session.isSaved, said.at(-1)]).toEqual(["abc", true, "Saved"]);
  });

  it("undoes what was typed before the page was loaded again", async () => {
    type(open(), "bc");
    await vi.advanceTimersByTimeAsync(900);
    const later = open();
    expect(later.canUndo).toBe(true);
    later.undo();
    await vi.advanceTimersByTimeAsync(900);
    expect(disk).toBe("a");
    disk = "of another hand";
    expect(open().canUndo).toBe(false);
  });

  it("begins a step of its own after a pause", () => {
    const session = open();
    type(session, "b");
    vi.advanceTimersByTime(5000);
    type(session, "c");
    session.undo();
    expect(session.text).toBe("ab");
  });

  it("tries again after a failure, and says what went wrong meanwhile", async () => {
    const session = open();
    fails = new Error("the disk is full");
    type(session, "b");
    await vi.advanceTimersByTimeAsync(900);
    expect([disk, said.at(-1)]).toEqual(["a", "Not saved: the disk is full"]);
    fails = undefined;
    await vi.advanceTimersByTimeAsync(2500);
    expect([disk, said.at(-1)]).toEqual(["ab", "Saved"]);
  });

  it("says of a lost connection that it saves by itself once there is an answer, and does", async () => {
    const session = open();
    const client = new WriteClient(page("").document, "token", () => Promise.reject(new TypeError("Failed to fetch")));
    fails = await client.post<Error>("write", {}).catch((error: unknown) => error as Error);
    type(session, "b");
    await vi.advanceTimersByTimeAsync(1000);
    expect(said.at(-1)).toBe(
      "Not saved: the preview doesn’t answer; see that `npm start` still runs; once it does, this is saved by itself"
    );
    fails = undefined;
    await vi.advanceTimersByTimeAsync(2000);
    expect([disk, said.at(-1)]).toEqual(["ab", "Saved"]);
  });

  it("begins with what could not be saved when the page was left, as a step to undo, and saves it", async () => {
    const first = open();
    fails = new Error("the server is not there");
    type(first, "bc");
    await vi.advanceTimersByTimeAsync(900);
    vi.clearAllTimers();
    fails = undefined;
    const later = open();
    expect([later.text, later.isRestored, disk]).toEqual(["abc", true, "a"]);
    await vi.advanceTimersByTimeAsync(900);
    expect([disk, kept.has("tickmark-unsaved:/tm/build/deck:deck/a")]).toEqual(["abc", false]);
    later.undo();
    expect(later.text).toBe("a");
    await vi.advanceTimersByTimeAsync(900);
    expect(open().isRestored).toBe(false);
  });

  it("holds what could not be saved against what has been written elsewhere meanwhile", async () => {
    const first = open();
    fails = new Error("the server is not there");
    type(first, "b");
    await vi.advanceTimersByTimeAsync(900);
    vi.clearAllTimers();
    fails = undefined;
    disk = "other";
    const later = open();
    await vi.advanceTimersByTimeAsync(900);
    expect([later.base, later.text, disk, conflicts]).toEqual([
      "a",
      "ab",
      "other",
      [{text: "other", hash: "hash of other"}]
    ]);
    type(later, "c");
    vi.clearAllTimers();
    expect(open().text).toBe("abc");
  });

  it("writes nothing over another's change until one has chosen", async () => {
    const session = open();
    disk = "other";
    type(session, "b");
    await vi.advanceTimersByTimeAsync(900);
    type(session, "c");
    await vi.advanceTimersByTimeAsync(9000);
    expect([disk, conflicts]).toEqual(["other", [{text: "other", hash: "hash of other"}]]);
    await session.keepOwn(conflicts[0]);
    expect(disk).toBe("abc");
    disk = "third";
    type(session, "d");
    await vi.advanceTimersByTimeAsync(900);
    session.takeFound(conflicts[1]!);
    await vi.advanceTimersByTimeAsync(900);
    expect([session.text, disk, session.isSaved]).toEqual(["third", "third", true]);
    session.undo();
    expect(session.text).toBe("abcd");
  });
});

describe("names of new documents", () => {
  it("follow the title and are not taken", () => {
    expect(["Loans of 2024!", "日本 の 図書館", "  ", "../x", "É"].map(nameOfTitle)).toEqual([
      "loans-of-2024",
      "日本-の-図書館",
      "untitled",
      "x",
      "é"
    ]);
    expect(freeName("a", ["A", "a-2"])).toBe("a-3");
  });
});
