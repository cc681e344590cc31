import {keyLabel} from "../../charts/spec-view.js";
import {FIELD_LABELS} from "../../core/chart-spec/plain-words.js";
import {SCHEMA} from "../../core/chart-spec/read-spec.js";
import {formInfo} from "../../core/chart-spec/spec.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {keyColumns, quantityColumns, valuesOfColumn} from "../../core/chart-spec/table-info.js";
import type {ChartContext} from "../../core/chart.js";
import {elementMaker} from "../../core/element.js";
import {filterValues} from "../../core/explore/changes.js";
import {groupTables} from "../../core/explore/groups.js";
import type {Offer} from "../../core/explore/offers.js";
import type {ListedTable} from "../../core/table-about.js";

/** What the controls show. */
interface ChoicesView {
  readonly spec: ChartSpec;
  readonly table: ListedTable;
  readonly forms: readonly Offer<string>[];
  readonly measures: readonly Offer<string>[];
  readonly label: ChartContext["label"];
}

/** Columns that qualify a row’s number and are not offered as choices. */
const ASIDE = ["base", "flag", "within", "period_flag"];

const NONE: Choice = {value: "", label: "None"};

/** The list of all tables, by kind. */
export function tableChoice(
  {table, tables}: {readonly table: ListedTable; readonly tables: readonly ListedTable[]},
  document: Document
): HTMLElement {
  const listed = groupTables(tables).map(({label, tables: own}) => ({
    label,
    choices: own.map(({id, title}) => ({value: id, label: title}))
  }));
  return selectField(document, "Table", {key: "table"}, listed, table.id);
}

/** The controls of a specification, from its form to the order of its marks. */
export function choices(view: ChoicesView, document: Document): readonly HTMLElement[] {
  const {table, forms, measures} = view;
  return [
    offerField(document, "Form", {key: "form"}, forms),
    ...columnFields(view, document),
    ...filterFields(view, document),
    ...(quantityColumns(table).length === 0 ? [] : [offerField(document, "Measure", {key: "measure"}, measures)]),
    ...groupField(view, document),
    ...orderFields(view, document)
  ];
}

function columnFields({spec, table}: ChoicesView, document: Document): readonly HTMLElement[] {
  const {needs, without} = formInfo(spec.form)!;
  const keys = keyColumns(table)
    .filter(({name}) => !ASIDE.includes(name) || [spec.x, spec.colour, spec.facet].includes(name))
    .map(({name, label}) => ({value: name, label}));
  const quantities = quantityColumns(table).map(({name, label}) => ({value: name, label}));
  const fields = (
    [
      ["y", FIELD_LABELS.y, quantities],
      ["x", FIELD_LABELS.x, keys],
      ["colour", FIELD_LABELS.colour, keys],
      ["facet", FIELD_LABELS.facet, keys]
    ] as const
  ).filter(
    ([key, , all]) =>
      all.length > 0 && !(without as readonly string[]).includes(key) && !(key === "x" && spec.form === "table")
  );
  return fields.map(([key, label, all]) =>
    selectField(
      document,
      label,
      {key},
      (needs as readonly string[]).includes(key) ? all : [NONE, ...all],
      spec[key] ?? ""
    )
  );
}

function filterFields({spec, table, label}: ChoicesView, document: Document): readonly HTMLElement[] {
  const make = elementMaker(document);
  const columns = keyColumns(table).filter(
    ({name}) =>
      spec.filter?.[name] !== undefined || (!ASIDE.includes(name) && (valuesOfColumn(table, name)?.length ?? 0) > 1)
  );
  if (columns.length === 0) return [];
  const fields = columns.map(({name, label: title}) => {
    const [values, kept] = [valuesOfColumn(table, name) ?? [], filterValues(spec, name)];
    const called = (value: string): string => keyLabel(table, name, value, {label}) || "(empty)";
    const list = make(
      "div",
      {class: "tm-filter-values", id: `tm-filter-${name}-values`, "data-scrolls": ""},
      ...checkField(
        document,
        {key: "filter", column: name},
        values.map((value) => ({value, label: called(value)})),
        kept
      )
    );
    return make(
      "details",
      {class: "tm-filter-column", id: `tm-filter-${name}`, open: kept.length > 0 ? "" : undefined},
      make(
        "summary",
        {id: `tm-filter-${name}-title`},
        `${title}: ${kept.length === 0 ? `all ${values.length}` : kept.length > 3 ? `${kept.length} of ${values.length}` : kept.map(called).join(", ")}`
      ),
      make("div", {role: "group", "aria-labelledby": `tm-filter-${name}-title`}, list)
    );
  });
  return [
    make(
      "fieldset",
      {class: "tm-explore-field"},
      make("legend", {}, "Filter"),
      make("p", {class: "tm-choice-says"}, "Checked values are kept; with none checked, all are."),
      ...fields
    )
  ];
}

function groupField({spec, table}: ChoicesView, document: Document): readonly HTMLElement[] {
  if (quantityColumns(table).length === 0 || table.compare !== undefined) return [];
  const make = elementMaker(document);
  const drawn = [spec.x, spec.colour, spec.facet];
  const others = keyColumns(table).filter(
    ({name}) => !ASIDE.includes(name) && !drawn.includes(name) && (valuesOfColumn(table, name)?.length ?? 0) > 1
  );
  const named = keyColumns(table)
    .filter(({name}) => drawn.includes(name))
    .map(({label}) => label.toLowerCase());
  const on = spec.group !== undefined;
  return [
    make(
      "fieldset",
      {class: "tm-explore-field"},
      make("legend", {}, FIELD_LABELS.group),
      ...checkField(
        document,
        {key: "add-up"},
        [
          {
            value: "on",
            label:
              named.length === 0 ? "Add all rows up" : `Add up rows that agree in ${[...new Set(named)].join(" and ")}`
          }
        ],
        on ? ["on"] : []
      ),
      ...(on && others.length > 0
        ? [
            make("p", {class: "tm-choice-says"}, "and in:"),
            ...checkField(
              document,
              {key: "group"},
              others.map(({name, label}) => ({value: name, label})),
              spec.group
            )
          ]
        : [])
    )
  ];
}

const ORDERS: Readonly<Record<string, string>> = {
  given: "As the rows are given",
  ascending: "Smallest first",
  descending: "Largest first"
};

function orderFields({spec, table, label}: ChoicesView, document: Document): readonly HTMLElement[] {
  const {without} = formInfo(spec.form)!;
  const sorts = SCHEMA.find(({key}) => key === "sort")!.words!.map((value) => ({value, label: ORDERS[value] ?? value}));
  const columns = [...new Set([spec.colour, spec.x])].filter((name) => name !== undefined);
  const values = columns.flatMap((name) =>
    (valuesOfColumn(table, name) ?? [])
      .filter((value) => value !== "")
      .map((value) => ({value, label: keyLabel(table, name, value, {label})}))
  );
  return [
    ...(spec.y === undefined || without.includes("sort")
      ? []
      : [selectField(document, FIELD_LABELS.sort, {key: "sort"}, sorts, spec.sort ?? "given")]),
    ...(without.includes("highlight") || values.length < 2
      ? []
      : [
          selectField(
            document,
            FIELD_LABELS.highlight,
            {key: "highlight"},
            [{value: "", label: "All alike"}, ...values],
            spec.highlight ?? ""
          )
        ])
  ];
}

/** What a control sets; the page reads it when the control changes. */
interface FieldKey {
  readonly key: string;
  /** The column, for filters and groups. */
  readonly column?: string;
}

/** A value to choose, with its label. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A labelled select element; choices may be in labelled groups. */
function selectField(
  document: Document,
  label: string,
  {key}: FieldKey,
  choices: readonly (Choice | {readonly label: string; readonly choices: readonly Choice[]})[],
  value: string
): HTMLElement {
  const make = elementMaker(document);
  const option = ({value: own, label: text}: Choice): HTMLElement =>
    make("option", {value: own, selected: own === value ? "" : undefined}, text);
  const id = `tm-choose-${key}`;
  const select = make(
    "select",
    {id, "data-key": key},
    ...choices.map((choice) =>
      "choices" in choice ? make("optgroup", {label: choice.label}, ...choice.choices.map(option)) : option(choice)
    )
  );
  return make("p", {class: "tm-explore-field"}, make("label", {for: id}, label), select);
}

/** Radio buttons for offers, each with its purpose or the reason why it is refused. */
function offerField(
  document: Document,
  legend: string,
  {key}: FieldKey,
  offers: readonly Offer<string>[]
): HTMLElement {
  const make = elementMaker(document);
  return make(
    "fieldset",
    {class: "tm-explore-field"},
    make("legend", {}, legend),
    ...offers.map(({value, label, says, chosen, proposed, why}) => {
      const [id, refused] = [`tm-choose-${key}-${value}`, why !== undefined && !chosen];
      const described = why === undefined ? says : `${chosen ? "Not drawn" : "Not offered"}: ${why}`;
      return make(
        "div",
        {class: "tm-choice", "data-refused": refused ? "" : undefined, "data-chosen": chosen ? "" : undefined},
        make(
          "label",
          {for: id},
          make("input", {
            type: "radio",
            id,
            name: `tm-choose-${key}`,
            value,
            "data-key": key,
            checked: chosen ? "" : undefined,
            disabled: refused ? "" : undefined,
            "aria-describedby": `${id}-says`
          }),
          make("span", {}, label),
          proposed ? make("span", {class: "tm-proposed"}, "proposed") : undefined
        ),
        make("p", {class: why === undefined ? "tm-choice-says" : "tm-choice-why", id: `${id}-says`}, described)
      );
    })
  );
}

/** Checkboxes for the values of a column. */
function checkField(
  document: Document,
  {key, column = ""}: FieldKey,
  choices: readonly Choice[],
  checked: readonly string[]
): readonly HTMLElement[] {
  const make = elementMaker(document);
  return choices.map(({value, label}, i) => {
    const id = `tm-choose-${key}-${column}-${i}`;
    return make(
      "label",
      {class: "tm-checkbox", for: id},
      make("input", {
        type: "checkbox",
        id,
        value,
        "data-key": key,
        "data-column": column,
        checked: checked.includes(value) ? "" : undefined
      }),
      make("span", {}, label)
    );
  });
}

/**
 * Replaces an element's contents, keeping focus, open disclosures and scroll positions by id. If the focused element is
 * gone, the element itself gets the focus.
 */
export function refill(place: HTMLElement, contents: readonly Node[]): void {
  const {activeElement} = place.ownerDocument;
  const focused = place.contains(activeElement) ? activeElement : null;
  const open = [...place.querySelectorAll<HTMLDetailsElement>("details[id]")].map(
    ({id, open: isOpen}) => [id, isOpen] as const
  );
  const scrolled = [...place.querySelectorAll<HTMLElement>("[id][data-scrolls]")].map(
    ({id, scrollTop}) => [id, scrollTop] as const
  );
  place.replaceChildren(...contents);
  const made = new Map([...place.querySelectorAll<HTMLElement>("[id]")].map((element) => [element.id, element]));
  for (const [id, isOpen] of open) (made.get(id) as HTMLDetailsElement | undefined)?.toggleAttribute("open", isOpen);
  for (const [id, top] of scrolled) if (top > 0) made.get(id)?.scrollTo({top});
  if (focused) (made.get(focused.id) ?? place).focus({preventScroll: true});
}
