import type {DocumentId, DocumentKind} from "../../core/editing/document-id.js";
import {elementMaker} from "../../core/element.js";
import {announce, messageOf, statusRegion} from "../announce.js";
import {builderAddress} from "../site-links.js";
import {readFolder, readGiven} from "./document-files.js";
import type {GivenFile} from "./document-files.js";
import type {BinnedDocument, DocumentKeeper, ListedDocument} from "./document-keeper.js";
import {pressButton} from "./press-button.js";
import {showVersions} from "./version-dialog.js";
import {TEMPLATES, freeName, nameOfTitle} from "./templates.js";

/** A file or folder that was given, with what is in it. */
type Named = readonly [name: string, found: GivenFile];

const KINDS: readonly DocumentKind[] = ["deck", "notebook", "briefing"];

/** The page that lists what one has made, and makes new documents. */
export class BuildList {
  readonly #document: Document;
  readonly #status: HTMLElement;
  readonly #lists: HTMLElement;

  constructor(
    private readonly place: HTMLElement,
    private readonly window: Window,
    private readonly keeper: DocumentKeeper
  ) {
    this.#document = place.ownerDocument;
    this.#status = statusRegion(this.#document);
    this.#lists = elementMaker(this.#document)("div", {class: "tm-build-lists"});
  }

  async show(): Promise<void> {
    const make = elementMaker(this.#document);
    const news = KINDS.map((kind) => pressButton(this.#document, `New ${kind}`, () => void this.#new(kind)));
    this.place.replaceChildren(
      make("div", {class: "tm-build-bar", role: "group", "aria-label": "Make something new"}, ...news),
      this.#status,
      this.#lists,
      this.#takeIn()
    );
    if (this.keeper.saved !== "Saved") announce(this.#status, this.keeper.saved);
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    const make = elementMaker(this.#document);
    const {documents, bin, ofSite = []} = await this.keeper.list();
    const sections = KINDS.map((kind) => {
      const own = documents.filter((one) => one.kind === kind);
      const name = plural(kind);
      return make(
        "section",
        {"aria-label": name},
        make("h2", {}, name),
        own.length === 0
          ? make("p", {}, `There is no ${kind} yet. “New ${kind}” makes one, with a short example to write over.`)
          : make("ul", {class: "tm-build-list"}, ...own.map((one) => this.#item(one, documents)))
      );
    });
    const none = make(
      "p",
      {},
      "You have made none yet. Each of these buttons makes one, with a short example to write over."
    );
    const binned =
      bin.length === 0
        ? []
        : [
            make(
              "details",
              {class: "tm-build-bin"},
              make("summary", {}, `Bin (${bin.length})`),
              make("ul", {class: "tm-build-list"}, ...bin.map((one) => this.#binnedItem(one)))
            )
          ];
    const given =
      ofSite.length === 0
        ? []
        : [
            make(
              "section",
              {"aria-label": "Of this site"},
              make("h2", {}, "Of this site"),
              make("p", {}, "Opening one makes a copy of it once something is changed; the site’s own stays as it is."),
              ...KINDS.flatMap((kind) => {
                const own = ofSite.filter((one) => one.kind === kind);
                return own.length === 0
                  ? []
                  : [
                      make("h3", {}, plural(kind)),
                      make("ul", {class: "tm-build-list"}, ...own.map((one) => this.#siteItem(one)))
                    ];
              })
            )
          ];
    this.#lists.replaceChildren(...(documents.length === 0 ? [none] : sections), ...given, ...binned);
  }

  #item(one: ListedDocument, all: readonly ListedDocument[]): HTMLElement {
    const make = elementMaker(this.#document);
    const {kind, name, modified} = one;
    const act = (label: string, action: () => Promise<string | undefined>): HTMLElement => {
      const button = pressButton(this.#document, label, () => void this.#do(action));
      button.append(make("span", {class: "tm-hidden"}, ` ${name}`));
      return button;
    };
    const duplicate = async (): Promise<string> => {
      const copy = freeName(name, namesOf(kind, all));
      await this.keeper.create({kind, name: copy}, (await this.keeper.read(one)).text);
      return `${name} duplicated as ${copy}`;
    };
    const rename = async (): Promise<string | undefined> => {
      const given = this.window.prompt("New name: letters, digits, - and _", name);
      if (given === null || given === name) return undefined;
      const to = nameOfTitle(given);
      await this.keeper.rename(one, to, (await this.keeper.read(one)).hash);
      return `${name} is now ${to}; links to it in other documents stay as they are`;
    };
    const versions = async (): Promise<undefined> => {
      const {text, hash} = await this.keeper.read(one);
      await showVersions(
        this.#document,
        this.keeper,
        one,
        text,
        (earlier) =>
          void this.#do(async () => {
            await this.keeper.write(one, earlier, hash);
            return `${name} is as it was`;
          })
      );
    };
    const remove = async (): Promise<string> => {
      await this.keeper.bin(one, (await this.keeper.read(one)).hash);
      return `${name} lies in the bin`;
    };
    return make(
      "li",
      {},
      make("a", {href: builderAddress(this.#document, one)}, name),
      make("span", {class: "tm-build-when"}, ` ${new Date(modified).toLocaleString()} `),
      act("Duplicate", duplicate),
      act("Rename", rename),
      act("Versions", versions),
      act("Put into the bin", remove)
    );
  }

  #siteItem(one: DocumentId): HTMLElement {
    const make = elementMaker(this.#document);
    const copy = make("a", {href: builderAddress(this.#document, one)}, one.name);
    copy.append(make("span", {class: "tm-hidden"}, `, a copy of the site’s ${one.kind}`));
    return make("li", {}, copy);
  }

  #binnedItem(one: BinnedDocument): HTMLElement {
    const make = elementMaker(this.#document);
    const back = pressButton(
      this.#document,
      "Take back",
      () =>
        void this.#do(async () => {
          await this.keeper.restore(one);
          return `${one.name} is back`;
        })
    );
    back.append(make("span", {class: "tm-hidden"}, ` ${one.name}`));
    return make("li", {}, `${one.kind} ${one.name} `, back);
  }

  async #do(action: () => Promise<string | undefined>): Promise<void> {
    try {
      const said = await action();
      if (said !== undefined) announce(this.#status, said);
    } catch (error) {
      announce(this.#status, `Not done: ${messageOf(error)}`);
    }
    await this.#refresh().catch((error: unknown) => announce(this.#status, messageOf(error)));
  }

  /** The field for files of one's own: zips of documents, and single ones, of which is said what they become. */
  #takeIn(): HTMLElement {
    const make = elementMaker(this.#document);
    const files = make("input", {type: "file", multiple: "", accept: ".zip,.md,.markdown,.qmd", id: "tm-build-files"});
    const kinds = make(
      "select",
      {id: "tm-build-kind"},
      ...KINDS.map((kind) => make("option", {value: kind}, `a ${kind}`))
    );
    files.addEventListener("change", () => {
      const given = [...(files.files ?? [])];
      void this.#do(async () => {
        const read = given.map(async (file): Promise<Named> => {
          const bytes = new Uint8Array(await file.arrayBuffer());
          return [file.name, readGiven(file.name, bytes, kinds.value as DocumentKind)];
        });
        const said = await this.#take(await Promise.all(read));
        files.value = "";
        return said;
      });
    });
    const folder = make("input", {type: "file", webkitdirectory: "", id: "tm-build-folder"});
    folder.addEventListener("change", () => {
      const given = [...(folder.files ?? [])];
      void this.#do(async () => {
        const name = given[0]?.webkitRelativePath.split("/")[0] ?? "The folder";
        const read = await readFolder(
          given.map((file) => ({
            path: file.webkitRelativePath,
            size: file.size,
            bytes: async () => new Uint8Array(await file.arrayBuffer())
          }))
        );
        const said = await this.#take([[name, read]]);
        folder.value = "";
        return said;
      });
    });
    const field = (label: HTMLElement, input: HTMLElement): HTMLElement =>
      make("div", {class: "tm-build-field"}, label, input);
    return make(
      "section",
      {"aria-label": "Take files in", class: "tm-build-take"},
      make("h2", {}, "Take files in"),
      field(make("label", {for: files.id}, "A zip of documents, or files of Markdown, Marp, Slidev or Quarto"), files),
      field(make("label", {for: kinds.id}, "Each file of these becomes"), kinds),
      field(make("label", {for: folder.id}, "A folder of documents, or a whole workspace"), folder)
    );
  }

  /** Takes in what files hold; what is there already with the same text is not taken twice. Gives what was done. */
  async #take(given: readonly Named[]): Promise<string> {
    const {documents} = await this.keeper.list();
    const taken = new Map(KINDS.map((one) => [one, [...namesOf(one, documents)]]));
    const said: string[] = [];
    for (const [name, found] of given) {
      for (const one of found.documents) {
        const names = taken.get(one.kind)!;
        const isThere = names.includes(one.name) && (await this.keeper.read(one)).text === one.text;
        if (isThere) {
          said.push(`${one.name} is there already, the same`);
          continue;
        }
        const free = freeName(one.name, names);
        await this.keeper.create({kind: one.kind, name: free}, one.text);
        names.push(free);
        said.push(`${one.kind} ${free} taken in`);
      }
      said.push(...found.refused.map((why) => `left out: ${why}`));
      if (found.documents.length + found.refused.length === 0) said.push(`${name} holds no document`);
    }
    return said.join("; ");
  }

  /** Makes a document from its template, and opens it. */
  async #new(kind: DocumentKind): Promise<void> {
    await this.#do(async () => {
      const {documents} = await this.keeper.list();
      const name = freeName(`new-${kind}`, namesOf(kind, documents));
      await this.keeper.create({kind, name}, TEMPLATES[kind](`New ${kind}`));
      this.window.location.href = builderAddress(this.#document, {kind, name});
      return undefined;
    });
  }
}

const plural = (kind: DocumentKind): string => `${kind[0]!.toUpperCase()}${kind.slice(1)}s`;

const namesOf = (kind: DocumentKind, all: readonly ListedDocument[]): readonly string[] =>
  all.filter((one) => one.kind === kind).map(({name}) => name);
