import {emitTable} from "../../loaders/site/emit.js";

await emitTable("parquet");
