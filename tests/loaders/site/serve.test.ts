import {get} from "node:http";
import {gzipSync} from "node:zlib";
import {afterEach, describe, expect, it} from "vitest";
import {serveSite} from "../../../loaders/site/serve.js";
import type {ServeOptions, Served} from "../../../loaders/site/serve.js";
import {tempFolder} from "../../support/temp.js";

const FILES = {
  "index.html": "home",
  "a.html": "page a",
  "trace/index.html": "trace",
  "404.html": "nothing here",
  "t/x.arrow": "ARROW1",
  "t/x.csv": "a,b\n".repeat(200)
};

let site: Served | undefined;
const serve = async (options?: ServeOptions): Promise<string> => {
  site = await serveSite(await tempFolder(FILES), options);
  return site.url;
};

afterEach(async () => {
  await site?.close();
  site = undefined;
});

describe("serveSite(dir, {base})", () => {
  it.each([
    ["", "home"],
    ["a", "page a"],
    ["a?x=1", "page a"],
    ["a.html", "page a"],
    ["trace/?x=share(a,%20b)", "trace"]
  ])("answers /%s", async (path, text) => {
    const response = await fetch((await serve()) + path);
    expect([response.status, await response.text()]).toEqual([200, text]);
  });

  it("leads /trace to /trace/ with its query, so that relative links hold", async () => {
    const response = await fetch(`${await serve({base: "/tickmark"})}trace?x=a`, {redirect: "manual"});
    expect([response.status, response.headers.get("location")]).toEqual([301, "/tickmark/trace/?x=a"]);
  });

  it.each(["missing", "a/", "t/", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd", "%ff", "%00"])(
    "answers /%s with 404.html",
    async (path) => {
      const response = await fetch((await serve()) + path);
      expect([response.status, await response.text(), response.headers.get("content-type")]).toEqual([
        404,
        "nothing here",
        "text/html; charset=utf-8"
      ]);
    }
  );

  it("serves nothing outside the base path", async () => {
    const url = await serve({base: "/tickmark/"});
    expect((await fetch(`${url}a`)).status).toBe(200);
    expect((await fetch(new URL("/a", url))).status).toBe(404);
    expect((await fetch(url.slice(0, -1))).url).toBe(url);
  });

  it("names types and answers HEAD without a body", async () => {
    const response = await fetch(`${await serve()}t/x.arrow`, {method: "HEAD"});
    expect([
      response.headers.get("content-type"),
      response.headers.get("content-length"),
      await response.text()
    ]).toEqual(["application/vnd.apache.arrow.file", "6", ""]);
  });

  it("sends text gzipped to who accepts it, so that sizes are those of a real host", async () => {
    const url = `${await serve()}t/x.csv`;
    const lengthWith = (headers: Record<string, string>): Promise<number> =>
      new Promise((resolve) =>
        get(url, {headers}, (response) => resolve(Number(response.resume().headers["content-length"])))
      );
    expect(await lengthWith({"Accept-Encoding": "gzip"})).toBe(gzipSync(FILES["t/x.csv"]).length);
    expect(await lengthWith({})).toBe(800);
  });

  it("refuses to be written to", async () => {
    expect((await fetch(await serve(), {method: "POST"})).status).toBe(405);
  });
});
