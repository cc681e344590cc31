import {isMap, isScalar, isSeq} from "yaml";
import {parseCsv} from "../facts/csv.js";
import {parseYaml} from "../yaml.js";

/** Words of ours that stand in a file of a workspace. */
export interface Label {
  readonly line: number;
  /** The id of the entry; empty where it has none. */
  readonly id: string;
  readonly text: string;
}

/** Keys and columns whose values are words for readers; ids, expressions, strings of the documents and places in them are not. */
const READ = ["label", "name", "definition", "text", "explanation", "note", "reason", "why"];

/** Every text for readers in a YAML file, with its line. */
export function labelsOfYaml(text: string): readonly Label[] {
  const {document, lines} = parseYaml(text);
  const found: Label[] = [];
  const visit = (node: unknown): void => {
    if (isSeq(node)) node.items.forEach(visit);
    if (!isMap(node)) return;
    for (const {key, value} of node.items) {
      if (isScalar(value) && READ.includes(String(key))) {
        found.push({line: lines.linePos((value.range ?? [0])[0]).line, id: textOf(node.get("id")), text: textOf(value.value)});
      } else {
        visit(value);
      }
    }
  };
  visit(document.contents);
  return found;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Every text for readers in a CSV file with a header, with its line; a malformed file is another check’s affair. */
export function labelsOfCsv(text: string): readonly Label[] {
  const columns = (/^.*/.exec(text)?.[0] ?? "").trimEnd().split(",");
  const read = columns.filter((column) => READ.includes(column) && !(column === "text" && columns.includes("reason")));
  return parseCsv(text, "", columns, []).flatMap(({line, fields}) => read.map((column) => ({line, id: fields["id"] ?? "", text: fields[column] ?? ""})));
}
