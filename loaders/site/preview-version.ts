const NAME = "tickmark-version";

/** Milliseconds after a page's load at which it is asked whether it is still the latest. */
const CHECKS = [1500, 5000, 15_000];

/**
 * What a preview's pages carry in their heads: of which reading of the workspace they are, and a script that loads the page anew if it has
 * become another. Framework tells a page of changes only once it watches for it, some time after the page was made; what changes in between
 * would otherwise stay unsaid.
 */
export function previewVersion(version: string): string {
  return `<meta name="${NAME}" content="${version}">
<script type="text/ecmascript">
${JSON.stringify(CHECKS)}.forEach((wait) => setTimeout(async () => {
  const response = await fetch(location.pathname + location.search).catch(() => undefined);
  const found = /<meta name="${NAME}" content="([^"]*)"/.exec(await response?.text() ?? "");
  if (found && found[1] !== ${JSON.stringify(version)}) location.reload();
}, wait));
</script>`;
}
