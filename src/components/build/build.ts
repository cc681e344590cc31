import {openPlace} from "./build-place.js";
import {openBuilder} from "./open-builder.js";
import {servedKeeper} from "./server-keeper.js";

openPlace(document, (place) => openBuilder(place, servedKeeper(document)));
