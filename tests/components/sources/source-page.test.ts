import {join} from "node:path";
import {expect, it} from "vitest";
import {SourceStore} from "../../../loaders/editing/source-store.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import {SourcePage} from "../../../src/components/sources/source-page.js";
import type {WriteClient} from "../../../src/components/write-client.js";
import {tempFolder} from "../../support/temp.js";
import {page, textOf} from "../dom.js";

it("says how numbers are printed by keyboard, with what a number of the document is so, and takes it back", async () => {
  const store = new SourceStore(openWorkspace(await makeWorkspace(join(await tempFolder(), "workspace"), "tutorial")));
  const text = "In 2023 the libraries lent 41.200 items; 98 452 were asked for.\n";
  const {id} = await store.add("few.txt", new TextEncoder().encode(text), () => undefined);
  let last: Promise<unknown> = Promise.resolve();
  const client = {
    post: (action: string, {hash, numbers}: {hash: string; numbers: string}) =>
      (last = action === "undo" ? store.undo(id) : store.printNumbers(id, hash, numbers))
  } as unknown as WriteClient;
  const {window, document} = page("<main></main>");
  const place = document.querySelector("main")!;
  new SourcePage(place, window as unknown as Window & typeof globalThis, client, await store.open(id));
  const list = place.querySelector<HTMLElement>("[role=listbox]")!;
  const press = (target: Element, key: string): boolean =>
    target.dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  const marks = (): readonly string[] =>
    [...place.querySelectorAll(".tm-source-document [data-start]")].map((mark) => mark.textContent);
  expect(marks()).toEqual(["2023", "41.200", "98", "452"]);
  expect(textOf(place, ".tm-source-count")).toMatch(/need a look$/);

  press(list, "n");
  const form = place.querySelector<HTMLFormElement>("form")!;
  const choice = (example: string): HTMLInputElement => form.querySelector(`input[value="${example}"]`)!;
  expect(choice("1,234.5").checked).toBe(true);
  expect(document.activeElement).toBe(choice("1,234.5"));
  expect(choice("1.234,5").parentElement!.textContent).toContain("1.234,5 41.200 is 41200");
  expect(choice("1 234,5").parentElement!.textContent).toContain("41.200 is no number so");
  choice("1 234.5").checked = true;
  form.requestSubmit();
  await last;
  await expect.poll(marks).toEqual(["2023", "41.200", "98 452"]);
  expect(place.querySelector("form")).toBeNull();

  place.querySelectorAll("button").forEach((button) => button.textContent === "Undo" && button.click());
  press(list, "x");
  expect(place.querySelector("form")).toBeNull();
  await last;
  await expect.poll(marks).toEqual(["2023", "41.200", "98", "452"]);
  // A form that is asked for while an act is being done opens after it, of what there is then.
  await expect.poll(() => place.querySelector("form")?.getAttribute("aria-label")).toMatch(/ as no figure$/);
  expect(document.activeElement).toBe(place.querySelector("#tm-source-reason"));
});
