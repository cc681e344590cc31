import {NOT_COMPARED, cardsTable} from "./cards.js";

export const police2016 = cardsTable({
  id: "police-2016",
  title: "Police figures of 2016 on offences concerning [[child-pornography]], as the Basic Plan prints them",
  description: "One row for each number that the plan prints: cases with an arrest, child victims, and how both had grown. Known to the police, not prevalence. They don’t continue the figures that another document prints for 2010 and 2014.",
  comparison: NOT_COMPARED
}, "plan", [
  {fact: {measure: "cases-arrested"}, item: "cases with an arrest", base: "Cases, not offenders and not children. Perhaps what another document calls cases referred; neither says so."},
  {fact: {measure: "consecutive-increase-years"}, item: "years of increase in a row", base: "Of cases with an arrest, since 2008. Which year was the first with an increase is not clear."},
  {fact: {measure: "child-victims-pornography-crimes"}, item: "child victims", base: "Children known to the police as victims of these offences."},
  {fact: {measure: "child-victims-growth"}, item: "growth of the number of child victims", base: "The count that the growth is measured from is not printed, so it can’t be recomputed."},
  {fact: {measure: "child-victims-growth-span"}, item: "years covered by that growth", base: "The first of them is not printed."}
]);

export const snsVictims2016 = cardsTable({
  id: "sns-victims-2016",
  title: "Child victims of sexual exploitation by way of social network services",
  description: "The one number that the fact sheet prints, for 2016. It overlaps with the victims of offences concerning [[child-pornography]] of the same year and is never added to them."
}, "evac", [
  {fact: {measure: "child-victims-sns"}, item: "children recorded as victims", base: "Of sexual exploitation of any kind by way of social network services; online dating sites are left out."}
]);

export const officersPlanned = cardsTable({
  id: "officers-planned",
  title: "Planned increase in child welfare officers",
  description: "The increase that was planned from the fiscal year 2019 on, and over how many years. Neither the number of officers nor the increase achieved.",
  comparison: NOT_COMPARED
}, "fy2019", [
  {fact: {measure: "child-welfare-officers-increase"}, item: "more child welfare officers, as planned", base: "Under a plan of the Government to reinforce measures against child abuse. How many there were before is not printed."},
  {fact: {measure: "child-welfare-officers-increase-duration"}, item: "years in which they were to be added", base: "Beginning with the fiscal year 2019."}
]);

export const meetingAttendance = cardsTable({
  id: "meeting-attendance",
  title: "Attendance of the meeting of specialists",
  description: "The attendance of one meeting in January 2020, rounded by the document. Attendances of different meetings are no trend."
}, "fy2019", [
  {fact: {measure: "meeting-attendance"}, item: "representatives at the meeting", base: "Of ministries, foreign institutions, private groups and others; rounded by the document."}
]);
