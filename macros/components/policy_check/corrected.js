// A corrected copy of a document: addresses are replaced, and nothing else is changed.

import { bytesAt, decoded } from "./readers/characters.js";
import { kindOf } from "./readers/kind.js";
import { relsOf } from "./readers/ooxml.js";
import { Pace, Unreadable } from "./readers/pace.js";
import { changing, within } from "./readers/pieces.js";
import { zipCopy } from "./readers/zip_copy.js";

/** @typedef {import("./document.js").File_} File_ */
/** @typedef {import("./document.js").TextSpot} TextSpot */
/** @typedef {import("./document.js").Spot} Spot */
/** @typedef {{ spots: Spot[], address: string }} Replacement */
/** @typedef {{ start: number, end: number, text: string }} Edit   What stands from and to which character from now on. */

const FORMATS = new Set(["docx", "odt", "html", "markdown", "text"]);
const SIGNED = /^_xmlsignatures\/|^META-INF\/(?:document|macro)signatures\.xml$/;
const HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
const ESCAPES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" });
const ATTRIBUTE = /\s+[\w:.-]+\s*=\s*["']$/;
const BARE = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\//i;
const SCHEME = /^[a-z]+:\/\//i;

/**
 * Tells where a stretch of a passage, such as a bare address, stands in the file.
 *
 * @param {{ spots?: TextSpot[], copies?: TextSpot[][] }} passage @param {number} start @param {number} end
 * @returns {Spot[]} none where that is not known
 */
export const spotsOf = ({ spots = [], copies = [] }, start, end) => [spots, ...copies].flatMap((each) => changing(within(each, start, end)));

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** @param {string} address @param {string} signs */
const encoded = (address, signs) => [...address].map((sign) => (signs.includes(sign) ? `%${sign.charCodeAt(0).toString(16).toUpperCase()}` : sign)).join("");

/** @param {Spot} spot @param {string} address @returns {string} the address as it is written there */
const written = ({ form, holds }, address) => {
  const plain = encoded(address, holds === "destination" ? " ()<>" : ' "\\');
  return form === "text" ? plain : escaped(plain);
};

/** @param {Spot} spot @param {string} text  of the part @param {string} address @returns {Edit} */
const editOf = (spot, text, address) => {
  const { start, end, holds } = spot;
  if (holds === "nothing") return { start, end, text: "" };
  if (holds !== "attribute") {
    const old = text.slice(start, end);
    // A bare address may be written without its scheme, as people say it.
    const bare = holds === undefined && BARE.test(old) && !spot.part.endsWith(".rels");
    return { start, end, text: written(spot, bare ? address.replace(SCHEME, "") : address) };
  }
  const [before] = ATTRIBUTE.exec(text.slice(Math.max(0, start - 200), start)) ?? [];
  if (!before) throw new Unreadable("A link of this file cannot be corrected here.");
  return { start: start - before.length, end: end + 1, text: "" };
};

/** @param {Uint8Array} bytes @param {Edit[]} edits @returns {Uint8Array} */
const edited = (bytes, edits) => {
  const sorted = [...new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit])).values()].sort((a, b) => a.start - b.start);
  sorted.forEach(({ start }, index) => {
    const before = sorted[index - 1];
    if (before && start < before.end) throw new Unreadable("Two links of this file share one address: correct them by hand.");
  });
  const { encoding } = decoded(bytes);
  const places = bytesAt(bytes, sorted.flatMap(({ start, end }) => [start, end]));
  const parts = [];
  let at = 0;
  sorted.forEach(({ text }, index) => {
    parts.push(bytes.subarray(at, places[2 * index]), inEncoding(text, encoding));
    at = places[2 * index + 1] ?? at;
  });
  parts.push(bytes.subarray(at));
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let here = 0;
  for (const part of parts) {
    all.set(part, here);
    here += part.length;
  }
  return all;
};

/** @param {string} text @param {string} encoding @returns {Uint8Array} */
const inEncoding = (text, encoding) => {
  if (!encoding.startsWith("utf-16")) return new TextEncoder().encode(encoding === "utf-8" ? text : encodeURI(decodeURI(text)));
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), encoding === "utf-16le");
  return new Uint8Array(view.buffer);
};

/** Relationships that links get of their own, because those that they have are shared. */
class NewRelationships {
  constructor() {
    /** @type {Map<string, { id: string, address: string }[]>} */
    this.parts = new Map();
  }

  /** @param {string} part @param {string} address @returns {string} its id */
  add(part, address) {
    const all = this.parts.get(part) ?? [];
    this.parts.set(part, all);
    const known = all.find((one) => one.address === address);
    const id = known?.id ?? `rIdHandbook${all.length + 1}`;
    if (!known) all.push({ id, address });
    return id;
  }

  /** @param {string} part @param {string} text  of the part with its relationships @returns {Edit[]} */
  edits(part, text) {
    const all = this.parts.get(part) ?? [];
    const [end] = /<\/(?:\w+:)?Relationships\s*>\s*$/.exec(text) ?? [];
    if (!end) throw new Unreadable("The relationships of this file cannot be corrected here.");
    const at = text.length - end.length;
    const prefix = /<\/(\w+:)/.exec(end)?.[1] ?? "";
    if (all.some(({ id }) => text.includes(`"${id}"`))) throw new Unreadable("This file was corrected before: correct it by hand.");
    const added = all.map(({ id, address }) => `<${prefix}Relationship Id="${id}" Type="${HYPERLINK}" Target="${escaped(address)}" TargetMode="External"/>`);
    return [{ start: at, end: at, text: added.join("") }];
  }
}

/**
 * Makes a copy of a document in which addresses are replaced.
 *
 * @param {File_} file  a .docx, .odt, web page, Markdown or text
 * @param {Replacement[]} replacements  where an address stands, as a link or `spotsOf` says, and the one instead
 * @returns {Promise<Uint8Array>} every other part byte for byte; an error says in one sentence why there is none
 */
export const corrected = async ({ name, bytes }, replacements) => {
  const { format, what, zip } = await kindOf(name, bytes, new Pace());
  if (!FORMATS.has(format)) throw new Unreadable(what || "A file of this kind cannot be corrected here: change the addresses in the program it comes from.");
  if (!zip) {
    const { text } = decoded(bytes);
    return edited(bytes, replacements.flatMap(({ spots, address }) => spots.map((spot) => editOf(spot, text, address))));
  }
  if ([...zip.entries.keys()].some((part) => SIGNED.test(part))) {
    throw new Unreadable("This file is signed: a corrected copy would not be. Change the addresses in the program it comes from, and sign it again.");
  }
  /** @type {Map<string, Uint8Array>} */
  const parts = new Map();
  const relationships = new NewRelationships();
  /** @type {Map<string, Edit[]>} */
  const edits = new Map();
  for (const part of new Set(replacements.flatMap(({ spots }) => spots.map((spot) => spot.part)))) {
    const whole = await zip.whole(part);
    parts.set(part, whole);
    const { text } = decoded(whole);
    const own = replacements.flatMap(({ spots, address }) =>
      spots
        .filter((spot) => spot.part === part)
        .map((spot) =>
          spot.holds === "relationship"
            ? { start: spot.start, end: spot.end, text: relationships.add(relsOf(part), address) }
            : editOf(spot, text, address),
        ),
    );
    edits.set(part, own);
  }
  for (const part of relationships.parts.keys()) {
    const whole = parts.get(part) ?? (await zip.whole(part));
    parts.set(part, whole);
    edits.set(part, [...(edits.get(part) ?? []), ...relationships.edits(part, decoded(whole).text)]);
  }
  return zipCopy(zip, new Map([...parts].map(([part, whole]) => [part, edited(whole, edits.get(part) ?? [])])));
};
