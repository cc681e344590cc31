import {emitBriefing} from "../../../loaders/site/emit.js";

await emitBriefing();
