/** The size of a PNG, GIF or JPEG in pixels, read from its head; undefined where it is none of them. */
export function pictureSize(bytes: Uint8Array): {readonly width: number; readonly height: number} | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) return {width: view.getUint32(16), height: view.getUint32(20)};
  if (bytes.length > 10 && view.getUint32(0) === 0x47494638) return {width: view.getUint16(6, true), height: view.getUint16(8, true)};
  return bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
}

/** Walks the segments to the one that starts a frame. */
function jpegSize(view: DataView): {readonly width: number; readonly height: number} | undefined {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) return undefined;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return {width: view.getUint16(at + 7), height: view.getUint16(at + 5)};
  }
  return undefined;
}
