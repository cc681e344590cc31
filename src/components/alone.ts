import {hydrateFile} from "./hydrate-file.js";
import {presentPage} from "./present/show.js";

hydrateFile(document);
presentPage(document, window);
