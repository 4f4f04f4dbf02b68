// SHA-256 (FIPS 180-4). The browser's own needs https and gives its answer later; words and their hash are to be stored
// together, on a file share too, even if the page is killed in the next moment.

const ROOTS = { 2: 8, 3: 64 };

/** @param {number} power @returns {number[]} the first bits after the point of the roots of the first primes */
const fractions = (power) => {
  const found = [];
  for (let number = 2; found.length < ROOTS[/** @type {2 | 3} */ (power)]; number += 1) {
    let prime = true;
    for (let by = 2; by * by <= number; by += 1) prime &&= number % by > 0;
    if (prime) found.push(((number ** (1 / power)) % 1) * 2 ** 32 | 0);
  }
  return found;
};

const START = fractions(2);
const ROUNDS = fractions(3);

/** @param {number} word @param {number} by */
const turn = (word, by) => (word >>> by) | (word << (32 - by));

/** @param {string} text @returns {string} of its UTF-8 bytes; half a surrogate pair counts as U+FFFD */
export const sha256 = (text) => {
  const bytes = new TextEncoder().encode(text);
  const padded = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setBigUint64(padded.byteLength - 8, BigInt(bytes.length) * 8n);
  const hash = Int32Array.from(START);
  const words = new Int32Array(64);
  for (let block = 0; block < padded.byteLength; block += 64) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let at = 0; at < 64; at += 1) {
      const [two, fifteen] = [words[at - 2] ?? 0, words[at - 15] ?? 0];
      words[at] =
        at < 16
          ? padded.getInt32(block + at * 4)
          : (turn(two, 17) ^ turn(two, 19) ^ (two >>> 10)) +
            (words[at - 7] ?? 0) +
            (turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3)) +
            (words[at - 16] ?? 0);
      const mixed = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g));
      const one = (h + mixed + (ROUNDS[at] ?? 0) + (words[at] ?? 0)) | 0;
      const other = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => (hash[at] = (hash[at] ?? 0) + word));
  }
  return [...hash].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
};
