import type {Chart} from "../core/chart.js";
import {abuseTypes} from "./abuse-types.js";
import {blocking} from "./blocking.js";
import {careBodies} from "./care-bodies.js";
import {carillon} from "./carillon.js";
import {convictedTrend} from "./convicted-trend.js";
import {extraterritorialCases} from "./extraterritorial-cases.js";
import {hotlineCounts} from "./hotline-counts.js";
import {hotlineReports} from "./hotline-reports.js";
import {hotlineShares} from "./hotline-shares.js";
import {measuresMinistries} from "./measures-ministries.js";
import {meetingAttendance} from "./meeting-attendance.js";
import {nahaCases} from "./naha-cases.js";
import {officersPlanned} from "./officers-planned.js";
import {osakaArrests} from "./osaka-arrests.js";
import {osakaCounts} from "./osaka-counts.js";
import {osakaShares} from "./osaka-shares.js";
import {planTerms} from "./plan-terms.js";
import {police2016} from "./police-2016.js";
import {population} from "./population.js";
import {povertyNational} from "./poverty-national.js";
import {povertyOkinawa} from "./poverty-okinawa.js";
import {prosecution2013} from "./prosecution-2013.js";
import {recommendationsPillars} from "./recommendations-pillars.js";
import {referredTrend} from "./referred-trend.js";
import {sentencing2014} from "./sentencing-2014.js";
import {snsVictims2016} from "./sns-victims-2016.js";
import {timeline} from "./timeline.js";
import {victimsBySex} from "./victims-by-sex.js";
import {victimsTrend} from "./victims-trend.js";

/** All charts that a fence can name. */
export const charts: readonly Chart[] = [
  abuseTypes, victimsTrend, referredTrend, extraterritorialCases, convictedTrend, victimsBySex, prosecution2013, sentencing2014, blocking,
  hotlineShares, hotlineCounts, hotlineReports, careBodies, osakaCounts, osakaShares, osakaArrests, nahaCases, carillon,
  population, povertyNational, povertyOkinawa, police2016, snsVictims2016, officersPlanned, meetingAttendance, planTerms,
  measuresMinistries, recommendationsPillars, timeline
];
