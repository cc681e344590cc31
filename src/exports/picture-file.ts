/** A picture in a format that Office supports. */
interface OfficePicture {
  readonly kind: "png" | "jpeg" | "gif";
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its size in pixels; undefined if its header gives none. */
  readonly size: {readonly width: number; readonly height: number} | undefined;
}

/** The picture of a `data:` address; undefined if Office doesn't support its format. */
export function pictureBytes(src: string): OfficePicture | undefined {
  const [, kind, data] = /^data:image\/(png|jpeg|gif);base64,([A-Za-z0-9+/=\s]+)$/.exec(src) ?? [];
  if (kind === undefined || data === undefined) return undefined;
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  return {kind: kind as OfficePicture["kind"], bytes, size: pictureSize(bytes)};
}

/** The size of a PNG, GIF or JPEG in pixels, read from its head; undefined where it is none of them. */
export function pictureSize(bytes: Uint8Array): {readonly width: number; readonly height: number} | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47)
    return {width: view.getUint32(16), height: view.getUint32(20)};
  if (bytes.length > 10 && view.getUint32(0) === 0x47494638)
    return {width: view.getUint16(6, true), height: view.getUint16(8, true)};
  return bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
}

/** The size of a JPEG, read from its start-of-frame segment; undefined if there is none. */
function jpegSize(view: DataView): {readonly width: number; readonly height: number} | undefined {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) return undefined;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return {width: view.getUint16(at + 7), height: view.getUint16(at + 5)};
  }
  return undefined;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The length in bytes of the signature and the IHDR chunk, which always comes first. */
const HEAD = 8 + 25;

/**
 * Adds texts to a PNG by keyword, as iTXt chunks after its header (PNG, third edition, 11.3.3.4). Throws an Error for
 * what is no PNG.
 */
export function addPngTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
  if (!SIGNATURE.every((byte, i) => png[i] === byte)) throw new Error("not a PNG: the file starts otherwise");
  const chunks = Object.entries(texts)
    .filter(([, text]) => text !== "")
    .map(([keyword, text]) => textChunk(keyword, text));
  return concatenated([png.subarray(0, HEAD), ...chunks, png.subarray(HEAD)]);
}

/** Keyword, null, not compressed, no language, no translated keyword, text. */
function textChunk(keyword: string, text: string): Uint8Array {
  const encoder = new TextEncoder();
  return pngChunk(
    "iTXt",
    concatenated([
      encoder.encode(keyword.slice(0, 79)),
      Uint8Array.of(0, 0, 0, 0, 0),
      encoder.encode(text.replaceAll("\0", ""))
    ])
  );
}

/** A chunk of a PNG: its length, type, data and check sum. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** The CRC of PNG's chunks (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
