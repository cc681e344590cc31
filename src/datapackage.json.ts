import {emit} from "../loaders/site/emit.js";

await emit("datapackage.json");
