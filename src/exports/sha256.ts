const [ROUNDS, START] = constants();

/**
 * The SHA-256 of a text's UTF-8 bytes, as base64, by which a content security policy names an inline script. Browsers
 * provide it only in secure contexts.
 */
export function sha256Base64(text: string): string {
  const message = padded(new TextEncoder().encode(text));
  const hash = Uint32Array.from(START);
  const words = new Uint32Array(64);
  for (let block = 0; block < message.byteLength; block += 64) digestBlock(message, block, words, hash);
  const bytes = [...hash].flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  return btoa(String.fromCharCode(...bytes));
}

/** FIPS 180-4, 5.1.1 */
function padded(bytes: Uint8Array): DataView {
  const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setBigUint64(all.length - 8, BigInt(bytes.length) * 8n);
  return view;
}

/** FIPS 180-4, 6.2.2 */
function digestBlock(message: DataView, block: number, w: Uint32Array, hash: Uint32Array): void {
  for (let t = 0; t < 64; t += 1) {
    if (t < 16) w[t] = message.getUint32(block + 4 * t);
    else {
      const [x, y] = [w[t - 15]!, w[t - 2]!];
      w[t] =
        (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10)) +
        w[t - 7]! +
        (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) +
        w[t - 16]!;
    }
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t]! + w[t]!) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    hash[i] = hash[i]! + value;
  });
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The fractional parts of the cube and square roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
function constants(): readonly [readonly number[], readonly number[]] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
  return [
    primes.map((prime) => fraction(Math.cbrt(prime))),
    primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
  ];
}
