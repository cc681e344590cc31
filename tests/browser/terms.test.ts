import {describe, expect, it} from "vitest";
import {useReader} from "./reader.js";

const reader = useReader({of: "data"});
const VICTIMS = "notebooks/victims";

const shown = async (): Promise<Readonly<Record<"prose" | "title" | "labels", string>>> =>
  reader.page.evaluate(() => {
    const text = (selector: string): string =>
      document.querySelector<HTMLElement>(selector)?.innerText.replace(/\s+/g, " ") ?? "";
    return {
      prose: text(".tm-following:has(#chart-victims-trend) ~ p"),
      title: text("#chart-victims-trend .tm-title"),
      labels: [...document.querySelectorAll("#chart-victims-trend .tm-drawing svg")]
        .filter((svg) => svg.getBoundingClientRect().width > 0)
        .map((svg) => svg.textContent)
        .join(" ")
        .replace(/\s+/g, " ")
    };
  });

describe("the switch of terms", () => {
  it("puts prose, titles and labels into the sources’ terms and back, keeps that in the address, and leaves the trace alone", async () => {
    await reader.open(VICTIMS);
    const guidelines = await shown();
    expect(guidelines.prose).toContain("concerning child sexual abuse material (the Act’s “child pornography”) were");
    expect(guidelines.labels).toContain("child sexual abuse material");
    expect(guidelines.labels).not.toContain("pornography");
    await reader.page.getByLabel("Sources’ terms").check();
    const sources = await shown();
    expect(sources.prose).toContain("concerning “child pornography” were");
    expect(sources.title).toContain("concerning “child prostitution” and “child pornography”");
    expect(sources.labels).toContain("child pornography");
    expect(sources.labels).not.toContain("abuse material");
    expect(new URL(reader.page.url()).searchParams.get("terms")).toBe("sources");

    await reader.page
      .locator("#chart-victims-trend .tm-drawing:visible [data-trace='un.victims-pornography-2014']:visible")
      .first()
      .press("Enter");
    const traced = await reader.card("un.victims-pornography-2014").innerText();
    await reader.page.keyboard.press("Escape");
    await reader.page.getByLabel("Guidelines’ terms").check();
    expect(await shown()).toEqual(guidelines);
    expect(new URL(reader.page.url()).search).toBe("");
    await reader.page
      .locator("#chart-victims-trend .tm-drawing:visible [data-trace='un.victims-pornography-2014']:visible")
      .first()
      .press("Enter");
    expect(await reader.card("un.victims-pornography-2014").innerText()).toBe(traced);
    expect(traced).toContain("child pornography");
  });

  it("stays switched on other pages, decks too, and where a chart is drawn again", async () => {
    await reader.open(`${VICTIMS}?terms=sources`);
    await reader.page.locator("#chart-victims-trend .tm-controls").getByText("Change", {exact: true}).click();
    await reader.page.locator("#chart-victims-trend .tm-status", {hasText: "Chart drawn again"}).waitFor();
    expect((await shown()).labels).toContain("child pornography");
    await reader.page.getByLabel("Sources’ terms").check();
    await reader.page.getByLabel("Guidelines’ terms").check();
    await reader.page.getByLabel("Sources’ terms").check();
    await reader.open("decks/summit");
    expect(await reader.page.locator("#slide-victims li").first().innerText()).toMatch(/^“Child pornography”: /);
    expect(new URL(reader.page.url()).searchParams.get("terms")).toBe("sources");
    await reader.page.evaluate(() => localStorage.clear());
  });

  it("has the guidelines’ terms in what Explore says of a chart", async () => {
    await reader.open("explore");
    await reader.page.selectOption("#tm-choose-table", "child-victims");
    await reader.page.locator(".tm-explore-stage figure[data-table=child-victims]").waitFor();
    expect(await reader.page.locator(".tm-explore-stage .tm-headline").innerText()).toMatch(
      /exploitation of children in prostitution \(.*“child prostitution”\)/
    );
    await reader.page.evaluate(() => localStorage.clear());
  });

  it("follows links where the browser keeps nothing: what a link leads to, what is copied of it, and the way back", async () => {
    const page = await reader.page.context().newPage();
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        }
      })
    );
    const terms = (): Promise<readonly (string | null | undefined)[]> =>
      page.evaluate(() => [
        document.documentElement.dataset["terms"],
        new URL(location.href).searchParams.get("terms")
      ]);
    await page.goto(reader.url + VICTIMS);
    await page.getByLabel("Sources’ terms").check();
    const link = page.locator("#chart-victims-trend .tm-source a").first();
    expect(await link.getAttribute("href")).not.toContain("terms=");
    await link.focus();
    expect(await link.getAttribute("href")).toMatch(/\/sources\/un\?terms=sources#/);
    await link.click();
    await page.waitForURL(/\/sources\/un/);
    expect(await terms()).toEqual(["sources", "sources"]);
    await page.locator("#observablehq-header nav a:visible").first().click();
    await page.waitForURL((url) => !url.pathname.includes("/sources/"));
    expect(await terms()).toEqual(["sources", "sources"]);
    await page.close();
  });
});

describe("what is copied", () => {
  const clipboard = (type: string): Promise<string> =>
    reader.page.evaluate(async (wanted) => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType(wanted)).text();
    }, type);

  it("of a trace is the number with caveat, source and trace, as text and as HTML", async () => {
    await reader.open(VICTIMS);
    await reader.page.locator("p > a[data-trace='un.victims-pornography-2014']").first().click();
    await reader.dialog().getByRole("button", {name: "Copy with source"}).click();
    await reader.dialog().getByText("Number with its source copied", {exact: true}).waitFor();
    expect(await clipboard("text/plain")).toMatch(
      /^746 children\nChild victims known to the police, child sexual abuse material \(the Act’s “child pornography”\), Japan, 2014\nCaveat: .*\nSource: United Nations Human Rights Council, .*A\/HRC\/31\/58\/Add\.1.*para\. 38\nTrace: http/
    );
    expect(await clipboard("text/html")).toMatch(/<strong>746 children<\/strong>/);
  });

  it("of a chart has its rows as a table, and its citation", async () => {
    await reader.open(VICTIMS);
    await reader.page.locator("#chart-victims-trend").getByRole("button", {name: "Copy with source"}).click();
    await reader.page.locator("#chart-victims-trend .tm-status", {hasText: "Chart with its source copied"}).waitFor();
    expect(await clipboard("text/plain")).toMatch(
      /\nOffences concerning\tYear\t.*\nexploitation of children in prostitution\t2010\t741\t[^]*\nNote: [^]*\nSource: [^]*\nCite as: Tickmark, /
    );
    expect(await clipboard("text/html")).toContain("<table><tbody><tr><th>Offences concerning</th>");
  });

  it("of a page by hand says caveats and source below it", async () => {
    await reader.open(VICTIMS);
    await reader.page
      .locator(".tm-following:has(#chart-victims-trend) ~ p")
      .first()
      .evaluate((paragraph) => document.getSelection()!.selectAllChildren(paragraph));
    await reader.page.keyboard.press("ControlOrMeta+c");
    await reader.page.locator(".tm-said", {hasText: "with caveats and sources"}).waitFor();
    await expect
      .poll(() => clipboard("text/plain"))
      .toMatch(/^Children recorded as victims [^]*\n\nCaveat: [^]*\nSource: United Nations Human Rights Council, /);
  });
});
