/** Why a document is not read or written, with the HTTP status that says so. */
export class EditingError extends Error {
  override readonly name = "EditingError";

  constructor(
    readonly status: number,
    message: string,
    /** What the answer holds besides the message: after a conflict, what is on disk. */
    readonly found: Readonly<Record<string, unknown>> = {}
  ) {
    super(message);
  }
}
