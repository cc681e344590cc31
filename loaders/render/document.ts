import {JSDOM} from "jsdom";

let shared: Document | undefined;

/** The document that everything drawn in Node is made with; nothing is ever attached to it. */
export function drawingDocument(): Document {
  shared ??= new JSDOM("<!DOCTYPE html>").window.document;
  return shared;
}
