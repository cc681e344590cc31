import {hydratePage} from "./hydrate-page.js";
import {keepPage} from "./offline/keep-page.js";

hydratePage(document, window);
// A browser that refuses a service worker keeps nothing; the page is none the worse for it.
keepPage(document, window).catch(() => undefined);
