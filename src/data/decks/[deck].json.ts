import {emitDeck} from "../../../loaders/site/emit.js";

await emitDeck();
