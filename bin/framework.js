import {createRequire} from "node:module";
import {selectQuickly, styleLazily} from "./quick-dom.js";

const observable = import.meta.resolve("@observablehq/framework/dist/bin/observable.js");
const require = createRequire(observable);
styleLazily(require("jsdom/lib/jsdom/living/nodes/ElementCSSInlineStyle-impl.js"));
const jsdom = require("jsdom");
const {JSDOM} = jsdom;
const {window} = new JSDOM("");
selectQuickly(window);
const parser = new window.DOMParser();

// Framework makes a window, always with a console of its own, for each of some twelve fragments of every page, and reads nothing but the
// document of it. A document alone takes a tenth of the time.
jsdom.JSDOM = class {
  constructor(html, options) {
    if (options?.virtualConsole !== undefined) return {window: {document: parser.parseFromString(html, "text/html")}};
    const made = new JSDOM(html, options);
    selectQuickly(made.window);
    return made;
  }
};

// Framework searches the folders anew for each mention of a file, and while it builds they stay as they are.
if (process.argv[2] === "build") {
  const {LoaderResolver} = await import(new URL("../loader.js", observable));
  const {find} = LoaderResolver.prototype;
  const found = new WeakMap();
  LoaderResolver.prototype.find = function (path) {
    const known = found.get(this) ?? new Map();
    found.set(this, known);
    if (!known.has(path)) known.set(path, find.call(this, path));
    return known.get(path);
  };
}

await import(observable);
