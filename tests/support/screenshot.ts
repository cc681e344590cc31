import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {buildSite} from "../../loaders/site/build.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {serveSite} from "../../loaders/site/serve.js";
import {launchBrowser, openPage} from "./browser.js";

/**
 * Makes the README's picture: a chart in its frame. A trace would show sentences of the document, which stay out of the
 * project.
 */
const folder = await mkdtemp(join(tmpdir(), "tickmark-screenshot-"));
try {
  await buildSite(openWorkspace(fileURLToPath(new URL("../../data", import.meta.url))), {output: join(folder, "dist")});
  const site = await serveSite(join(folder, "dist"));
  const browser = await launchBrowser();
  const {page} = await openPage(browser, `${site.url}notebooks/sentencing`, {viewport: {width: 1280, height: 780}});
  await page.locator("#chart-sentencing-2014").evaluate((figure) => figure.scrollIntoView({block: "center"}));
  await page.screenshot({path: fileURLToPath(new URL("screenshot.png", import.meta.url))});
  await browser.close();
  await site.close();
} finally {
  await rm(folder, {recursive: true, force: true});
}
