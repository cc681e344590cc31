import {announce, statusRegion} from "../announce.js";

/** How long a message stays in sight, in milliseconds. */
const SHOWN = 8000;

/** Says something for a while at the foot of the window, or of the dialog that is open above it. */
export function say(document: Document, message: string): void {
  const place = document.querySelector("dialog[open]") ?? document.body;
  const known = place.querySelector<HTMLElement>(":scope > .tm-said");
  const region = known ?? Object.assign(statusRegion(document), {className: "tm-said"});
  if (!known) place.append(region);
  announce(region, message);
  document.defaultView?.setTimeout(() => region.textContent === message && region.replaceChildren(), SHOWN);
}
