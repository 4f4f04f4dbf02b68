// Files packed into one (ZIP): what there is, and each part inflated piece by piece, within limits.

import { Inflate } from "fflate";

import { Unreadable } from "./pace.js";

/** @typedef {import("./pace.js").Pace} Pace */
/**
 * @typedef {{ name: string, method: number, flags: number, crc: number, packed: number, size: number, start: number,
 *   listed: number }} ZipEntry
 *   One part: how it is packed, its bytes packed and inflated, where its own header starts, and where the list tells of it.
 */

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const STEP = 1 << 14; // packed bytes inflated at once; the most that comes of them is 16 MB
const SPARED = 1 << 23; // so much may come of anything, however little it was
const UNKNOWN = 0xffffffff;
const TEXT = /\.(?:xml|rels|vml)$/;

const CRC = Uint32Array.from({ length: 256 }, (_, number) => {
  let crc = number;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** @param {Uint8Array} bytes @param {number} [crc]  of what stands before them */
export const crcOf = (bytes, crc = 0) => {
  let left = ~crc;
  // An iterator takes three times as long.
  for (let at = 0; at < bytes.length; at++) left = /** @type {number} */ (CRC[(left ^ /** @type {number} */ (bytes[at])) & 0xff]) ^ (left >>> 8);
  return ~left >>> 0;
};

const DAMAGED = "This file is damaged or cut off: its list of parts cannot be found. Get a whole copy of it.";

export class Zip {
  /** @param {Uint8Array} bytes @param {Pace} pace */
  constructor(bytes, pace) {
    this.bytes = bytes;
    this.pace = pace;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.inflated = 0;
    /** @type {number | undefined} */
    this.texts = undefined; // packed bytes of the parts that may have text
    this.listAt = 0;
    this.taken = 0; // packed bytes that have been inflated
    /** @type {Map<string, ZipEntry>} */
    this.entries = new Map();
    try {
      this.list();
    } catch (error) {
      if (error instanceof RangeError) throw new Unreadable(DAMAGED);
      throw error;
    }
  }

  /** @returns {number} how much of what has text was read, from 0 to 1 */
  get done() {
    this.texts ??= [...this.entries.values()].reduce((sum, { name, packed }) => sum + (TEXT.test(name) ? packed : 0), 0);
    return Math.min(1, this.taken / (this.texts || 1));
  }

  /** Reads the list at the end of the file. */
  list() {
    const { at, count, end } = this.directory();
    this.listAt = at;
    if (count > this.pace.limits.parts) throw new Unreadable(`This file holds ${count} parts, too many to be read.`);
    let here = at;
    for (let number = 0; number < count; number++) {
      if (this.view.getUint32(here, true) !== 0x02014b50) throw new Unreadable(DAMAGED);
      const nameAt = here + 46;
      const extraAt = nameAt + this.view.getUint16(here + 28, true);
      const extraLength = this.view.getUint16(here + 30, true);
      const entry = {
        name: new TextDecoder().decode(this.bytes.subarray(nameAt, extraAt)).replaceAll("\\", "/"),
        flags: this.view.getUint16(here + 8, true),
        method: this.view.getUint16(here + 10, true),
        crc: this.view.getUint32(here + 16, true),
        packed: this.view.getUint32(here + 20, true),
        size: this.view.getUint32(here + 24, true),
        start: this.view.getUint32(here + 42, true),
        listed: here,
      };
      this.widen(entry, extraAt, extraLength);
      if (entry.start + entry.packed > end) throw new Unreadable(DAMAGED);
      if (!this.entries.has(entry.name)) this.entries.set(entry.name, entry);
      here = extraAt + extraLength + this.view.getUint16(here + 32, true);
    }
    const apart = [...this.entries.values()].sort((a, b) => a.start - b.start);
    apart.forEach((entry, index) => {
      const next = apart[index + 1];
      if (next && entry.start + entry.packed > next.start) {
        throw new Unreadable("The parts of this file lie over one another, as no office program writes them: it was not read.");
      }
    });
  }

  /** @returns {{ at: number, count: number, end: number }} where the list is */
  directory() {
    const first = Math.max(0, this.bytes.length - 22 - 0xffff);
    for (let end = this.bytes.length - 22; end >= first; end--) {
      if (this.view.getUint32(end, true) !== 0x06054b50) continue;
      const [count, at] = [this.view.getUint16(end + 10, true), this.view.getUint32(end + 16, true)];
      if (end >= 20 && this.view.getUint32(end - 20, true) === 0x07064b50) {
        const wide = Number(this.view.getBigUint64(end - 12, true));
        return { count: Number(this.view.getBigUint64(wide + 32, true)), at: Number(this.view.getBigUint64(wide + 48, true)), end };
      }
      return { count, at, end };
    }
    throw new Unreadable(DAMAGED);
  }

  /** Reads the numbers that need more than 32 bits. @param {ZipEntry} entry @param {number} from @param {number} length */
  widen(entry, from, length) {
    for (let at = from; at + 4 <= from + length; at += 4 + this.view.getUint16(at + 2, true)) {
      if (this.view.getUint16(at, true) !== 1) continue;
      let wide = at + 4;
      for (const name of /** @type {const} */ (["size", "packed", "start"])) {
        if (entry[name] !== UNKNOWN) continue;
        entry[name] = Number(this.view.getBigUint64(wide, true));
        wide += 8;
      }
    }
  }

  /** @param {ZipEntry} entry @returns {Uint8Array} what is packed, as it is */
  packed(entry) {
    if (this.view.getUint32(entry.start, true) !== 0x04034b50) throw new Unreadable(DAMAGED);
    const from = entry.start + 30 + this.view.getUint16(entry.start + 26, true) + this.view.getUint16(entry.start + 28, true);
    return this.bytes.subarray(from, from + entry.packed);
  }

  /**
   * Inflates a part.
   *
   * @param {string} name
   * @returns {AsyncGenerator<Uint8Array>}
   */
  async *chunks(name) {
    const entry = this.entries.get(name);
    if (!entry) throw new Unreadable(`The part ${name} is missing: the file is damaged.`);
    if (entry.flags & ENCRYPTED) throw new Unreadable("This file is protected by a password. Save a copy without one, and drop that.");
    if (entry.method !== STORED && entry.method !== DEFLATED) {
      throw new Unreadable(`The part ${name} is packed in a way that cannot be read here. Save the file again in the program it comes from.`);
    }
    const packed = this.packed(entry);
    /** @type {Uint8Array[]} */
    const out = [];
    const inflate = entry.method === DEFLATED ? new Inflate((chunk) => out.push(chunk)) : null;
    let [given, crc] = [0, 0];
    for (let at = 0; at < packed.length || at === 0; at += STEP) {
      const last = at + STEP >= packed.length;
      try {
        if (inflate) inflate.push(packed.subarray(at, at + STEP), last);
        else out.push(packed.subarray(at, at + STEP));
      } catch {
        throw new Unreadable(`The part ${name} is damaged, and was not read to its end.`);
      }
      this.taken += Math.min(STEP, packed.length - at);
      for (const chunk of out.splice(0)) {
        given += chunk.length;
        this.inflated += chunk.length;
        this.watch(name, given, at + STEP);
        crc = crcOf(chunk, crc);
        yield chunk;
      }
      await this.pace.rest();
    }
    if (crc !== entry.crc) throw new Unreadable(`The part ${name} is damaged: it is not what the file says it is.`);
  }

  /** Refuses what swells. @param {string} name @param {number} given @param {number} taken */
  watch(name, given, taken) {
    const { part, all, ratio } = this.pace.limits;
    if (given > part || this.inflated > all || (given > SPARED && given > taken * ratio)) {
      throw new Unreadable(`The part ${name} is too large once unpacked, and was not read to its end.`);
    }
  }

  /** @param {string} name @param {number} [most]  bytes @returns {Promise<Uint8Array>} a part as a whole */
  async whole(name, most = Infinity) {
    const all = [];
    let length = 0;
    for await (const chunk of this.chunks(name)) {
      all.push(chunk);
      length += chunk.length;
      if (length > most) throw new Unreadable(`The part ${name} is too large, and was not read.`);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of all) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}
