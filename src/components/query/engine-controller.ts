import {sizeWords} from "../../core/query/words.js";
import {announce, messageOf} from "../announce.js";
import {engineBytes, loadEngine} from "./engine-loader.js";
import type {LoadedEngine} from "./engine-loader.js";
import type {QueryParts, TableSide} from "./table-side.js";

/**
 * Loads the query engine when first needed, once; shows the reader the progress, and lets them retry after a failure.
 */
export class EngineController {
  readonly #parts: QueryParts;
  readonly #side: TableSide;
  readonly #say: (message: string) => void;
  #engine: Promise<LoadedEngine> | undefined;

  /** `say` tells the reader what failed. */
  constructor(parts: QueryParts, side: TableSide, say: (message: string) => void) {
    [this.#parts, this.#side, this.#say] = [parts, side, say];
    parts.load.textContent = this.#words();
    parts.load.addEventListener("click", () => void this.load().catch(() => undefined));
  }

  /** The engine. If it can't be loaded, tells the reader why and rejects. */
  load(): Promise<LoadedEngine> {
    return (this.#engine ??= this.#fetch());
  }

  /** Drops a broken engine; the next load starts anew. */
  forget(): void {
    this.#engine = undefined;
    this.#parts.load.hidden = false;
  }

  async #fetch(): Promise<LoadedEngine> {
    const {load, run, loading, progress, progressText, status} = this.#parts;
    const all = engineBytes(load.ownerDocument);
    if (load.ownerDocument.activeElement === load) run.focus();
    load.hidden = true;
    loading.hidden = false;
    this.#say("");
    announce(status, "Loading the query engine…");
    const onProgress = (loaded: number): void => {
      progress.value = loaded / all;
      progressText.textContent = loaded < all ? `${sizeWords(loaded)} of ${sizeWords(all)}` : "Starting";
    };
    onProgress(0);
    try {
      const tables = await this.#side.tables;
      if (tables.length === 0) throw new Error("the list of tables is missing");
      const engine = await loadEngine(
        load.ownerDocument,
        tables.map(({id}) => id),
        onProgress
      );
      announce(status, "The query engine is ready; it works offline from here on.");
      return engine;
    } catch (error) {
      this.forget();
      load.textContent = `Try again: ${this.#words()}`;
      announce(status, "");
      this.#say(
        `The query engine could not be loaded: ${messageOf(error)}. The tables themselves can be taken from the page of data.`
      );
      throw error;
    } finally {
      loading.hidden = true;
    }
  }

  #words(): string {
    return `Load the query engine (${sizeWords(engineBytes(this.#parts.load.ownerDocument))})`;
  }
}
