import {expect, it, vi} from "vitest";
import {bindPageControls} from "../../src/components/page-controls.js";
import {page} from "./dom.js";

const BODY = `<form class="tm-page-control"><fieldset data-control="group" data-initial="lamps">
  <input type="radio" name="group" value="lamps" checked><input type="radio" name="group" value="ships">
  </fieldset><p role="status"></p></form>
  <span data-follows="group" data-choices='{"lamps":"the lamps","ships":"the ships"}'>the lamps</span>`;

it("a control of a page adds an entry to the history, which Back undoes", async () => {
  const {window, document} = page(BODY);
  vi.stubGlobal("CustomEvent", window.CustomEvent);
  bindPageControls(document, window as unknown as Window);
  const ships = document.querySelector<HTMLInputElement>("input[value=ships]")!;
  const before = window.history.length;
  ships.checked = true;
  ships.dispatchEvent(new window.Event("change", {bubbles: true}));
  expect([window.location.search, window.history.length]).toEqual(["?group=ships", before + 1]);
  window.history.back();
  await vi.waitFor(() => expect(document.querySelector("[data-follows]")!.textContent).toBe("the lamps"));
  expect([window.location.search, ships.checked]).toEqual(["", false]);
});
