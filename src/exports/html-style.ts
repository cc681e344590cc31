/** The style of a deck's one file, after the site's own: its page around the slides, and the list of evidence. */
export const HTML_STYLE = `
body.tm-alone { padding: 0 1.5rem 3rem; }
.tm-alone > main { max-width: 64rem; margin: 0 auto; }
.tm-presenting .tm-alone > main > :not(.tm-deck) { display: none; }
.tm-evidence { margin-top: 4rem; border-top: 2px solid var(--tm-ink); font-size: 0.9375rem; line-height: 1.5; }
.tm-evidence p { margin: 0 0 0.25em; }
.tm-evidence-entries { padding: 0; list-style: none; }
.tm-evidence-entries > li { margin: 0 0 1em; overflow-wrap: anywhere; }
.tm-evidence-entries > li:target { outline: 3px solid var(--tm-accent); outline-offset: 6px; }
.tm-evidence-entries.tm-evidence-rows > li { margin-bottom: 0.3em; }
.tm-evidence-caveat, .tm-evidence-about { color: var(--tm-muted); }
`;
