import {emit} from "../../loaders/site/emit.js";

await emit("data/duckdb.wasm");
