import {expect, it} from "vitest";
import {documentsPresent} from "../support/documents.js";
import {useReader} from "./reader.js";

const reader = useReader({of: "data"});

it.skipIf(documentsPresent)(
  "a trace says where to look instead of a passage (needs the documents to be absent)",
  async () => {
    const id = "un.suspended-2014";
    await reader.open("notebooks/sentencing");
    await reader.page.locator(`#chart-sentencing-2014 .tm-wide a[data-trace="${id}"] rect`).click();
    await reader.card(id).locator(".tm-absent").waitFor();
    expect(await reader.card(id).locator(".tm-absent").textContent()).toMatch(
      /^The document’s text is not present in this copy; find it at para /
    );
    expect(await reader.dialog().locator("mark").count()).toBe(0);
  }
);
