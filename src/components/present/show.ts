import {
  bindSwipes,
  commandOf,
  controlBar,
  openCounter,
  openEvidence,
  openGoTo,
  openHelp,
  wakeOnPointer
} from "./control-bar.js";
import type {KeyCommand} from "./control-bar.js";
import {readDeckPage} from "./deck-page.js";
import type {DeckPage} from "./deck-page.js";
import {isChecked, markDiagnostics} from "./overflow.js";
import {AddressBar, START, moveShow} from "./show-state.js";
import type {Move, ShowState} from "./show-state.js";
import {SpeakerPanel, openChannel} from "./speaker-panel.js";
import type {ShowChannel, TimerCommand} from "./speaker-panel.js";
import {Stage} from "./stage.js";
import {NEW_TIMER, elapsedOf, pauseTimer, runTimer} from "./timing.js";
import type {Timer} from "./timing.js";

/** What the windows of a show share. */
interface Shared {
  readonly show: ShowState;
  readonly timer: Timer;
  /** Increases with every change, so that an older state never replaces a newer one. */
  readonly version: number;
  /** Whether the speaker's window made the change; of two simultaneous changes the speaker's wins. */
  readonly speaker: boolean;
}

const TICK_MS = 250;

/** A deck being shown in one window: `speaker` in that of the speaker, else in that of the audience. */
class Show {
  private state: ShowState = START;
  private timer: Timer = NEW_TIMER;
  private version = 0;
  private readonly stage: Stage;
  private readonly address: AddressBar;
  private readonly channel: ShowChannel<Shared>;
  private readonly panel: SpeakerPanel | undefined;
  private other: Window | null = null;
  private readonly unbind: (() => void)[] = [];

  constructor(
    private readonly page: DeckPage,
    private readonly document: Document,
    private readonly window: Window & typeof globalThis,
    private readonly speaker: boolean
  ) {
    this.stage = new Stage(page, document, (slide) => this.move({type: "slide", slide}));
    this.address = new AddressBar(
      window,
      page.items.map(({id}) => id)
    );
    this.channel = openChannel<Shared>(
      window,
      page.name,
      () => [window.opener as Window | null, this.other].flatMap((other) => (other && !other.closed ? [other] : [])),
      (heard) => this.hear(heard)
    );
    page.root.append(controlBar(document, {speaker}, (command) => this.run(command)));
    if (speaker) this.panel = this.addPanel();
    this.bind();
    this.open();
  }

  /** Runs what a key or a button asks for. */
  run(command: KeyCommand): void {
    switch (command.type) {
      case "goto": {
        openGoTo(this.document, this.page.items.length, (slide) => this.move({type: "slide", slide}));
        return;
      }
      case "help": {
        openHelp(this.document);
        return;
      }
      case "evidence": {
        openEvidence(this.document, this.page.items[this.state.slide]!);
        return;
      }
      case "counter": {
        openCounter(this.document, this.page.items[this.state.slide]!);
        return;
      }
      case "fullscreen":
        return void this.toggleFullscreen();
      case "speaker": {
        this.openSpeaker();
        return;
      }
      default: {
        this.move(command);
        return;
      }
    }
  }

  /** Begins at a slide. */
  present(slide = this.state.slide): void {
    this.move({type: "slide", slide});
  }

  /** Unbinds the show from the page. */
  close(): void {
    this.unbind.splice(0).forEach((unbind) => unbind());
    this.channel.close();
  }

  /** Begins at the slide in the address, if any, and asks other windows of the show for their state. */
  private open(): void {
    const asked = this.address.slide;
    if (asked !== undefined || this.speaker) {
      this.state = moveShow(this.state, {type: "slide", slide: asked ?? 0}, this.steps);
      if (asked !== undefined && !this.speaker) this.version = 1;
    }
    this.channel.tell("hello");
    this.tell();
    this.draw();
    // After loading a page with a fragment in its address, the browser moves the focus.
    this.window.addEventListener("load", () => this.window.setTimeout(() => this.stage.focus()), {once: true});
  }

  private move(move: Move): void {
    const before = this.state;
    this.state = moveShow(before, move, this.steps);
    if (this.state === before) return;
    const now = Date.now();
    const advanced = before.mode !== "list" && (before.slide !== this.state.slide || before.step !== this.state.step);
    if (advanced && this.timer.since === null && this.timer.before === 0) this.timer = runTimer(this.timer, now);
    if (before.slide !== this.state.slide) this.timer = {...this.timer, slideAt: elapsedOf(this.timer, now)};
    this.address.write(this.state.mode === "list" ? undefined : this.state.slide, {
      kept: !this.speaker && this.state.mode !== "overview"
    });
    this.draw();
    this.tellChange();
  }

  private hear(heard: Shared | "hello"): void {
    if (heard === "hello") {
      this.tell();
      return;
    }
    const newer = heard.version > this.version || (heard.version === this.version && heard.speaker && !this.speaker);
    if (!newer || heard.show.mode === "list") return;
    this.version = heard.version;
    this.timer = heard.timer;
    if (this.state.mode === "list" && !this.speaker) return;
    const {slide, step, black, mode} = heard.show;
    this.state = {...moveShow(this.state, {type: "slide", slide, step}, this.steps), black, mode};
    this.address.write(this.state.slide, {kept: false});
    this.draw();
  }

  private tellChange(): void {
    this.version += 1;
    this.tell();
  }

  private tell(): void {
    const {state, timer, version, speaker} = this;
    if (state.mode !== "list") this.channel.tell({show: state, timer, version, speaker});
  }

  private draw(): void {
    this.stage.show(this.state, {speaker: this.speaker});
    this.panel?.show(this.state, this.timer, new Date());
  }

  private get steps(): readonly number[] {
    return this.page.items.map(({steps}) => steps);
  }

  private bind(): void {
    const {document, page, window} = this;
    const onKey = (event: KeyboardEvent): void => {
      const command = this.state.mode === "list" ? undefined : commandOf(event, document);
      if (!command) return;
      event.preventDefault();
      this.run(command);
    };
    document.addEventListener("keydown", onKey);
    // In a list the browser itself scrolls to the slide.
    const onClick = (event: MouseEvent): void => {
      const address = (event.target as Element).closest("a[href^='#']")?.getAttribute("href");
      const slide = page.items.findIndex(({section}) => address === `#${section.id}`);
      if (slide < 0 || this.state.mode === "list") return;
      event.preventDefault();
      this.move({type: "slide", slide});
    };
    page.root.addEventListener("click", onClick);
    // A dialog that closes gives the focus back to what had it; where nothing had, to the slide.
    const onClose = (): void => void window.setTimeout(() => this.stage.focus());
    document.addEventListener("close", onClose, {capture: true});
    const onTurn = (slide: number | undefined): void =>
      this.move(slide === undefined ? {type: "leave"} : {type: "slide", slide});
    this.unbind.push(
      () => document.removeEventListener("keydown", onKey),
      () => page.root.removeEventListener("click", onClick),
      () => document.removeEventListener("close", onClose, {capture: true}),
      bindSwipes(page.root, (way) => {
        if (this.state.mode === "slide" && !document.querySelector("dialog[open]")) this.move({type: way});
      }),
      wakeOnPointer(page.root, window),
      this.address.listen(onTurn)
    );
  }

  private addPanel(): SpeakerPanel {
    const {document, page, window} = this;
    const panel = new SpeakerPanel(page, document, (command) => this.setTimer(command));
    page.root.append(panel.element);
    document.title = `Speaker: ${document.title}`;
    const ticking = window.setInterval(() => panel.show(this.state, this.timer, new Date()), TICK_MS);
    this.unbind.push(() => window.clearInterval(ticking));
    return panel;
  }

  private setTimer(command: TimerCommand): void {
    const now = Date.now();
    if (command === "reset") this.timer = this.timer.since === null ? NEW_TIMER : runTimer(NEW_TIMER, now);
    else this.timer = command === "run" ? runTimer(this.timer, now) : pauseTimer(this.timer, now);
    this.draw();
    this.tellChange();
  }

  private openSpeaker(): void {
    if (this.speaker) return;
    if (this.state.mode === "list") this.present();
    const address = new URL(this.window.location.href);
    address.search = "?speaker";
    this.other = this.window.open(address, `tm-speaker-${this.page.name}`, "popup,width=1200,height=800");
    if (!this.other)
      this.stage.say(
        "The browser refused to open the speaker window. Allow windows for this page, or open this address with ?speaker."
      );
  }

  private async toggleFullscreen(): Promise<void> {
    const {document} = this;
    try {
      await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    } catch {
      this.stage.say("The browser refused the full screen.");
    }
  }
}

/**
 * Binds the show of a deck's page: buttons, address and speaker's window; for the author, marks slides that don't fit.
 * Returns undefined if the page has no slides.
 */
export function presentPage(document: Document, window: Window & typeof globalThis): Show | undefined {
  const page = readDeckPage(document);
  if (!page || page.items.length === 0) return undefined;
  const {search} = window.location;
  const show = new Show(page, document, window, new URLSearchParams(search).has("speaker"));
  for (const button of page.root.querySelectorAll<HTMLButtonElement>("button[data-show]")) {
    button.hidden = false;
    button.addEventListener("click", () =>
      button.dataset.show === "speaker" ? show.run({type: "speaker"}) : show.present(0)
    );
  }
  if (isChecked(document, search)) {
    markDiagnostics(page, document);
    window.addEventListener("resize", () => markDiagnostics(page, document));
    window.addEventListener("load", () => markDiagnostics(page, document));
  }
  return show;
}
