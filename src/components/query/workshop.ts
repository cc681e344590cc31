import {startDuck} from "./duck.js";
import {drawResult, dressResult, tieResult} from "./result-chart.js";

/** What is fetched with the engine: its start, and what draws its results. */
export const workshop = {startDuck, drawResult, dressResult, tieResult};
