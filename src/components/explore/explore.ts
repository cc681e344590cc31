import {ExploreApp} from "./app.js";

const place = document.querySelector<HTMLElement>("#tm-explore");
if (place) void new ExploreApp(place, window).start();
