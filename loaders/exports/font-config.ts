import {existsSync} from "node:fs";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {escapeHtml} from "../../src/views/prose-html.js";
import {FONT_FACES, fontPath} from "../fonts/font-faces.js";

/** What a browser is started with so that letters are drawn alike on every machine. */
interface FontConfig {
  readonly env: Readonly<Record<string, string>>;
  /** Removes what was written for it. */
  readonly remove: () => Promise<void>;
}

const MACHINES = "/etc/fonts/fonts.conf";

/** Smoothed in grey without hints, whatever the machine's settings: only so are letters as wide as their font says. */
const RENDERING = [
  ["antialias", "<bool>true</bool>"],
  ["hinting", "<bool>false</bool>"],
  ["autohint", "<bool>false</bool>"],
  ["hintstyle", "<const>hintnone</const>"],
  ["rgba", "<const>none</const>"]
];

/**
 * Settings of the fontconfig library, by which Chromium finds fonts on Linux: the machine's own fonts for the letters
 * that ours lack, one of ours so that there is any, and one way to draw. Elsewhere they change nothing.
 */
export async function writeFontConfig(): Promise<FontConfig> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-fonts-"));
  const file = join(folder, "fonts.conf");
  const machines = process.env.FONTCONFIG_FILE ?? MACHINES;
  const edits = RENDERING.map(
    ([name, value]) => `<edit name="${name}" mode="assign" binding="strong">${value}</edit>`
  ).join("");
  await writeFile(
    file,
    `<?xml version="1.0"?>
<fontconfig>
${existsSync(machines) ? `<include>${escapeHtml(machines)}</include>` : ""}
<dir>${escapeHtml(dirname(fontPath(FONT_FACES[0]!.file)))}</dir>
<match target="pattern">${edits}</match>
<match target="font">${edits}</match>
</fontconfig>
`
  );
  return {env: {FONTCONFIG_FILE: file}, remove: () => rm(folder, {recursive: true, force: true})};
}
