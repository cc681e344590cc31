import {hydratePage} from "./hydrate-page.js";

hydratePage(document, window);
