import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {finishSite} from "../../../loaders/site/finish.js";
import {tempFolder} from "../../support/temp.js";

const PAGE = '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n</head>\n<body></body>\n</html>\n';

describe("finishSite(dir, {base, address})", () => {
  it("names the canonical address of each page under base and address, and none for 404", async () => {
    const dir = await tempFolder({"index.html": PAGE, "a/b.html": PAGE, "trace/index.html": PAGE, "404.html": PAGE});
    expect(await finishSite(dir, {base: "/tickmark/", address: "https://example.org"})).toEqual([]);
    const canonicals = ["index.html", "a/b.html", "trace/index.html", "404.html"].map(
      async (file) => /rel="canonical" href="([^"]*)"/.exec(await readFile(join(dir, file), "utf8"))?.[1]
    );
    expect(await Promise.all(canonicals)).toEqual([
      "https://example.org/tickmark/",
      "https://example.org/tickmark/a/b",
      "https://example.org/tickmark/trace/",
      undefined
    ]);
  });

  it("collects the faults of all pages, stylesheets and scripts", async () => {
    const dir = await tempFolder({
      "b.html": PAGE.replace("<body>", "<body><img src=//x.example/a>"),
      "a.css": "p{background:url(https://x.example/b)}",
      "c/d.js": 'import"https://x.example/c"',
      "e.arrow": "url(https://x.example/d)"
    });
    const diagnostics = await finishSite(dir);
    expect(
      diagnostics.map(({file, line, message}) => [
        file,
        line,
        message.split(" ").find((word) => word.includes("x.example"))
      ])
    ).toEqual([
      ["a.css", undefined, "https://x.example/b"],
      ["b.html", 7, "//x.example/a"],
      ["c/d.js", undefined, "https://x.example/c"]
    ]);
  });

  it("changes nothing the second time", async () => {
    const dir = await tempFolder({"index.html": PAGE});
    await finishSite(dir, {address: "https://example.org/"});
    const once = await readFile(join(dir, "index.html"), "utf8");
    await finishSite(dir, {address: "https://example.org/"});
    expect(await readFile(join(dir, "index.html"), "utf8")).toBe(once);
  });

  it("refuses an address that is none", async () => {
    expect(await finishSite(await tempFolder(), {address: "example.org"})).toEqual([
      {message: expect.stringContaining('address: "example.org"') as string}
    ]);
  });
});
