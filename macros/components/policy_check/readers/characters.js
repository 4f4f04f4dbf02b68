// Characters from bytes: which encoding a file is in, and where a character stands in it.

import { Unreadable } from "./pace.js";

const MARKS = /** @type {const} */ ([
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
]);
const DECLARED = /^(?:<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)|[^]{0,2048}?<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+))/i;
const SINGLE = /^(?:windows-125\d|windows-874|iso-8859-\d+|koi8-[ru]|macintosh|ibm866|x-mac-cyrillic)$/;

/** @param {string} label @returns {string} the name that browsers have for an encoding, or nothing */
const known = (label) => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return "";
  }
};

/**
 * Tells the encoding of a text from its first bytes.
 *
 * @param {Uint8Array} bytes
 * @returns {{ encoding: string, mark: number, sure: boolean }} `mark`: how many bytes before the first character say it
 */
export const encodingOf = (bytes) => {
  for (const [encoding, mark] of MARKS) {
    if (mark.every((byte, at) => bytes[at] === byte)) return { encoding, mark: mark.length, sure: true };
  }
  if (bytes[0] && !bytes[1] && bytes[2] && !bytes[3]) return { encoding: "utf-16le", mark: 0, sure: true };
  if (!bytes[0] && bytes[1] && !bytes[2] && bytes[3]) return { encoding: "utf-16be", mark: 0, sure: true };
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 3000));
  const [, xml, html] = DECLARED.exec(start) ?? [];
  const declared = known(xml ?? html ?? "");
  // What can be read in so small letters is not in UTF-16, whatever it says.
  if (declared && !declared.startsWith("utf-16")) return { encoding: declared, mark: 0, sure: Boolean(xml) };
  return { encoding: "utf-8", mark: 0, sure: false };
};

/**
 * Decodes a text; what is no UTF-8 and does not say what it is comes from Windows.
 *
 * @param {Uint8Array} bytes
 * @returns {{ text: string, encoding: string, mark: number }}
 */
export const decoded = (bytes) => {
  const { encoding, mark, sure } = encodingOf(bytes);
  const body = bytes.subarray(mark);
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body), encoding, mark };
  } catch {
    const other = sure || encoding !== "utf-8" ? encoding : "windows-1252";
    return { text: new TextDecoder(other, { ignoreBOM: true }).decode(body), encoding: other, mark };
  }
};

/**
 * Decodes a text that comes in pieces.
 *
 * @param {AsyncIterable<Uint8Array>} chunks
 * @param {string} name
 * @returns {AsyncGenerator<string>}
 */
export async function* characters(chunks, name) {
  /** @type {TextDecoder | undefined} */
  let decoder;
  const damaged = `The part ${name} is damaged: it holds what are no characters.`;
  for await (const chunk of chunks) {
    const { encoding, mark } = decoder ? { encoding: "", mark: 0 } : encodingOf(chunk);
    decoder ??= new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    try {
      yield decoder.decode(chunk.subarray(mark), { stream: true });
    } catch {
      throw new Unreadable(damaged);
    }
  }
  try {
    yield decoder?.decode() ?? "";
  } catch {
    throw new Unreadable(damaged);
  }
}

/**
 * Tells where characters stand in the bytes of a text.
 *
 * @param {Uint8Array} bytes
 * @param {number[]} places  numbers of characters, in rising order
 * @returns {number[]} numbers of bytes
 */
export const bytesAt = (bytes, places) => {
  const { encoding, mark } = decoded(bytes);
  if (encoding.startsWith("utf-16")) return places.map((place) => mark + 2 * place);
  if (SINGLE.test(encoding)) return places.map((place) => mark + place);
  if (encoding !== "utf-8") throw new Unreadable(`A text in ${encoding} cannot be corrected here.`);
  /** @type {number[]} */
  const found = [];
  let [at, character] = [mark, 0];
  for (const place of places) {
    while (character < place && at < bytes.length) {
      const first = bytes[at] ?? 0;
      at += first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
      character += first < 0xf0 ? 1 : 2;
    }
    found.push(at);
  }
  return found;
};
