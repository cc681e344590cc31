import {expect, it} from "vitest";
import {findBrokenLinks, readLinks} from "../../../loaders/site/page-diagnostics.js";

const FILES = new Set(["index.html", "404.html", "a.html", "trace/index.html", "tables/t.csv"]);
const TRACE = readLinks('<ul><li id="demo.x"></li></ul>', "trace/index.html");
const broken = (file: string, html: string): readonly string[] =>
  findBrokenLinks([readLinks(html, file), TRACE], FILES).map(({message}) => message);

it("follows relative links, with query and anchor, to files and pages", () => {
  expect(
    broken(
      "a.html",
      '<a href="./"></a><a href="./trace/?x=share(demo.x,%20demo.y)#demo.x"></a><a href="tables/t.csv"></a><a href="#here"></a><b id="here"></b>'
    )
  ).toEqual([]);
  expect(
    broken(
      "trace/index.html",
      '<a href="../a"></a><a href="../"></a><a href="https://example.org/x"></a><a href="mailto:a@example.org"></a><b id="demo.x"></b>'
    )
  ).toEqual([]);
});

it.each([
  ["a.html", '<a href="./b"></a>', "link to ./b leads to no file of the site"],
  ["trace/index.html", '<a href="a"></a>', "link to a leads to no file of the site"],
  ["a.html", '<a href="#there"></a>', "link to #there: a.html has no anchor there"],
  ["a.html", '<a href="./trace/#demo.z"></a>', "link to ./trace/#demo.z: trace/index.html has no anchor demo.z"]
])("in %s, %s is a fault", (file, html, message) => expect(broken(file, html)).toEqual([message]));
