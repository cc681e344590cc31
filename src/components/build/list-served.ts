import {openPlace} from "./build-place.js";
import {openList} from "./open-list.js";
import {servedKeeper} from "./server-keeper.js";

openPlace(document, (place) => openList(place, servedKeeper(document)));
