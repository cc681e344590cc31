import {pictureSize} from "./picture-size.js";

/** A picture of a kind that Office takes. */
export interface OfficePicture {
  readonly kind: "png" | "jpeg" | "gif";
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** In pixels; undefined where its head says none. */
  readonly size: {readonly width: number; readonly height: number} | undefined;
}

/** The picture of a `data:` address; undefined where it is of a kind that Office does not take. */
export function pictureBytes(src: string): OfficePicture | undefined {
  const [, kind, data] = /^data:image\/(png|jpeg|gif);base64,([A-Za-z0-9+/=\s]+)$/.exec(src) ?? [];
  if (kind === undefined || data === undefined) return undefined;
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  return {kind: kind as OfficePicture["kind"], bytes, size: pictureSize(bytes)};
}
