import {createHash} from "node:crypto";

/** Lower-case hexadecimal SHA-256. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
