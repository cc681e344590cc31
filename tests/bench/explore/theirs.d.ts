/** What is called here of tools that are installed only while they are measured. */
declare module "vega" {
  export class View {
    constructor(runtime: unknown, options: {readonly renderer: "svg"; readonly container: Element});
    data(name: string, rows: readonly unknown[]): this;
    signal(name: string, value: unknown): this;
    runAsync(): Promise<this>;
  }
  export function parse(spec: unknown): unknown;
}

declare module "vega-lite" {
  export function compile(spec: unknown): {readonly spec: unknown};
}

declare module "@uwdata/mosaic-core" {
  export function clausePoints(
    columns: readonly string[],
    values: readonly (readonly string[])[],
    options: {readonly source: object}
  ): unknown;
}

declare module "@uwdata/vgplot" {
  export class Selection {
    static intersect(): Selection;
    update(clause: unknown): void;
  }
  export function coordinator(): {databaseConnector(connector: unknown): void; logger(logger: null): void};
  export function wasmConnector(options: {readonly duckdb: unknown; readonly connection: unknown}): unknown;
  export function from(table: string, options: {readonly filterBy: Selection}): unknown;
  export function barX(data: unknown, options: {readonly x: unknown; readonly y: string}): unknown;
  export function sum(column: string): unknown;
  export function width(pixels: number): unknown;
  export function marginLeft(pixels: number): unknown;
  export function plot(...parts: readonly unknown[]): Element;
}
