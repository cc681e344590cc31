type Link = readonly [href: string, label: string];

/** The pages of the site, by what one comes for. */
const GROUPS: readonly {readonly label: string; readonly links: readonly Link[]}[] = [
  {label: "Notebooks", links: [
    ["/notebooks/abuse-types", "Abuse types"], ["/notebooks/victims", "Victims and cases"], ["/notebooks/sentencing", "Prosecution and sentences"],
    ["/notebooks/blocking", "Blocking"], ["/notebooks/hotlines", "Hotlines"], ["/notebooks/care", "Crisis centre and care"],
    ["/notebooks/records-2016", "Records of 2016"], ["/notebooks/context", "Context"], ["/notebooks/plan", "Plan"],
    ["/notebooks/recommendations", "Recommendations"], ["/notebooks/timeline", "Timeline"]
  ]},
  {label: "Explore", links: [["/explore", "Make a chart"], ["/query", "Query by SQL"], ["/gallery", "All charts"], ["/tables/", "Tables and files"]]},
  {label: "Present", links: [["/decks/", "Decks"], ["/briefings/", "Briefings"]]},
  {label: "Check", links: [["/open-points", "Open points"], ["/facts/", "All figures"], ["/trace/", "Trace"], ["/sources/", "Sources"], ["/terms", "Terms"]]},
  {label: "Guides", links: [["/guides/analyst", "For analysts"], ["/guides/presenter", "For presenters"], ["/guides/reviewer", "For reviewers"]]}
];

/** The site's navigation, for the page at a path: groups that unfold without a script, the one with this page marked. */
export function siteNavigation(path: string): string {
  const here = path.replace(/index$/, "");
  const link = ([href, label]: Link): string => `<a href="${href}"${href === here ? ' aria-current="page"' : ""}>${label}</a>`;
  const groups = GROUPS.map(({label, links}) => {
    const holds = links.some(([href]) => href === here || (href.endsWith("/") && here.startsWith(href)));
    return `<details class="tm-nav-group" name="tm-nav"><summary${holds ? ' aria-current="true"' : ""}>${label}</summary><ul>${links.map((one) => `<li>${link(one)}</li>`).join("")}</ul></details>`;
  });
  return `<nav aria-label="Pages"><a class="tm-home" href="/"${here === "/" ? ' aria-current="page"' : ""}>Tickmark</a> ${groups.join(" ")}</nav>`;
}
