import type {Plugin} from "esbuild";

/** Packages that only read fonts or replace the browser, for which what is drawn in a browser has no use. */
const UNUSED = /^(?:fontkitten|subset-font)$/;

/** Any name of it is a function that can be called while modules load; esbuild keeps its prototype. */
const NOTHING = "module.exports = Object.create(new Proxy({}, {get: () => () => ''}));";

/** An inert document, in which nothing is loaded or run; what serialises drawings is the page's. */
const BROWSER = `export class JSDOM {
  constructor() {
    const inert = document.implementation.createHTMLDocument("");
    Object.defineProperty(inert, "defaultView", {value: document.defaultView});
    this.window = {document: inert};
  }
}`;

/**
 * Bundles modules of ours that also read files, for a browser: Node's modules are empty there, its buffers are plain
 * bytes, and an inert document of the browser stands for jsdom's.
 */
export const withoutNode: Plugin = {
  name: "without-node",
  setup({initialOptions, onResolve, onLoad}) {
    initialOptions.define = {...initialOptions.define, Buffer: "Uint8Array"};
    onResolve({filter: /^node:/}, ({path}) => ({path, namespace: "nothing"}));
    onResolve({filter: UNUSED}, ({path}) => ({path, namespace: "nothing"}));
    onResolve({filter: /^jsdom$/}, ({path}) => ({path, namespace: "browser"}));
    onLoad({filter: /.*/, namespace: "nothing"}, () => ({contents: NOTHING, loader: "js"}));
    onLoad({filter: /.*/, namespace: "browser"}, () => ({contents: BROWSER, loader: "js"}));
  }
};
