/** What stands after `:::`: classes, and attributes in Pandoc's braces. */
export interface DivInfo {
  readonly classes: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
}

/** Reads `columns`, `{.column width="40%"}`, `{#id .notes}`. */
export function readDivInfo(info: string): DivInfo {
  if (!info.startsWith("{")) return {classes: [/^[\w-]+/.exec(info)?.[0] ?? ""], attributes: new Map()};
  const inside = info.slice(1, info.indexOf("}"));
  const attributes = new Map([...inside.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S+))/g)].map((found) => [found[1]!, found[2] ?? found[3]!]));
  return {classes: [...inside.replace(/"[^"]*"/g, "").matchAll(/(?:^|\s)\.([\w-]+)/g)].map((found) => found[1]!), attributes};
}

/** Whether a block has a class. */
export function hasClass({classes}: DivInfo, name: string): boolean {
  return classes.includes(name);
}
