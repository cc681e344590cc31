import {openPlace} from "./build-place.js";
import {keptNotice} from "./kept-notice.js";
import {openList} from "./open-list.js";
import {publishedKeeper} from "./published-keeper.js";

openPlace(document, (place) => {
  const keeper = publishedKeeper(document);
  place.before(keptNotice(document, keeper));
  return openList(place, keeper);
});
