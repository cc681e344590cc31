import {BuildList} from "./build-list.js";
import {openPlace} from "./build-place.js";
import {servedKeeper} from "./server-keeper.js";

openPlace(document, (place) => new BuildList(place, window, servedKeeper(document)).show());
