/** The parts of the package that are used here; it ships no types. */
declare module "subset-font" {
  interface Options {
    readonly targetFormat: "woff2" | "truetype";
    readonly keepFeatures: readonly string[];
    readonly preserveNameIds: readonly number[];
    readonly noHinting: boolean;
  }
  function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>;
  export = subsetFont;
}
