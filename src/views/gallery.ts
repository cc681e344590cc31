import {elementMaker} from "../core/element.js";
import type {Child, ElementMaker} from "../core/element.js";

/** A link with its label; the address is from the site's root. */
export interface GalleryLink {
  readonly href: string;
  readonly label: string;
}

/** A chart as the gallery shows it. */
export interface GalleryChart {
  readonly id: string;
  /** What it shows, as HTML in which each number leads to its trace. */
  readonly headline: string;
  /** Measure, unit, area, period. */
  readonly title: string;
  /** The drawing, made small by CSS; its marks lead to their traces. */
  readonly pictures: readonly Element[];
  /** What must be said with it. */
  readonly notes: readonly Element[];
  readonly table: GalleryLink;
  readonly period: string;
  /** The pages that show it; the first is its own. */
  readonly places: readonly GalleryLink[];
}

/** Charts that show one relation. */
export interface GalleryGroup {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly charts: readonly GalleryChart[];
}

/** A refused combination: the measures that would stand together, and why they don't. */
export interface Refused {
  readonly what: string;
  readonly why: string;
}

/** All charts as small pictures, by the relation that they show. */
export function galleryView(groups: readonly GalleryGroup[], document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "div",
    {class: "tm-gallery"},
    ...groups
      .filter(({charts}) => charts.length > 0)
      .map(({id, title, about, charts}) =>
        make(
          "section",
          {"aria-labelledby": `relation-${id}`},
          make("h2", {id: `relation-${id}`}, title),
          make("p", {class: "tm-gallery-about"}, about),
          make("ul", {class: "tm-gallery-charts"}, ...charts.map((chart) => card(chart, make)))
        )
      )
  );
}

function card(
  {id, headline, title, pictures, notes, table, period, places}: GalleryChart,
  make: ElementMaker
): HTMLElement {
  const [own, ...others] = places;
  const said = make("h3", {});
  said.innerHTML = headline;
  return make(
    "li",
    {class: "tm-gallery-card", "data-gallery": id},
    smallPicture(pictures, title, make),
    said,
    make("p", {class: "tm-gallery-title"}, own === undefined ? title : make("a", {href: own.href}, title)),
    ...notes,
    make(
      "dl",
      {},
      ...term("Table", [make("a", {href: table.href}, table.label)], make),
      ...term("Period", [period], make),
      ...(others.length === 0
        ? []
        : term(
            "Also in",
            others.map(({href, label}) => make("a", {href}, label)),
            make
          ))
    )
  );
}

/**
 * A chart as a small picture, named by its title; the link to the chart must stand beside it, because its marks are
 * links themselves.
 */
export function smallPicture(pictures: readonly Element[], title: string, make: ElementMaker): HTMLElement {
  return make("div", {class: "tm-gallery-picture", role: "group", "aria-label": title}, ...pictures);
}

function term(name: string, children: readonly Child[], make: ElementMaker): readonly HTMLElement[] {
  return [make("dt", {}, name), ...children.map((child) => make("dd", {}, child))];
}

/** What is not drawn, and why. */
export function refusedView(refused: readonly Refused[], document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "dl",
    {class: "tm-refused"},
    ...refused.flatMap(({what, why}) => [
      make("dt", {}, what),
      make("dd", {}, `${why.charAt(0).toUpperCase()}${why.slice(1)}.`)
    ])
  );
}
