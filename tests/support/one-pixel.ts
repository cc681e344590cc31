import type {PictureData} from "../../loaders/decks/pictures.js";

/** The smallest picture, in place of any that a document names. */
export const onePixel: PictureData = () => ({
  data: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
});
