import {basedSharesTable} from "./based-shares.js";
import {NOT_COMPARED, cardsTable} from "./cards.js";
import {selectFact} from "./select.js";

const CONTENT = "all illegal and harmful content at this hotline";

export const hotlineShares = basedSharesTable({
  id: "hotline-shares",
  title: "Shares at the hotline of the Safer Internet Association, each of a base of its own",
  description: "One row for each share that is printed, or follows from two printed counts, with what it is a share of. One hotline, as of July 2015. Kinds of content overlap; a positive response is not a removal.",
  comparison: "Each share has a base of its own, named with it. The shares can be neither added nor multiplied, and they form no sequence."
}, {shares: ["sia-cases", "sia-content-share", "sia-foreign-hosting-share", "sia-positive-response-share"], wholes: ["sia-cases"]}, (facts) => {
  const select = (measure: string, category = "") => selectFact(facts, {source: "un", measure, category});
  return [
    {fact: select("sia-cases", "illegal"), whole: select("sia-cases"), item: "found to be illegal", base: "cases received or found by monitoring"},
    {fact: select("sia-content-share", "obscene"), item: "with obscene expressions", base: CONTENT},
    {fact: select("sia-content-share", "child-abuse-material"), item: "with [[child-abuse-material:label]]", base: CONTENT},
    {fact: select("sia-content-share", "intimate-images"), item: "with intimate images shared without consent", base: CONTENT},
    {fact: select("sia-foreign-hosting-share"), item: "posted on foreign websites", base: "[[child-abuse-material:label]] received or detected by this hotline"},
    {fact: select("sia-positive-response-share"), item: "met with a positive response", base: "requests to foreign sites to remove [[child-abuse-material:label]]"}
  ];
});

export const hotlineCounts = cardsTable({
  id: "hotline-counts",
  title: "Counts at the hotline of the Safer Internet Association",
  description: "One row for each printed count of one hotline, as of July 2015. Items of content and requests, not children and not offences.",
  comparison: NOT_COMPARED
}, "un", [
  {fact: {measure: "sia-cases", category: ""}, item: "cases received or found by monitoring", base: "Items of content, illegal or harmful or neither; not children, not offences. When the count begins is not printed."},
  {fact: {measure: "sia-cases", category: "illegal"}, item: "cases found to be illegal", base: "Part of the cases received or found by monitoring. Illegal content of every kind."},
  {fact: {measure: "sia-cases", category: "hosted-abroad"}, item: "cases on websites outside Japan", base: "Of which cases is not clear: of all of them, or of those found illegal. So no share is taken."},
  {fact: {measure: "sia-removal-requests"}, item: "requests for removal", base: "Sent to administrators of sites or hosting providers. Requests, not items and not removals."}
]);

export const hotlineReports = cardsTable({
  id: "hotline-reports",
  title: "Reports to the Internet Hotline Centre",
  description: "One row for each number printed for one hotline in 2014: reports of every kind of content, those handled with priority by where they came from, and the longest time until they were passed on.",
  comparison: NOT_COMPARED
}, "un", [
  {fact: {measure: "hotline-reports"}, item: "reports received", base: "Of every kind of illegal or harmful content. Reports, not offences; several may concern the same content."},
  {fact: {measure: "hotline-reports-prioritised", category: "public"}, item: "reports from the public, handled with priority", base: "Whether they are part of all reports received is not said."},
  {fact: {measure: "hotline-reports-prioritised", category: "network"}, item: "reports from the international network of hotlines, handled with priority", base: "Whether they are part of all reports received is not said."},
  {fact: {measure: "hotline-referral-time"}, item: "days until reports were passed to the police", base: "The longest time, by its place in the text that of the reports handled with priority."}
]);
