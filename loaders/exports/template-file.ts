import {readFile} from "node:fs/promises";
import {JSDOM} from "jsdom";
import {TemplateError, readTemplate} from "../../src/exports/pptx/template.js";
import type {Template} from "../../src/exports/pptx/template.js";

/** A host's PowerPoint template, read from its file. Throws a TemplateError that says what is wrong with it. */
export async function openTemplate(file: string): Promise<Template> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new TemplateError(`${file}: can't be read (${code}); name a .pptx or .potx`);
  });
  const {DOMParser, XMLSerializer} = new JSDOM("").window;
  return readTemplate(file, new Uint8Array(bytes), {
    parse: (xml) => new DOMParser().parseFromString(xml, "application/xml"),
    serialize: (document) => new XMLSerializer().serializeToString(document)
  });
}
