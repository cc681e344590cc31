import {showFactBrowser} from "./fact-browser-page.js";

void showFactBrowser(document, window);
