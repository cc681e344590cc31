import {expect, it, vi} from "vitest";
import {writeCopied} from "../../../src/components/copy/copied.js";
import {page} from "../dom.js";

class Item {
  constructor(readonly parts: Readonly<Record<string, Blob>>) {}
}

function setUp(clipboard: object) {
  const {window, document} = page("<p></p>");
  Object.defineProperty(window.navigator, "clipboard", {value: clipboard});
  Object.assign(window, {ClipboardItem: Item});
  return document;
}

const COPIED = {text: "106 lamps", html: "<p>106 lamps</p>"};

it("writes text and HTML as one item", async () => {
  const write = vi.fn((_items: readonly Item[]) => Promise.resolve());
  expect(await writeCopied(setUp({write}), COPIED, "Number")).toBe("Number copied");
  const {parts} = write.mock.calls[0]![0][0]!;
  expect(Object.entries(parts).map(([type, part]) => [type, part.type, part.size])).toEqual([
    ["text/plain", "text/plain", 9],
    ["text/html", "text/html", 16]
  ]);
});

it("writes the text where no HTML is taken, and says so", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  expect(await writeCopied(setUp({write: () => Promise.reject(new Error("no")), writeText}), COPIED, "Number")).toBe(
    "Number copied as text only: this browser takes no formatted text"
  );
  expect(writeText).toHaveBeenCalledWith("106 lamps");
});

it("shows the text to be copied by hand where nothing is taken", async () => {
  const document = setUp({});
  expect(await writeCopied(document, COPIED, "Number")).toBe("Number shown, to copy by hand");
  expect(document.querySelector("textarea")!.value).toBe("106 lamps");
});
