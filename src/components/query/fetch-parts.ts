/** A file to fetch, and how many bytes it has. */
export interface Part {
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
}

/** Fetches files one after the other and says, as they come in, how many bytes of all have. Rejects with what to tell the reader. */
export async function fetchParts(parts: readonly Part[], onProgress: (loaded: number) => void): Promise<readonly Blob[]> {
  let before = 0;
  const blobs: Blob[] = [];
  for (const {url, type, bytes} of parts) {
    const at = before;
    blobs.push(await fetchPart(url, type, (loaded) => onProgress(at + Math.min(loaded, bytes))));
    before += bytes;
    onProgress(before);
  }
  return blobs;
}

async function fetchPart(url: string, type: string, onProgress: (loaded: number) => void): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the host answered with status ${response.status}`);
  if (!response.body) return new Blob([await response.arrayBuffer()], {type});
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return new Blob(chunks, {type});
    chunks.push(value);
    onProgress(loaded += value.length);
  }
}
