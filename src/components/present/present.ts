import {presentPage} from "./present-page.js";

presentPage(document, window);
