import {writeFile} from "node:fs/promises";
import {TUTORIAL_DOCUMENTS} from "./tutorial-documents.js";

/** Writes the documents of the tutorial to `workspaces/tutorial/sources/`; what was written before is replaced. */
for (const [name, make] of Object.entries(TUTORIAL_DOCUMENTS))
  await writeFile(new URL(`../../workspaces/tutorial/sources/${name}`, import.meta.url), await make());
