import {xml} from "./office-package.js";

/** What appears on a slide with one of its steps. */
export interface Appearance {
  /** The step of the slide, from 1. */
  readonly step: number;
  /** The id of the shape. */
  readonly shape: number;
  /** Of a text, the paragraph that appears, from 0; without it the whole shape does. */
  readonly paragraph?: number;
  /** Office lists text and charts as built; tables and pictures it doesn't. */
  readonly kind: "text" | "chart" | "other";
}

/**
 * The steps of a slide as animations: what belongs to a step appears with one click, in the order of the steps. Empty
 * where nothing has a step. Made as PowerPoint makes the effect Appear (ECMA-376 part 1, 19.5).
 */
export function timingXml(appearances: readonly Appearance[]): string {
  if (appearances.length === 0) return "";
  const steps = [...new Set(appearances.map(({step}) => step))].sort((a, b) => a - b);
  let id = 2;
  const nextId = (): number => (id += 1);
  const clicks = steps.map((step) =>
    clickXml(
      appearances.filter((one) => one.step === step),
      nextId
    )
  );
  const sequence = xml(
    "p:seq",
    {concurrent: 1, nextAc: "seek"},
    xml("p:cTn", {id: 2, dur: "indefinite", nodeType: "mainSeq"}, xml("p:childTnLst", {}, clicks)),
    slideCondition("prev"),
    slideCondition("next")
  );
  return xml(
    "p:timing",
    {},
    xml(
      "p:tnLst",
      {},
      xml(
        "p:par",
        {},
        xml(
          "p:cTn",
          {id: 1, dur: "indefinite", restart: "never", nodeType: "tmRoot"},
          xml("p:childTnLst", {}, sequence)
        )
      )
    ),
    buildsXml(appearances)
  );
}

const GROUP = 0;

const starts = (delay: string | number): string => xml("p:stCondLst", {}, xml("p:cond", {delay}));

function slideCondition(way: "prev" | "next"): string {
  return xml(
    `p:${way}CondLst`,
    {},
    xml("p:cond", {evt: way === "prev" ? "onPrev" : "onNext", delay: 0}, xml("p:tgtEl", {}, "<p:sldTgt/>"))
  );
}

function clickXml(appearances: readonly Appearance[], nextId: () => number): string {
  const [click, together] = [nextId(), nextId()];
  const effects = appearances.map((one, i) => effectXml(one, i === 0 ? "clickEffect" : "withEffect", nextId));
  return node({id: click, fill: "hold"}, "indefinite", node({id: together, fill: "hold"}, 0, effects));
}

function node(
  attributes: Parameters<typeof xml>[1],
  delay: string | number,
  ...children: readonly (string | readonly string[])[]
): string {
  return xml("p:par", {}, xml("p:cTn", attributes, starts(delay), xml("p:childTnLst", {}, ...children)));
}

function effectXml(
  {shape, paragraph, kind}: Appearance,
  nodeType: "clickEffect" | "withEffect",
  nextId: () => number
): string {
  const group = kind === "other" ? {} : {grpId: GROUP};
  const part = paragraph === undefined ? "" : xml("p:txEl", {}, xml("p:pRg", {st: paragraph, end: paragraph}));
  return node(
    {id: nextId(), presetID: 1, presetClass: "entr", presetSubtype: 0, fill: "hold", ...group, nodeType},
    0,
    xml(
      "p:set",
      {},
      xml(
        "p:cBhvr",
        {},
        xml("p:cTn", {id: nextId(), dur: 1, fill: "hold"}, starts(0)),
        xml("p:tgtEl", {}, xml("p:spTgt", {spid: shape}, part)),
        xml("p:attrNameLst", {}, "<p:attrName>style.visibility</p:attrName>")
      ),
      xml("p:to", {}, xml("p:strVal", {val: "visible"}))
    )
  );
}

function buildsXml(appearances: readonly Appearance[]): string {
  const built = [...new Map(appearances.map((one) => [one.shape, one])).values()];
  const builds = built.flatMap(({shape, paragraph, kind}) => {
    if (kind === "other") return [];
    const named = {spid: shape, grpId: GROUP};
    return kind === "chart"
      ? [xml("p:bldGraphic", named, "<p:bldAsOne/>")]
      : [xml("p:bldP", {...named, build: paragraph === undefined ? undefined : "p"})];
  });
  return builds.length === 0 ? "" : xml("p:bldLst", {}, builds);
}
