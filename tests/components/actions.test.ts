import {expect, it, vi} from "vitest";
import {bindActions} from "../../src/components/actions.js";
import {demoFigure} from "./demo-figure.js";
import {page, settle, textOf} from "./dom.js";

function setUp(writeText?: (text: string) => Promise<void>) {
  const {window, document} = page(demoFigure(), "?lamps.show=share");
  if (writeText) Object.defineProperty(window.navigator, "clipboard", {value: {writeText}});
  bindActions(document);
  const press = async (action: string): Promise<MouseEvent> => {
    const event = new window.MouseEvent("click", {bubbles: true, cancelable: true});
    document.querySelector(`[data-action=${action}]`)!.dispatchEvent(event);
    await settle();
    return event;
  };
  return {document, press};
}

it("opens the table", async () => {
  const {document, press} = setUp();
  await press("table");
  expect(document.querySelector<HTMLDetailsElement>("details.tm-data-table")!.open).toBe(true);
  expect(document.activeElement?.localName).toBe("summary");
});

it("copies the fence", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  const {document, press} = setUp(writeText);
  await press("copy-fence");
  expect(writeText).toHaveBeenCalledWith("FENCE");
  expect(textOf(document, "[role=status]")).toBe("Fence copied");
});

it("copies a link to the figure with its options", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  const {press} = setUp(writeText);
  await press("copy-link");
  expect(writeText).toHaveBeenCalledWith("https://example.test/base/notebooks/?lamps.show=share#chart-lamps");
});

it.each([
  ["refused", () => Promise.reject(new Error("denied"))],
  ["missing", undefined]
])("shows the text selected where the clipboard is %s", async (_why, writeText) => {
  const {document, press} = setUp(writeText);
  await press("copy-fence");
  const area = document.querySelector("textarea")!;
  expect([area.value, area.selectionStart, area.selectionEnd]).toEqual(["FENCE", 0, 5]);
  expect(textOf(document, ".tm-actions [role=status]")).toBe("Fence shown, to copy by hand");
  document.querySelector("dialog")!.close();
  expect(document.querySelector("dialog")).toBeNull();
});

it("follows the link to the CSV", async () => expect((await setUp().press("csv")).defaultPrevented).toBe(false));

it("copies the citation, of a figure and of a listed table alike", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  const {document, press} = setUp(writeText);
  await press("copy-citation");
  expect(writeText).toHaveBeenCalledWith("CITATION");
  document.body.innerHTML =
    '<section data-actions><div class="tm-actions"><button data-action="copy-citation" data-text="OTHER"></button></div></section>';
  await press("copy-citation");
  expect(writeText).toHaveBeenLastCalledWith("OTHER");
  expect(textOf(document, "section [role=status]")).toBe("Citation copied");
});

it("closes an open menu by Escape and leaves the focus at what opened it", () => {
  const {document} = setUp();
  const menu = document.querySelectorAll<HTMLDetailsElement>("details.tm-menu")[1]!;
  const escape = (): boolean =>
    menu
      .querySelector("a")!
      .dispatchEvent(new document.defaultView!.KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
  menu.open = true;
  escape();
  expect([menu.open, document.activeElement === menu.querySelector("summary")]).toEqual([false, true]);
});
