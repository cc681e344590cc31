import {SLIDE} from "../../core/deck/layouts.js";
import {xml} from "./xml.js";

/** A place on a slide in pixels of its height of 720. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels as Office's units. */
export function emu(pixels: number): number {
  return Math.round(pixels * 9525);
}

/** Pixels as hundredths of a point. */
export function points(pixels: number): number {
  return Math.round(pixels * 75);
}

/** The width of a deck's slides in pixels of a height of 720. */
export function slideWidth({width, height}: {readonly width: number; readonly height: number}): number {
  return Math.round(width * SLIDE.height / height);
}

/** The place of a shape; `tag` is `a:xfrm` or, for frames, `p:xfrm`. */
export function transform({x, y, width, height}: Box, tag = "a:xfrm"): string {
  return xml(tag, {}, xml("a:off", {x: emu(x), y: emu(y)}), xml("a:ext", {cx: emu(width), cy: emu(height)}));
}

/** The largest place of a drawing's shape within a box, at its top left. */
export function fit(size: {readonly width: number; readonly height: number}, box: Box): Box {
  const scale = Math.min(box.width / size.width, box.height / size.height);
  return {x: box.x, y: box.y, width: size.width * scale, height: size.height * scale};
}
