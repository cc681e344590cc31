import {expect, it, vi} from "vitest";
import {bindControls, restoreOptions} from "../../src/components/controls.js";
import type {Redraw} from "../../src/components/controls.js";
import {demoEvidence} from "./demo-evidence.js";
import {demoFigure} from "./demo-figure.js";
import {page, textOf} from "./dom.js";

function setUp(redraw: Redraw, search = "", body = demoFigure()) {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(demoEvidence))));
  const {window, document} = page(body, search);
  const figure = document.querySelector<HTMLElement>("figure")!;
  const load = vi.fn(() => Promise.resolve(redraw));
  const choose = (value: string): void => {
    const input = figure.querySelector<HTMLInputElement>(`input[value=${value}]`)!;
    input.checked = true;
    input.dispatchEvent(new window.Event("change", {bubbles: true}));
  };
  return {window: window as unknown as Window, document, figure, load, choose};
}

const draw = (): Redraw =>
  vi.fn<Redraw>((figure, options) => {
    figure.dataset.options = JSON.stringify(options);
    return Promise.resolve();
  });

const drawn = (figure: HTMLElement): Promise<void> =>
  vi.waitFor(() => expect(figure.hasAttribute("aria-busy")).toBe(false));

it("draws again with the option that was chosen and keeps it in the address", async () => {
  const redraw = draw();
  const {window, document, figure, load, choose} = setUp(redraw, "?keep=1");
  bindControls(document, window, load);
  expect(load).not.toHaveBeenCalled();
  choose("share");
  expect(figure.getAttribute("aria-busy")).toBe("true");
  await drawn(figure);
  expect(redraw).toHaveBeenCalledWith(figure, {show: "share", mark: "none"}, demoEvidence);
  expect(window.location.search).toBe("?keep=1&lamps.show=share");
  expect(figure.hasAttribute("aria-busy")).toBe(false);
  expect(textOf(figure, "[role=status]")).toBe("Chart drawn again");
  choose("count");
  await drawn(figure);
  expect(window.location.search).toBe("?keep=1");
});

it("goes back to the option before by Back", async () => {
  const {window, document, figure, load, choose} = setUp(draw());
  bindControls(document, window, load);
  const before = window.history.length;
  choose("share");
  await drawn(figure);
  expect(window.history.length).toBe(before + 1);
  window.history.back();
  await vi.waitFor(() => expect(figure.dataset.options).toContain('"show":"count"'));
  await drawn(figure);
  expect(window.location.search).toBe("");
  expect(figure.querySelector<HTMLInputElement>("input[value=count]")!.checked).toBe(true);
});

it("restores options from the address, and asks for nothing where they are the page's own", async () => {
  const redraw = draw();
  const {window, figure, load} = setUp(redraw, "?lamps.show=share");
  await restoreOptions(figure, window, load);
  expect(redraw).toHaveBeenCalledWith(figure, {show: "share", mark: "none"}, demoEvidence);
  expect(figure.querySelector<HTMLInputElement>("input[value=share]")!.checked).toBe(true);
});

it.each([
  "",
  "?lamps.show=count",
  "?lamps.show=hostile",
  "?lamps.mark=all",
  "?other.show=share",
  "?lamps-b.show=share"
])("leaves the figure alone for %j", async (search) => {
  const {window, figure, load} = setUp(draw(), search);
  await restoreOptions(figure, window, load);
  expect(load).not.toHaveBeenCalled();
});

it("gives a chart's second frame a name of its own", async () => {
  const redraw = draw();
  const {window, figure, load} = setUp(redraw, "?lamps-b.show=share", demoFigure("chart-lamps-b"));
  await restoreOptions(figure, window, load);
  expect(redraw).toHaveBeenCalledTimes(1);
});

it("says in the figure what went wrong, and shows the option that is still drawn", async () => {
  const {window, document, figure, load, choose} = setUp(() =>
    Promise.reject(new Error("the table lamps could not be loaded"))
  );
  bindControls(document, window, load);
  choose("share");
  await drawn(figure);
  expect(textOf(figure, "[role=alert]")).toBe("The chart stays as it was: the table lamps could not be loaded");
  expect(figure.querySelector<HTMLInputElement>("input[value=count]")!.checked).toBe(true);
  expect(figure.hasAttribute("aria-busy")).toBe(false);
});
