import {readFileSync} from "node:fs";
import {launchBrowser} from "./browser.js";
const css = readFileSync("src/style.css","utf8").replace(/@import "(.*?)";/g, (_, f) => readFileSync("src/"+f.replace("./",""),"utf8"));
const body = readFileSync("/tmp/w1.html","utf8");
const browser = await launchBrowser();
const width = Number(process.argv[2] ?? 900);
const page = await browser.newPage({viewport: {width, height: 1000}});
await page.setContent(`<!doctype html><style>${css}</style><body style="padding:20px;max-width:${width-60}px"><main>${body}</main>`);
const figs = await page.$$("figure");
console.log(figs.length);
const pick = process.argv[3]!.split(",");
for (const p of pick) { const h = await page.$(`h2:has-text("${p}") + pre + figure`); await h!.screenshot({path: `/tmp/shot-${p.replace(/[^a-z0-9]+/g,"_")}-${width}.png`}); }
await browser.close();
