import {addressOfSlide, slideOfAddress} from "./address.js";

/** Keeps the slide in the page's address, so that links, reloads and the back button lead to it. */
export class AddressBar {
  constructor(private readonly window: Window, private readonly ids: readonly string[]) {}

  /** The slide that the address asks for. */
  get slide(): number | undefined {
    return slideOfAddress(this.window.location.hash, this.ids);
  }

  /** Writes a slide, or none, into the address; as a place to go back to where `kept`. */
  write(slide: number | undefined, {kept}: {readonly kept: boolean}): void {
    if (this.slide === slide) return;
    const {pathname, search} = this.window.location;
    const address = slide === undefined ? pathname + search : addressOfSlide(this.ids[slide] ?? "");
    this.window.history[kept ? "pushState" : "replaceState"](null, "", address);
  }

  /** Calls `changed` when a link or the back button leads elsewhere. Returns the way to unbind. */
  listen(changed: (slide: number | undefined) => void): () => void {
    const heard = (): void => changed(this.slide);
    this.window.addEventListener("popstate", heard);
    return () => this.window.removeEventListener("popstate", heard);
  }
}
