import {join} from "node:path";
import {UNNAMED} from "../src/core/citation.js";
import type {Collection, Licence} from "../src/core/citation.js";
import type {Diagnostic} from "../src/core/diagnostic.js";
import type {ExampleQuery} from "../src/core/query/examples.js";
import {whyNoStatement} from "../src/core/query/names.js";
import type {ReadingOrder} from "./check-places.js";
import {FORMAT, MARKER} from "./choose-workspace.js";
import {readTextIfPresent} from "./read-text.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";
import {readYaml} from "./yaml.js";
import type {YamlNode} from "./yaml.js";

/** Prose from `workspace.yaml`, with the 1-based line on which it begins. */
export interface OwnProse {
  readonly text: string;
  readonly line: number;
}

/** A notebook as listed in `workspace.yaml`; missing details are taken from the notebook. */
export interface ListedNotebook {
  /** The path of its file below `notebooks/`, without its ending. */
  readonly id: string;
  readonly line: number;
  /** Its label in the navigation; the title if absent. */
  readonly label?: OwnProse;
  /** Its title on the home page; the label if absent. */
  readonly title?: OwnProse;
  /** The small chart on the home page. */
  readonly chart?: {readonly id: string; readonly line: number};
  readonly summary?: OwnProse;
}

/** The contents of `workspace.yaml`: titles and texts of the site's pages, and the order of notebooks and tables. */
export interface WorkspaceFile {
  /** As messages show it. */
  readonly file: string;
  /** The heading of the home page. */
  readonly title?: OwnProse;
  /** The language tag of the pages. */
  readonly language: string;
  readonly collection: Collection;
  /** The introduction on the home page. */
  readonly about?: OwnProse;
  /** The notes for readers before the content: on the home page, and on the pages of documents. */
  readonly note: {readonly home?: OwnProse; readonly documents?: OwnProse};
  /** The sentence at the foot of each page; plain text. */
  readonly footer?: OwnProse;
  /** The texts of the page of terms: whose terms they are, and how far they reach. */
  readonly terms: {readonly about?: OwnProse; readonly reach?: OwnProse};
  /** How finely worked-out percentages are shown, where it is said. */
  readonly percentDecimals?: number;
  /** What of the documents’ looks goes into files that are sent on. */
  readonly embed?: "crops";
  /** Queries to begin with. */
  readonly queries: readonly ExampleQuery[];
  /** The tables and lists that are listed first. */
  readonly tables: ReadingOrder;
  readonly lists: ReadingOrder;
  /** In reading order. */
  readonly notebooks: readonly ListedNotebook[];
}

const KEYS = [
  "format",
  "title",
  "name",
  "language",
  "authors",
  "contact",
  "licence",
  "about",
  "note",
  "footer",
  "terms",
  "percent-decimals",
  "embed",
  "queries",
  "notebooks",
  "tables",
  "lists"
] as const;

/** The defaults for a workspace with an empty `workspace.yaml`. */
export function unsaid(workspace: Pick<Workspace, "folder">): WorkspaceFile {
  const file = shownPath(workspace, join(workspace.folder, MARKER));
  const order: ReadingOrder = {file, ids: []};
  return {
    file,
    language: "en",
    collection: {name: UNNAMED, authors: ""},
    note: {},
    terms: {},
    queries: [],
    notebooks: [],
    tables: order,
    lists: order
  };
}

/** Reads a workspace's `workspace.yaml`; an invalid value is added to `diagnostics` and treated as absent. */
export async function readWorkspaceFile(workspace: Workspace, diagnostics: Diagnostic[]): Promise<WorkspaceFile> {
  const none = unsaid(workspace);
  const text = await readTextIfPresent(join(workspace.folder, MARKER), none.file, diagnostics);
  const root = text === undefined ? undefined : readYaml(text, none.file, diagnostics);
  return root ? readRoot(root, none) : none;
}

function readRoot(root: YamlNode, none: WorkspaceFile): WorkspaceFile {
  const {
    format,
    title,
    name,
    language,
    authors,
    contact,
    licence,
    about,
    note,
    footer,
    terms,
    "percent-decimals": percentDecimals,
    embed,
    queries,
    notebooks,
    tables,
    lists
  } = root.map(KEYS, ["format"]);
  format?.word([FORMAT]);
  const {home, documents} = note?.map(["home", "documents"]) ?? {};
  const {about: whose, reach} = terms?.map(["about", "reach"]) ?? {};
  const allowed = licence && readLicence(licence);
  const decimals = percentDecimals?.word(["0", "1", "2", "3"]);
  return {
    ...none,
    ...given("title", title && prose(title)),
    ...given("about", about && prose(about)),
    ...given("footer", footer && plainProse(footer)),
    language: (language && languageTag(language)) ?? none.language,
    collection: {
      name: (name && oneLine(name)) ?? UNNAMED,
      authors: (authors && oneLine(authors)) ?? "",
      ...given("contact", contact && oneLine(contact)),
      ...given("licence", allowed)
    },
    note: {...given("home", home && prose(home)), ...given("documents", documents && prose(documents))},
    terms: {...given("about", whose && prose(whose)), ...given("reach", reach && prose(reach))},
    ...given("percentDecimals", decimals === undefined ? undefined : Number(decimals)),
    ...given("embed", embed?.word(["crops"]) === undefined ? undefined : ("crops" as const)),
    queries: queries?.entries().flatMap(readQuery) ?? [],
    notebooks: notebooks?.entries().map(readNotebook) ?? [],
    tables: readOrder(tables, none.tables),
    lists: readOrder(lists, none.lists)
  };
}

/** An object with the property if its value is defined, else an empty one. */
function given<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({[key]: value} as Record<K, T>);
}

function readOrder(node: YamlNode | undefined, none: ReadingOrder): ReadingOrder {
  return node
    ? {
        ...none,
        ids: node.list().flatMap((one) => {
          const id = one.filled();
          return id === undefined ? [] : [{id, line: one.line}];
        })
      }
    : none;
}

function readNotebook([id, node]: readonly [string, YamlNode]): ListedNotebook {
  const nothing = !node.isMap && !node.isList && node.text() === "";
  const {label, title, chart, summary} = nothing ? {} : node.map(["label", "title", "chart", "summary"]);
  const named = chart?.filled();
  return {
    id,
    line: node.line,
    ...given("label", label && plainProse(label)),
    ...given("title", title && plainProse(title)),
    ...given("summary", summary && prose(summary)),
    ...given("chart", chart && named !== undefined ? {id: named, line: chart.line} : undefined)
  };
}

function readQuery([label, node]: readonly [string, YamlNode]): readonly ExampleQuery[] {
  const sql = node.filled()?.trim();
  if (sql === undefined) return [];
  if (whyNoStatement(sql) === undefined) return [{label, sql}];
  node.diagnostic("is only a comment; write a query");
  return [];
}

function readLicence(node: YamlNode): Licence | undefined {
  const parts = node.map(["name", "title", "path"], ["name", "title", "path"]);
  const [name, title, path] = [parts.name, parts.title, parts.path].map((part) => part && oneLine(part));
  if (name === undefined || title === undefined || path === undefined) return undefined;
  if (/^https?:\/\//.test(path)) return {name, title, path};
  parts.path!.diagnostic(`${path}: is no address; write it in full, as https://example.org/`);
  return undefined;
}

function languageTag(node: YamlNode): string | undefined {
  const text = node.filled();
  try {
    return text && Intl.getCanonicalLocales(text)[0];
  } catch {
    node.diagnostic(`${text!}: is no language tag; write one such as en or pt-BR`);
    return undefined;
  }
}

/** Reads a text of one line without numbers and terms, since it is also used where links can't be. */
function oneLine(node: YamlNode): string | undefined {
  const text = plain(node)?.trim();
  if (text?.includes("\n") !== true) return text;
  node.diagnostic("expected one line");
  return undefined;
}

function plain(node: YamlNode): string | undefined {
  const text = node.filled();
  const [mark] = /\{\{|\[\[/.exec(text ?? "") ?? [];
  if (mark === undefined) return text;
  node.diagnostic(
    `${mark === "{{" ? "{{ }}" : "[[ ]]"}: numbers and terms stand in about, note, terms and summary only`
  );
  return undefined;
}

const plainProse = (node: YamlNode): OwnProse | undefined => placed(plain(node), node);

const prose = (node: YamlNode): OwnProse | undefined => placed(node.filled(), node);

function placed(text: string | undefined, {textLine}: YamlNode): OwnProse | undefined {
  return text === undefined
    ? undefined
    : {text: text.trim(), line: textLine + /^\s*/.exec(text)![0].split("\n").length - 1};
}
