import {formatDiagnostic} from "../core/diagnostic.js";
import {partsOf} from "../core/deck/blocks.js";
import {standingWords} from "../core/standing.js";
import type {Standing} from "../core/standing.js";
import type {CompiledBriefing, CompiledChart, CompiledDeck, ShownBlock} from "../core/deck/compiled.js";

/**
 * How a chart comes out in a format: editable there, saying the same or with differences, as vectors, as a picture, as
 * a table, or not at all.
 */
export type Form = "native" | "native with differences" | "vector" | "picture" | "table" | "lost";

/** What a browser measured of a slide as it is shown. */
export interface SlideMeasure {
  /** Slide number, 1-based. */
  readonly number: number;
  /** What does not fit, in words; empty if all does. */
  readonly overflow: readonly string[];
  /** How it uses its room, where that is wrong, in words. */
  readonly fit?: readonly string[];
  /** Text whose contrast is too low, in words. */
  readonly contrast: readonly string[];
  /** Letters that no font has, in words. */
  readonly letters?: readonly string[];
}

/** A problem in words, with its 1-based line of the file if it has one. */
export interface ReportedProblem {
  /** The file that the slide is included from; absent if that is the document's own. */
  readonly file?: string;
  readonly line?: number;
  readonly message: string;
}

/** One slide, or the whole of a briefing, in the report. */
export interface ReportedSlide {
  readonly number: number;
  /** The file that it is included from; absent if that is the document's own. */
  readonly file?: string;
  /** The line of the file where it begins. */
  readonly line: number;
  readonly id: string;
  readonly title: string;
  readonly charts: readonly {readonly id: string; readonly as: Readonly<Record<string, Form>>}[];
  /** Pictures and charts without alternative text. */
  readonly missingAlt: readonly string[];
  readonly numbers: number;
  /** What `verify` refuses in its text: words that don't fit their numbers, and numbers that are tied to no fact. */
  readonly findings: readonly ReportedProblem[];
  readonly openPoints: readonly {readonly id: string; readonly stated: boolean}[];
  /** Layout problems in words; null if nothing was measured, because there was no browser. */
  readonly overflow: readonly string[] | null;
  /** Room that is left empty and headlines that are too long, in words. */
  readonly fit: readonly string[] | null;
  readonly contrast: readonly string[] | null;
  readonly letters: readonly string[] | null;
  /** What was left out or changed, and why. */
  readonly dropped: readonly ReportedProblem[];
  /** How it comes out otherwise in a format than on stage, in words; no problem, but to be known. */
  readonly differences: readonly {readonly format: string; readonly message: string}[];
}

/** The result of an export: how each part of a deck or briefing came out in each format. */
export interface ExportReport {
  readonly name: string;
  readonly kind: "deck" | "briefing";
  readonly title: string;
  readonly date: string;
  readonly standing?: Standing;
  readonly digest: string;
  readonly version: string;
  readonly formats: readonly string[];
  /** What to know of the files as a whole, in words. */
  readonly remarks: readonly string[];
  readonly files: readonly {readonly file: string; readonly bytes: number; readonly sha256: string}[];
  readonly slides: readonly ReportedSlide[];
  /** Formats that were asked for and not made, with the reason. */
  readonly failed: readonly {readonly format: string; readonly reason: string}[];
  /** All problems; with `--strict` any of them makes the export fail. */
  readonly problems: readonly ReportedProblem[];
}

/** What a report is made from besides the document. */
export interface ReportOptions {
  readonly formats: readonly string[];
  readonly measures?: readonly SlideMeasure[] | undefined;
  /** What the checker of sentences found in the file. */
  readonly findings: readonly ReportedProblem[];
  readonly remarks?: readonly string[];
  readonly differences?: readonly {
    readonly number: number;
    readonly format: string;
    readonly message: string;
    /** The chart that it is about. */
    readonly chart?: string | undefined;
  }[];
}

/** The report of a document before anything is written: files and failures are added by {@link finishReport}. */
export function makeReport(
  document: CompiledDeck | CompiledBriefing,
  {formats, measures, findings, remarks = [], differences = []}: ReportOptions
): ExportReport {
  const {name, kind, title, date, standing, digest, version} = document;
  const fileOf = ({file = document.file}: {readonly file?: string}): string => file;
  const all = sectionsOf(document);
  // A file that is included twice says everything twice.
  const messages = [...new Map(document.messages.map((one) => [formatDiagnostic(one), one])).values()];
  const starts = linesByFile(all, fileOf);
  const ends = new Map(
    [...starts].map(([file, lines]) => [file, new Map(lines.map((line, i) => [line, lines[i + 1] ?? Infinity]))])
  );
  const slides = all.map((section, i): ReportedSlide => {
    const file = fileOf(section);
    const isFirst = starts.get(file)![0] === section.line;
    const within = (one: ReportedProblem): boolean =>
      one.line !== undefined &&
      (fileOf(one) === file
        ? (one.line >= section.line || isFirst) && one.line < ends.get(file)!.get(section.line)!
        : i === 0 && !starts.has(fileOf(one)));
    const placed = ({line, message, ...one}: ReportedProblem): ReportedProblem => ({
      ...(fileOf(one) === document.file ? {} : {file: fileOf(one)}),
      ...(line === undefined ? {} : {line}),
      message
    });
    const measure = measures?.find(({number}) => number === section.number);
    const parts = [...partsOf(section.blocks)];
    const charts = parts.flatMap((part) => ("chart" in part ? [part.chart] : []));
    return {
      number: section.number,
      ...(section.file === undefined ? {} : {file: section.file}),
      line: section.line,
      id: section.id,
      title: section.title,
      charts: charts.map((chart) => ({
        id: chart.id,
        as: Object.fromEntries(
          formats.map((format) => {
            const form = formOf(chart, format);
            const differs = differences.some(
              (one) => one.number === section.number && one.format === format && one.chart === chart.id
            );
            return [format, form === "native" && differs ? "native with differences" : form];
          })
        )
      })),
      missingAlt: [
        ...parts.flatMap((part) =>
          "alt" in part && part.alt.trim() === "" ? ["a picture has no alternative text"] : []
        ),
        ...charts.flatMap((chart) => (chart.description.trim() === "" ? [`chart ${chart.id} has no description`] : []))
      ],
      numbers: section.expressions.length,
      findings: findings.filter(within).map(placed),
      openPoints: section.openPoints.map(({id}) => ({
        id,
        stated: linksOf([...section.blocks, ...section.notes]).some((href) => href.endsWith(`#check-${id}`))
      })),
      overflow: measures === undefined ? null : (measure?.overflow ?? []),
      fit: measures === undefined ? null : (measure?.fit ?? []),
      contrast: measures === undefined ? null : (measure?.contrast ?? []),
      letters: measures === undefined ? null : (measure?.letters ?? []),
      dropped: messages.filter(within).map(placed),
      differences: differences
        .filter(({number}) => number === section.number)
        .map(({format, message}) => ({format, message}))
    };
  });
  return {
    name,
    kind,
    title,
    date,
    ...(standing === undefined ? {} : {standing}),
    digest,
    version,
    formats,
    remarks,
    files: [],
    slides,
    failed: [],
    problems: [
      ...slides.flatMap((slide) => problemsOf(slide, kind)),
      ...(measures === undefined ? [{message: UNMEASURED}] : [])
    ]
  };
}

const UNMEASURED = "overflow and contrast were not measured, nor fonts looked for, since no browser was found";

/** The report with the files that were written and the formats that failed. */
export function finishReport(
  report: ExportReport,
  {files, failed}: Pick<ExportReport, "files" | "failed">
): ExportReport {
  return {
    ...report,
    files,
    failed,
    problems: [...report.problems, ...failed.map(({format, reason}) => ({message: `${format}: ${reason}`}))]
  };
}

/** The distinct lines at which the sections of each file begin, in order. */
function linesByFile(
  sections: readonly Section[],
  fileOf: (section: Section) => string
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  for (const section of sections) {
    const file = fileOf(section);
    found.set(file, (found.get(file) ?? new Set()).add(section.line));
  }
  return new Map([...found].map(([file, lines]) => [file, [...lines].sort((a, b) => a - b)]));
}

interface Section {
  readonly file?: string;
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly blocks: readonly ShownBlock[];
  readonly notes: readonly ShownBlock[];
  readonly expressions: readonly string[];
  readonly openPoints: CompiledBriefing["openPoints"];
}

function sectionsOf(document: CompiledDeck | CompiledBriefing): readonly Section[] {
  if (document.kind === "deck") return document.slides.map((slide) => ({...slide, title: slide.titleText}));
  const {title, blocks, openPoints, expressions} = document;
  return [
    {
      number: 1,
      id: "briefing",
      title,
      line: 1,
      blocks,
      notes: [],
      expressions: expressions.map(({expression}) => expression),
      openPoints
    }
  ];
}

/**
 * The form of a chart in a format: a chart made of text is a table in Office; a drawing is vectors where the format
 * keeps them.
 */
function formOf(chart: CompiledChart, format: string): Form {
  if (format === "pptx") return chart.native ? "native" : chart.full.drawing ? "picture" : "table";
  if (format === "docx") return chart.full.drawing ? "picture" : "table";
  if (format === "png") return "picture";
  if (format === "md") return "table";
  if (format === "svg") return chart.full.drawing ? "vector" : "lost";
  return "vector";
}

function linksOf(blocks: readonly ShownBlock[]): readonly string[] {
  const links = (inline: Extract<ShownBlock, {type: "paragraph"}>["inline"]): readonly string[] =>
    inline.flatMap((part) => [
      ...(part.type === "link" ? [part.href] : []),
      ...("children" in part ? links(part.children) : [])
    ]);
  return [...partsOf(blocks)].flatMap((part) => ("inline" in part ? links(part.inline) : []));
}

function problemsOf(
  {
    number,
    file,
    line,
    missingAlt,
    findings,
    openPoints,
    overflow,
    fit,
    contrast,
    letters,
    dropped,
    charts
  }: ReportedSlide,
  kind: ExportReport["kind"]
): readonly ReportedProblem[] {
  const where = kind === "deck" ? `slide ${number}` : "briefing";
  const words = [
    ...missingAlt,
    ...openPoints
      .filter(({stated}) => !stated)
      .map(({id}) => `takes part in the open point ${id} without stating it; link to /open-points#check-${id}`),
    ...(overflow ?? []),
    ...(fit ?? []),
    ...(contrast ?? []),
    ...(letters ?? []),
    ...charts.flatMap(({id, as}) =>
      Object.entries(as)
        .filter(([, form]) => form === "lost")
        .map(([format]) => `chart ${id} is made of text and has no ${format}`)
    )
  ].map((message) => ({...(file === undefined ? {} : {file}), line, message}));
  return [...findings, ...dropped, ...words].map((problem) => ({...problem, message: `${where}: ${problem.message}`}));
}

/** The report for people: Markdown. */
export function reportText(report: ExportReport): string {
  const {title, kind, digest, version, date, remarks, files, slides, problems} = report;
  return [
    `# Export of the ${kind} “${title}”`,
    "",
    `Data ${digest.slice(0, 16)}…, Tickmark ${version}${date === "" ? "" : `, dated ${date}`}.`,
    ...(standingWords(report) === "" ? [] : ["", `${standingWords(report)}.`]),
    "",
    ...files.map(({file, bytes, sha256}) => `- ${file}: ${bytes} bytes, SHA-256 ${sha256}`),
    "",
    ...remarks.map((remark) => `- ${remark}`),
    ...(remarks.length === 0 ? [] : [""]),
    problems.length === 0 ? "All in order." : "## Not in order",
    "",
    ...problems.map(
      ({file: other, line, message}) =>
        `- ${other === undefined ? "" : `${other}, `}${line === undefined ? "" : `line ${line}: `}${message}`
    ),
    ...(problems.length === 0 ? [] : [""]),
    "## By slide",
    "",
    ...slides.flatMap((slide) => [
      `- ${slide.number}. ${slide.title} (${slide.numbers} numbers)`,
      ...slide.charts.map(
        ({id, as}) =>
          `  - ${id}: ${Object.entries(as)
            .map(([format, form]) => `${form} in ${format}`)
            .join(", ")}`
      ),
      ...slide.differences.map(({format, message}) => `  - in ${format}: ${message}`),
      ...slide.openPoints.map(({id, stated}) => `  - open point ${id}: ${stated ? "stated" : "not stated"}`)
    ]),
    ""
  ].join("\n");
}
