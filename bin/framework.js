import {createRequire} from "node:module";

const observable = import.meta.resolve("@observablehq/framework/dist/bin/observable.js");
const jsdom = createRequire(observable)("jsdom");
const {JSDOM} = jsdom;
const parser = new (new JSDOM("").window.DOMParser)();

// Framework makes a window, always with a console of its own, for each of some twelve fragments of every page, and reads nothing but the
// document of it. A document alone takes a tenth of the time.
jsdom.JSDOM = class {
  constructor(html, options) {
    return options?.virtualConsole === undefined ? new JSDOM(html, options) : {window: {document: parser.parseFromString(html, "text/html")}};
  }
};

await import(observable);
