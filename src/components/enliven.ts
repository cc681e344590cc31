import {enlivenPage} from "./enliven-page.js";

enlivenPage(document, window);
