import type {Browser} from "playwright-core";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, expect, it} from "vitest";
import {finishSite} from "../../loaders/site/finish.js";
import {serveSite} from "../../loaders/site/serve.js";
import {launchBrowser, openPage} from "./browser.js";
import {tempFolder} from "./temp.js";

const page = (head: string): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<link rel="icon" href="data:,">\n${head}</head>\n<body><p>Text</p></body>\n</html>\n`;

const SCRIPT = `document.body.dataset.ran = "yes";${" ".repeat(20_000)}`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it("openPage(browser, url) records errors, failures, requests and transferred script bytes", async () => {
  const dir = await tempFolder({
    "a.js": SCRIPT,
    "index.html": page(
      '<script src="a.js" defer></script><script>console.error("said"); console.warn("hinted"); fetch("gone").then((response) => response.text()); throw new Error("thrown")</script>'
    )
  });
  expect(await finishSite(dir)).toEqual([]);
  const site = await serveSite(dir);
  const opened = await openPage(browser, site.url, {colorScheme: "dark", viewport: {width: 390, height: 800}});
  expect(opened.pageErrors).toEqual(["thrown"]);
  expect(opened.consoleErrors[0]).toBe("said");
  expect(opened.consoleWarnings).toEqual(["hinted"]);
  expect(opened.failedRequests).toEqual([`404 ${site.url}gone`]);
  expect(opened.requests.slice(0, 3).toSorted()).toEqual([site.url, `${site.url}a.js`, `${site.url}gone`].toSorted());
  expect(opened.scriptBytes).toBeGreaterThan(gzipSync(SCRIPT).length);
  expect(opened.scriptBytes).toBeLessThan(1000);
  expect(
    await opened.page.evaluate(() => [
      document.body.dataset.ran,
      innerWidth,
      matchMedia("(prefers-color-scheme: dark)").matches
    ])
  ).toEqual(["yes", 390, true]);
  await opened.close();
  await site.close();
});

it("a finished page runs the inline scripts it was built with, and no other", async () => {
  const dir = await tempFolder({"index.html": page('<script>document.title = "ran"</script>')});
  await finishSite(dir);
  const site = await serveSite(dir);
  const opened = await openPage(browser, site.url);
  expect(await opened.page.title()).toBe("ran");
  await opened.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = 'document.title = "injected"';
    document.body.append(script);
  });
  expect(await opened.page.title()).toBe("ran");
  expect(opened.consoleErrors).toEqual([expect.stringMatching(/Content Security Policy/)]);
  await opened.close();
  await site.close();
});

it("openPage(browser, url, {javaScriptEnabled: false}) shows the page as built", async () => {
  const dir = await tempFolder({"index.html": page('<script>document.title = "ran"</script>')});
  const site = await serveSite(dir);
  const opened = await openPage(browser, site.url, {javaScriptEnabled: false});
  expect([await opened.page.title(), await opened.page.textContent("p"), opened.scriptBytes]).toEqual(["", "Text", 0]);
  await opened.close();
  await site.close();
});
