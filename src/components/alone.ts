import {enlivenPage} from "./enliven-page.js";
import {presentPage} from "./present/show.js";

enlivenPage(document, window);
presentPage(document, window);
