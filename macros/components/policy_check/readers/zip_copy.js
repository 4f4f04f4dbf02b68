// A copy of a packed file with some parts changed, and all others as they are, byte for byte.

import { deflateSync } from "fflate";

import { Unreadable } from "./pace.js";
import { crcOf } from "./zip.js";

/** @typedef {import("./zip.js").Zip} Zip */
/** @typedef {import("./zip.js").ZipEntry} ZipEntry */

const DESCRIBED = 8; // the flag of a part whose sizes stand after it
const WIDE = 1; // the extra field with sizes of more than 32 bits
const UNKNOWN = 0xffffffff;
const CANNOT = "This file is packed in a way that cannot be corrected here.";

/** @param {Uint8Array[]} parts */
const together = (parts) => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {Zip} zip @param {ZipEntry} entry @param {Uint8Array} content @returns {{ header: Uint8Array, packed: Uint8Array, crc: number }} */
const made = (zip, entry, content) => {
  const nameLength = zip.view.getUint16(entry.start + 26, true);
  const extraAt = entry.start + 30 + nameLength;
  const extra = zip.bytes.subarray(extraAt, extraAt + zip.view.getUint16(entry.start + 28, true));
  const kept = [];
  for (let at = 0; at + 4 <= extra.length; ) {
    const next = at + 4 + viewOf(extra).getUint16(at + 2, true);
    if (viewOf(extra).getUint16(at, true) !== WIDE) kept.push(extra.subarray(at, next));
    at = next;
  }
  const rest = together(kept);
  const packed = entry.method ? deflateSync(content) : content;
  const crc = crcOf(content);
  const header = together([zip.bytes.subarray(entry.start, extraAt), rest]);
  const view = viewOf(header);
  view.setUint16(6, entry.flags & ~DESCRIBED, true);
  view.setUint32(14, crc, true);
  view.setUint32(18, packed.length, true);
  view.setUint32(22, content.length, true);
  view.setUint16(28, rest.length, true);
  return { header, packed, crc };
};

/**
 * @param {Zip} zip @param {Map<string, Uint8Array>} changed  what parts hold from now on, by their names
 * @returns {Uint8Array}
 */
export const zipCopy = (zip, changed) => {
  const entries = [...zip.entries.values()].sort((a, b) => a.start - b.start);
  const list = zip.bytes.slice(zip.listAt);
  const listed = viewOf(list);
  const parts = [zip.bytes.subarray(0, entries[0]?.start ?? zip.listAt)];
  let at = parts[0]?.length ?? 0;
  entries.forEach((entry, index) => {
    const record = entry.listed - zip.listAt;
    if (listed.getUint32(record + 42, true) === UNKNOWN || listed.getUint32(record + 20, true) === UNKNOWN) throw new Unreadable(CANNOT);
    listed.setUint32(record + 42, at, true);
    const content = changed.get(entry.name);
    if (content) {
      const { header, packed, crc } = made(zip, entry, content);
      listed.setUint16(record + 8, entry.flags & ~DESCRIBED, true);
      listed.setUint32(record + 16, crc, true);
      listed.setUint32(record + 20, packed.length, true);
      listed.setUint32(record + 24, content.length, true);
      parts.push(header, packed);
      at += header.length + packed.length;
    } else {
      const whole = zip.bytes.subarray(entry.start, entries[index + 1]?.start ?? zip.listAt);
      parts.push(whole);
      at += whole.length;
    }
  });
  const end = endOf(listed);
  if (listed.getUint32(end + 16, true) === UNKNOWN || listed.getUint16(end + 10, true) !== entries.length) throw new Unreadable(CANNOT);
  listed.setUint32(end + 16, at, true);
  return together([...parts, list]);
};

/** @param {DataView} listed @returns {number} where the record at the end starts */
const endOf = (listed) => {
  for (let at = listed.byteLength - 22; at >= 0; at--) if (listed.getUint32(at, true) === 0x06054b50) return at;
  throw new Unreadable(CANNOT);
};
