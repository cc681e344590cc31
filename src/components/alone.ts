import {enlivenPage} from "./enliven-page.js";
import {presentPage} from "./present/present-page.js";

enlivenPage(document, window);
presentPage(document, window);
