export {startDuck} from "./duck.js";
export {drawResult, dressResult, tieResult} from "./result-chart.js";
