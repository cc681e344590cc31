import {hydratePage} from "./hydrate-page.js";
import {presentPage} from "./present/show.js";

hydratePage(document, window);
presentPage(document, window);
