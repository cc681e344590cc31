import {readAddRequest} from "../adding/add-address.js";
import type * as Panel from "../adding/add-panel.js";
import {siteLink} from "../site-links.js";
import {BuildList} from "./build-list.js";
import type {DocumentKeeper} from "./document-keeper.js";

/** Opens the list of documents; above it, where the address asks to add something, the question where. */
export async function openList(place: HTMLElement, keeper: DocumentKeeper): Promise<void> {
  const {ownerDocument: document} = place;
  const {location} = document;
  const request = readAddRequest(location.hash);
  const module = siteLink(document, "add");
  if (request && module !== undefined) {
    const {addPanel} = (await import(module)) as typeof Panel;
    const panel = await addPanel(document, keeper, request, (address) => location.assign(address));
    place.before(panel);
    panel.querySelector("select")?.focus();
  }
  await new BuildList(place, document.defaultView!, keeper).show();
}
