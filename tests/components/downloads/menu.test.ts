import {expect, it, vi} from "vitest";
import {bindDownloads} from "../../../src/components/downloads/menu.js";
import type {MakeFile} from "../../../src/components/downloads/menu.js";
import {documentMenu} from "../../../src/views/document-view.js";
import {page} from "../dom.js";

function setUp(make: MakeFile) {
  const {document} = page("<main></main>");
  document.querySelector("main")!.append(documentMenu("deck", document));
  const [load, save, print] = [vi.fn(() => Promise.resolve(make)), vi.fn(), vi.fn()];
  bindDownloads(document, {load, save, print});
  const press = (format: string): void =>
    document.querySelector<HTMLButtonElement>(`[data-download=${format}]`)!.click();
  const status = (): string => document.querySelector(".tm-status")!.textContent;
  return {document, load, save, print, press, status};
}

it("saves what is made of the page's document, tells of each step, and makes one file at a time", async () => {
  let finish = (): void => undefined;
  const make = vi.fn<MakeFile>(
    () =>
      new Promise((done) => {
        finish = () => done({name: "demo.pptx", type: "application/x", contents: "ships"});
      })
  );
  const {document, save, load, press, status} = setUp(make);
  expect(load).not.toHaveBeenCalled();
  press("pptx");
  expect([status(), document.querySelectorAll("button:not([aria-disabled])").length]).toEqual([
    "PowerPoint: being made …",
    0
  ]);
  await vi.waitFor(() => expect(make).toHaveBeenCalledWith("pptx", document));
  press("md");
  finish();
  await vi.waitFor(() => expect(status()).toBe("demo.pptx saved"));
  expect(save.mock.calls).toEqual([[document, "ships", "demo.pptx", "application/x"]]);
  expect([make.mock.calls.length, document.querySelectorAll("button[aria-disabled]").length]).toEqual([1, 0]);
});

it("says plainly what could not be made, and can be asked again", async () => {
  const {document, save, press, status} = setUp(() => Promise.reject(new Error("status 404")));
  press("md");
  await vi.waitFor(() => expect(status()).toBe("Markdown: not made. status 404"));
  expect([save.mock.calls.length, document.querySelectorAll("[aria-disabled], [aria-busy=true]").length]).toEqual([
    0, 0
  ]);
});

it("prints for PDF, and loads nothing for it", () => {
  const {print, load, press, document} = setUp(() => Promise.reject(new Error("unused")));
  press("print");
  expect([print.mock.calls, load.mock.calls]).toEqual([[[document]], []]);
});
