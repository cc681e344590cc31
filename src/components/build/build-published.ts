import {openPlace} from "./build-place.js";
import {copyNotice} from "./copy-notice.js";
import {openBuilder} from "./open-builder.js";
import {publishedKeeper} from "./published-keeper.js";
import {pageEngine} from "./query-engine.js";

openPlace(document, (place) => openBuilder(place, publishedKeeper(document, pageEngine(document)), copyNotice));
