import {abuseTypes} from "./abuse-types.js";
import {blocking} from "./blocking.js";
import {careBodies, carillon, nahaCases} from "./care.js";
import {population, povertyNational, povertyOkinawa} from "./context.js";
import {extraterritorialCases} from "./extraterritorial-cases.js";
import {hotlineCounts, hotlineReports, hotlineShares} from "./hotlines.js";
import {casesReferred, childVictims} from "./offence-groups.js";
import {offendersConvicted} from "./offenders-convicted.js";
import {osakaArrests, osakaCounts, osakaShares} from "./osaka.js";
import {meetingAttendance, officersPlanned, police2016, snsVictims2016} from "./plan-period.js";
import {planTerms} from "./plan-terms.js";
import {prosecution2013} from "./prosecution-2013.js";
import {sentencing2014} from "./sentencing-2014.js";
import type {Table} from "./table.js";
import {victimsBySex} from "./victims-by-sex.js";

/** All tables, in the order in which they are listed to readers. */
export const tables: readonly Table[] = [
  abuseTypes, childVictims, victimsBySex, casesReferred, extraterritorialCases, prosecution2013, offendersConvicted, sentencing2014, blocking,
  hotlineShares, hotlineCounts, hotlineReports, careBodies, osakaCounts, osakaShares, osakaArrests, nahaCases, carillon,
  population, povertyNational, povertyOkinawa, police2016, snsVictims2016, officersPlanned, meetingAttendance,
  planTerms
];
