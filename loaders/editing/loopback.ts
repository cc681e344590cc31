import {isIPv4} from "node:net";

/** Whether an address is this machine's own: 127.0.0.0/8 or ::1. */
export function isLoopback(address = ""): boolean {
  const plain = address.replace(/^::ffff:/i, "");
  return plain === "::1" || (isIPv4(plain) && plain.startsWith("127."));
}

/** Whether a Host header names this machine by a name that no other server can give it. */
export function namesLoopback(host = ""): boolean {
  if (!URL.canParse(`http://${host}/`)) return false;
  const {hostname, host: whole} = new URL(`http://${host}/`);
  if (whole !== host.toLowerCase()) return false;
  return hostname === "localhost" || isLoopback(hostname.replace(/^\[|\]$/g, ""));
}
