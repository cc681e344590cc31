import {bindTerms} from "./apply-terms.js";

bindTerms(document, window);
