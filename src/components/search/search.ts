export {openSearch} from "./search-dialog.js";
export {showSearchPage} from "./search-page.js";
