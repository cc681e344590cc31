import {hydrateFile} from "./hydrate-file.js";
import {readDeckPage} from "./present/deck-page.js";
import {bindDeckSearch} from "./present/find-in-deck.js";
import {presentPage} from "./present/show.js";

hydrateFile(document);
const show = presentPage(document, window);
if (show) bindDeckSearch(document, readDeckPage(document)!.items, (command) => show.run(command));
