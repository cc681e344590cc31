import {createHash} from "node:crypto";
import {attributeOf, textOf} from "./markup.js";
import type {Element} from "./markup.js";

export interface PolicyOptions {
  /** Whether the page starts a query engine: WebAssembly, in a worker made of what was fetched. A worker from `blob:` inherits the page's policy (HTML, workers: policy containers); one from an address has its own, that is none. */
  readonly engine?: boolean;
}

/**
 * The Content-Security-Policy of a page: its own files and the inline scripts it was built with, nothing else. Styles
 * may be inline, because drawn charts set them on their marks.
 */
export function policyOf(scripts: readonly Element[], {engine = false}: PolicyOptions = {}): string {
  const hashes = scripts
    .filter((script) => attributeOf(script, "src") === undefined && isRun(script))
    .map((script) => `'sha256-${createHash("sha256").update(textOf(script)).digest("base64")}'`);
  return [
    "default-src 'self'",
    ["script-src 'self'", ...(engine ? ["'wasm-unsafe-eval'"] : []), ...new Set(hashes)].join(" "),
    ...(engine ? ["worker-src blob:"] : []),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${engine ? " blob:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'"
  ].join("; ");
}

/** Whether the browser runs a script, as against a block of data. */
export function isRun(script: Element): boolean {
  const type = (attributeOf(script, "type") ?? "").trim().toLowerCase();
  return ["", "module", "importmap", "speculationrules"].includes(type) || /^(text|application)\/(x-)?(java|ecma)script$/.test(type);
}
