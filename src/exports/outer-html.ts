const TAG = /<[a-z][^\s>]*(?:\s[^\s="]+="[^"]*")+>/gi;

/** An element as markup, the same by every engine: angle brackets in attributes are escaped by some and not by others. */
export function outerHtml({outerHTML}: Element): string {
  return outerHTML.replace(TAG, (tag) => `<${tag.slice(1, -1).replaceAll("<", "&lt;").replaceAll(">", "&gt;")}>`);
}
