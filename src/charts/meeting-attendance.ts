import {cardsChart} from "./cards-chart.js";

/** Attendance of one meeting. */
export const meetingAttendance = cardsChart({
  id: "meeting-attendance",
  headline: "A meeting of specialists in January 2020 was attended by {{ fy2019.meeting-attendance }} representatives",
  title: "Attendance of the fourth Specialist Group Meeting on Child Sexual Exploitation, number of representatives, place not printed, January 2020"
});
