import {JSDOM} from "jsdom";
import {describe, expect, it, vi} from "vitest";
import {previewVersion} from "../../../loaders/site/preview.js";

/**
 * Runs a head's script with what its page is served each time; gives how often the page asked, and how often it loaded
 * itself anew.
 */
async function run(own: string, served: () => string): Promise<readonly [asked: number, reloaded: number]> {
  vi.useFakeTimers();
  try {
    const {window} = new JSDOM(`<head>${previewVersion(own)}`);
    const reload = vi.fn();
    const fetched = vi.fn(() => Promise.resolve().then(() => ({text: () => Promise.resolve(served())})));
    // The script as the page holds it, with these in place of a browser's.

    new Function("fetch", "location", window.document.querySelector("script")!.textContent)(fetched, {
      pathname: "/a",
      search: "",
      reload
    });
    await vi.advanceTimersByTimeAsync(60_000);
    return [fetched.mock.calls.length, reload.mock.calls.length];
  } finally {
    vi.useRealTimers();
  }
}

describe("a page of a preview", () => {
  it("loads itself anew once the site has become another", async () => {
    let calls = 0;
    expect(await run("1", () => previewVersion(++calls === 2 ? "2" : "1"))).toEqual([6, 1]);
  });

  it("does so however late the change comes that nobody told it of", async () => {
    let calls = 0;
    expect(await run("1", () => previewVersion(++calls === 6 ? "2" : "1"))).toEqual([6, 1]);
  });

  it("stays while the site stays, and where no page is to be had", async () => {
    expect(await run("1", () => previewVersion("1"))).toEqual([6, 0]);
    expect(await run("1", () => "<p>404")).toEqual([6, 0]);
  });
});
