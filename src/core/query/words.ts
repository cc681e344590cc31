/** A diagnostic of a query as it is shown: the engine's own message, and the line that it names. */
export interface QueryDiagnostic {
  readonly message: string;
  /** 1-based. */
  readonly line?: number;
}

/** Matches an engine message that is about the query. */
const OWN = /^[A-Z][\w ]* Error\b/;

/** Matches a message after which the engine must be restarted, because it failed or ran out of memory. */
const BROKEN = /^(?:internal|fatal|out of memory) error/i;

/** Reads what the engine said: a plain text, or JSON with the text in it. */
export function queryDiagnostic(said: string): QueryDiagnostic {
  const message = plainMessage(said).trim();
  const line = /^LINE (\d+):/m.exec(message)?.[1];
  return line === undefined ? {message} : {message, line: Number(line)};
}

function plainMessage(said: string): string {
  if (!said.startsWith("{")) return said;
  try {
    const {exception_type: type, exception_message: message} = JSON.parse(said) as {
      exception_type?: unknown;
      exception_message?: unknown;
    };
    return typeof message !== "string"
      ? said
      : typeof type === "string" && !message.includes("Error:")
        ? `${type} Error: ${message}`
        : message;
  } catch {
    return said;
  }
}

/** Whether a message is about the query, so that the engine can run further ones. */
export function isOfQuery(message: string): boolean {
  return OWN.test(message) && !BROKEN.test(message);
}

/** Advice to add to an engine message that refers to something this page does not have; else "". */
export function adviceFor(message: string): string {
  return /\bextension/i.test(message)
    ? "Extensions are not part of this page, which fetches nothing from elsewhere."
    : "";
}

/** `34 MB`; bytes of a file as people say them. */
export function sizeWords(bytes: number): string {
  const [divisor, unit] = bytes >= 1e6 ? [1e6, "MB"] : bytes >= 1e3 ? [1e3, "kB"] : [1, "bytes"];
  return `${Math.round(bytes / divisor)} ${unit}`;
}

/** The line above a result that says how many rows it has and how many are shown. */
export function countWords({
  length,
  cut,
  shown
}: {
  readonly length: number;
  readonly cut: boolean;
  readonly shown: number;
}): string {
  const number = (value: number): string => value.toLocaleString("en");
  if (length === 0) return "No row.";
  const rows = length === 1 ? "1 row." : `${number(length)} rows.`;
  const all = cut ? `The first ${number(length)} rows; there are more, of which this page fetches none.` : rows;
  return length > shown
    ? `${all} Shown here are the first ${number(shown)}; ${number(length - shown)} are left out. The files hold all ${number(length)}.`
    : all;
}
