import {NOT_COMPARED, cardsTable} from "./cards.js";

export const careBodies = cardsTable({
  id: "care-bodies",
  title: "Centres and bodies that children can turn to",
  description: "One row for each printed count of centres, of members of a network and of bodies that monitor rights. Counts of bodies, not of staff, places or children; the days of the counts are not printed.",
  comparison: NOT_COMPARED
}, "un", [
  {fact: {measure: "child-guidance-centres", area: "JP"}, item: "child guidance centres in Japan", base: "Of prefectures and major cities. Another document, of another date, prints another count."},
  {fact: {measure: "child-guidance-centres", area: "JP-47"}, item: "child guidance centres in Okinawa Prefecture", base: "Whether they are counted among those of Japan is not said."},
  {fact: {measure: "crisis-network-members"}, item: "members of the national network of crisis centres", base: "What kind of members is not said."},
  {fact: {measure: "child-rights-bodies"}, item: "local bodies that monitor children’s rights", base: "Of prefectures and of capitals; whether a city’s ombudsperson named beside them is counted is not clear."}
]);

export const nahaCases = cardsTable({
  id: "naha-cases",
  title: "Cases of sexual abuse at the child guidance centre of Naha",
  description: "One row for the count and one for the share that are printed for one child guidance centre in 2013. How many cases the centre had in all is not printed.",
  comparison: NOT_COMPARED
}, "un", [
  {fact: {measure: "naha-sexual-abuse-cases"}, item: "cases of child sexual abuse", base: "At one child guidance centre in one year."},
  {fact: {measure: "naha-sexual-abuse-share"}, item: "of all cases of the centre", base: "The printed share that these cases are; the count of all cases is not printed, so it can’t be recomputed."}
]);

export const carillon = cardsTable({
  id: "carillon",
  title: "The Carillon Children Centre",
  description: "One row for each number printed for one foundation. No dates and no places are printed.",
  comparison: NOT_COMPARED
}, "un", [
  {fact: {measure: "carillon-homes"}, item: "homes for adolescents", base: "The foundation’s shelters are not counted among them."},
  {fact: {measure: "carillon-girls-abused-share"}, item: "of the girls assisted had been victims of abuse", base: "How many girls were assisted is not printed."},
  {fact: {measure: "carillon-stay"}, item: "year of stay in the homes for adolescents", base: "An average; stays in the shelters are given in words."},
  {fact: {measure: "carillon-public-funding-share"}, item: "of a project’s budget paid by the health ministry", base: "Which project is meant is not clear, and no sum is printed. The rest is from donations."}
]);
