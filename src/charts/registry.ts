import type {Chart} from "../core/chart.js";
import {abuseTypes} from "./abuse-types.js";
import {blocking} from "./blocking.js";
import {convictedTrend} from "./convicted-trend.js";
import {prosecution2013} from "./prosecution-2013.js";
import {referredTrend} from "./referred-trend.js";
import {sentencing2014} from "./sentencing-2014.js";
import {victimsBySex} from "./victims-by-sex.js";
import {victimsTrend} from "./victims-trend.js";

/** All charts that a fence can name. */
export const charts: readonly Chart[] = [
  abuseTypes, victimsTrend, referredTrend, convictedTrend, victimsBySex, prosecution2013, sentencing2014, blocking
];
