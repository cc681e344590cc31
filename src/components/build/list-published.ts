import {BuildList} from "./build-list.js";
import {openPlace} from "./build-place.js";
import {keptNotice} from "./kept-notice.js";
import {publishedKeeper} from "./published-keeper.js";

openPlace(document, (place) => {
  const keeper = publishedKeeper(document);
  place.before(keptNotice(document, keeper));
  return new BuildList(place, window, keeper).show();
});
