/** What every page carries in its head: where the scripts, the evidence and the root are. */
export function pageHead(digest: string, files = ""): (page: {readonly path: string}) => string {
  return ({path}) => [
    `<link rel="icon" href="/favicon.svg" type="image/svg+xml">`,
    `<link rel="tickmark-evidence" href="/data/evidence.json" data-digest="${digest}">`,
    `<link rel="tickmark-redraw" href="/data/redraw.js">`,
    `<link rel="tickmark-take" href="/data/take.js">`,
    `<link rel="tickmark-root external" href="${rootOf(path)}">`,
    `<link rel="tickmark-tables external" href="${rootOf(path)}${files}tables/">`,
    ...downloadLinks(path),
    // Framework takes scripts of the usual types for modules of its own; this one browsers run and Framework copies.
    `<script type="text/ecmascript" src="/data/enliven.js" defer></script>`,
    ...(/^\/decks\/(?!index$)/.test(path) ? [`<script type="text/ecmascript" src="/data/present.js" defer></script>`] : [])
  ].join("\n");
}

/** What the page of a deck or briefing makes files of it with. */
function downloadLinks(path: string): readonly string[] {
  const [, kind, name] = /^\/(deck|briefing)s\/(?!index$)([\w-]+)$/.exec(path) ?? [];
  if (kind === undefined) return [];
  return [
    `<link rel="tickmark-document" href="/data/${kind}s/${name}.json">`,
    `<link rel="tickmark-downloads" href="/data/${kind}-files.js">`,
    ...(kind === "deck" ? [`<link rel="tickmark-alone" href="/data/alone.js">`, `<link rel="tickmark-alone-style" href="/data/alone.css">`] : [])
  ];
}

/** The way from a page to the site's root. */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 2) || "./";
}

const PAGES = [
  ["/", "Tickmark"], ["/notebooks/abuse-types", "Abuse types"], ["/notebooks/victims", "Victims and cases"],
  ["/notebooks/sentencing", "Prosecution and sentences"], ["/notebooks/blocking", "Blocking"],
  ["/notebooks/hotlines", "Hotlines"], ["/notebooks/care", "Crisis centre and care"], ["/notebooks/records-2016", "Records of 2016"], ["/notebooks/context", "Context"],
  ["/notebooks/plan", "Plan"], ["/notebooks/recommendations", "Recommendations"], ["/notebooks/timeline", "Timeline"],
  ["/decks/", "Decks"], ["/briefings/", "Briefings"], ["/open-points", "Open points"], ["/trace/", "All figures"], ["/sources/", "Sources"]
] as const;

export function siteHeader(): (page: {readonly path: string}) => string {
  return ({path}) => {
    const here = path.replace(/index$/, "");
    const links = PAGES.map(([href, label]) => `<a href="${href}"${href === here ? ' aria-current="page"' : ""}>${label}</a>`);
    // The 404 page has a base address, from which an anchor would lead to the home page.
    const skip = path === "/404" ? "" : `<a class="tm-skip" href="#observablehq-main" rel="external">Skip to content</a>`;
    return `${skip}<nav aria-label="Pages">${links.join(" ")}</nav>`;
  };
}

export function siteFooter(digest: string): string {
  return `<p>Aggregate figures printed in public documents; what is not printed is not drawn. <a href="/tables/">Data</a> <span class="tm-digest">Data digest <code>${digest.slice(0, 12)}</code></span></p>`;
}
