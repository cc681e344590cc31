import {MessageList} from "../manuscript/messages.js";
import type {ManuscriptMessage} from "../manuscript/messages.js";
import {textOption} from "../manuscript/options.js";
import type {OptionValue, Options} from "../manuscript/options.js";
import {readStanding} from "../manuscript/standing.js";
import type {Standing} from "../standing.js";
import {numbersOf, plainText} from "./blocks.js";
import type {Deck} from "./deck.js";
import {isRevealjs, revealjsOption} from "./directives.js";
import {readSize} from "./layout.js";
import {slideBlocks} from "./slide-blocks.js";

/** What the front matter says of the whole deck; texts that it doesn't say are empty. */
interface DeckMetadata {
  /** Without one, the text of the first slide's title, unless that holds numbers. */
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly date: string;
  readonly period: string;
  /** A language tag; `en` unless said. */
  readonly lang: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Seconds. */
  readonly duration: number | null;
  readonly standing?: Standing;
  readonly messages: readonly ManuscriptMessage[];
}

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i;

/** Reads what the front matter says of the whole deck: `title`, `author`, `size` or `aspectRatio`, `duration` …. */
export function deckMetadata(deck: Deck): DeckMetadata {
  const messages = new MessageList();
  const {options} = deck;
  const diagnostic = (key: string, message: string): void =>
    messages.add("error", lineOfOption(deck, key), `${key}: ${message}`);
  const text = (key: string): string => {
    const value = options[key];
    if (value !== undefined && typeof value !== "string") diagnostic(key, "expected text");
    return (textOption(options, key)?.trim() ?? "").replace(/\s*<br\s*\/?>\s*/gi, " · ");
  };
  const lang = text("lang") || "en";
  if (!LANGUAGE.test(lang)) diagnostic("lang", `${JSON.stringify(lang)}: expected a language tag such as en or ja`);
  const given = text("duration");
  const duration = readDuration(given);
  if (given !== "" && duration === null)
    diagnostic("duration", `${JSON.stringify(given)}: expected a time such as ${DURATION_FORMS}`);
  const size = readSize(sizeOptions(options));
  for (const {key, message} of size.diagnostics) diagnostic(key, message);
  for (const key of ["style", "css"])
    if (options[key] !== undefined)
      messages.add("dropped", lineOfOption(deck, key), `dropped ${key}; a deck looks like the site that shows it`);
  const {standing, messages: said} = readStanding(deck.manuscript);
  messages.addAll(said);
  return {
    title: text("title") || titleOf(deck),
    subtitle: text("subtitle"),
    author: authorOf(options),
    date: text("date"),
    period: text("period"),
    lang: LANGUAGE.test(lang) ? lang : "en",
    width: size.width,
    height: size.height,
    duration,
    ...(standing === undefined ? {} : {standing}),
    messages: messages.list
  };
}

function sizeOptions(options: Options): Options {
  if (!isRevealjs(options)) return options;
  const [width, height] = [revealjsOption(options, "width"), revealjsOption(options, "height")];
  return typeof width === "string" && typeof height === "string" ? {...options, size: `${width}:${height}`} : options;
}

function authorOf({author}: Options): string {
  const names = (Array.isArray(author) ? author : [author]).map((one: unknown) =>
    typeof one === "object" && one !== null && "name" in one ? one.name : one
  );
  return names.filter((name) => typeof name === "string").join(", ");
}

function titleOf({slides}: Deck): string {
  const {title} = slideBlocks(slides[0]!);
  return numbersOf(title).length > 0 ? "" : plainText(title, () => "").trim();
}

/** The 1-based line of a key in the front matter; 1 if it is not there. */
export function lineOfOption({front}: Deck, key: string): number {
  const at = front
    .split(/\r\n|\n|\r/)
    .findIndex((line) => line.startsWith(key) && /^["']?[ \t]*:/.test(line.slice(key.length)));
  return at < 0 ? 1 : at + 1;
}

const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;
const WORDS =
  /^(?:(\d+(?:\.\d+)?)\s*(?:h|hours?|hrs?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?))?$/i;
const LONGEST = 86_400;

/**
 * Reads a duration (`2m`, `90s`, `1:30`, `15min`, `1 h 30 min`) as seconds; null for anything else, zero, and more than
 * a day.
 */
export function readDuration(value: OptionValue): number | null {
  if (typeof value !== "string" || value.length > 40) return null;
  const text = value.trim();
  const found = CLOCK.exec(text) ?? WORDS.exec(text);
  if (!found) return null;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part: string | undefined) => Number(part ?? 0));
  const total = Math.round(hours * 3600 + minutes * 60 + seconds);
  return total > 0 && total <= LONGEST ? total : null;
}

/** The accepted forms, for the message on a duration that can't be read. */
const DURATION_FORMS = "2m, 90s, 1:30 or 15min";
