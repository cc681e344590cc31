import {presentPage} from "./show.js";

presentPage(document, window);
