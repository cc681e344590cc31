import {QueryPage} from "./query-page.js";

const place = document.querySelector("#tm-query-page");
if (place) new QueryPage(place, window);
