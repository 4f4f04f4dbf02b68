// What a document says of the handbook: its links, bare addresses and mentions, out of what a reader of its format finds.
import { bases, locate } from "./addresses.js";
import { spotsOf } from "./corrected.js";
import { unwrapped } from "./readers/unwrap.js";
import { mentionsOf } from "./mentions.js";
import { Stretch } from "./stretch.js";

/** @typedef {import("./document.js").Spot} Spot */
/** @typedef {import("./document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("./document.js").Format} Format */
/** @typedef {import("./register.js").Register} Register */

/**
 * Something in a document that has to do with the handbook. Of a mention `id` is the section that is named.
 * One out of a list has in `kept` the version that its words named, and the day on which the list was kept.
 * @typedef {{ form: "link" | "bare" | "mention", address: string, words: string, place: string, around: string,
 *   tracked: "" | "inserted" | "deleted", spots: Spot[], id?: string, kept?: { since: string, on: string } }} Citation
 * @typedef {{ format: string, items: Citation[], elsewhere: number, links: number, unread: { what: string, place: string }[], copies?: string[], former?: string[], cancelled?: boolean }} Contents
 *   `links` counts all links and bare addresses, `elsewhere` those of them that have nothing to do with the handbook.
 *   `copies` and `former` are addresses of the handbook that a list tells of.
 */

const AROUND = 60;
const CITATION = 240; // characters before a bare address in which its citation may name a version
/** A bare address. It may be without its scheme: then it is one only if it leads to a known handbook. */
const BARE = /(?:https?:\/\/|file:\/\/|(?<![\w@./-])(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\/)[^\s<>"“”‘’«»]*/giu;
const SCHEME = /^[a-z]+:/iu;
/** What ends a sentence, and not an address. */
const TAIL = /[.,;:!?'*_~|\\]+$/u;
const OPENING = /** @type {const} */ ({ ")": "(", "]": "[", "}": "{" });
const MOST = 20_000; // items of one document: more are not told one by one
const LONGEST = 4096; // characters of an address

/** @param {string} found @returns {string} without the marks after it that belong to the sentence */
const trimmed = (found) => {
  let address = found.replace(TAIL, "");
  for (;;) {
    const last = /** @type {keyof typeof OPENING} */ (address.at(-1));
    const opening = OPENING[last];
    if (!opening || address.split(opening).length >= address.split(last).length) return address;
    address = address.slice(0, -1).replace(TAIL, "");
  }
};

/** @param {string} text @returns {{ address: string, at: number }[]} */
export const bareAddresses = (text) => [...text.matchAll(BARE)].map((match) => ({ address: trimmed(match[0].slice(0, LONGEST)), at: match.index })).filter(({ address }) => address);

/** @param {string} text @param {number} at @param {number} length */
export const excerpt = (text, at, length) => text.slice(Math.max(0, at - AROUND), at + length + AROUND).replace(/\s+/gu, " ").trim();

/** A bare address in a place, without what differs where it is the words of a link. @param {string} place @param {string} address */
const keyOf = (place, address) => `${place}\n${address.replace(/^https?:\/\/(www\.)?/iu, "").replace(/\/$/u, "").toLowerCase()}`;

/** What is collected of one document. */
class Collection {
  /** @type {Contents} */
  contents = { format: "", items: [], elsewhere: 0, links: 0, unread: [] };
  /** Mentions, and whether a link stands in the same passage, which may be the one to what is named. @type {{ item: Citation, beside: boolean }[]} */
  mentions = [];
  /** Bare addresses that may be the words of a link. @type {Citation[]} */
  bare = [];
  /** The words of links that are addresses, by place and address: how many there are. @type {Map<string, number>} */
  pressed = new Map();
  dropped = 0;

  /** @param {Register} register @param {string[]} copies */
  constructor(register, copies) {
    this.register = register;
    this.ours = bases(register, copies);
    this.findMentions = mentionsOf(register);
  }

  /** @param {string} address */
  locate(address) {
    return locate(address, this.register, this.ours);
  }

  /** The section that an address leads to, in a handbook that nobody knows too. @param {string} address @returns {string} */
  idOf(address) {
    const where = this.locate(address);
    return "id" in where ? where.id : where.kind === "asked" ? (/(?:^|\/)s\/([^/]+)/u.exec(address)?.[1] ?? "") : "";
  }

  /** Count an item, and keep it if it has to do with the handbook. @param {Citation} item */
  add(item) {
    this.contents.links += 1;
    if (this.locate(item.address).kind === "elsewhere") this.contents.elsewhere += 1;
    else if (this.contents.items.length < MOST) this.contents.items.push(item);
    else this.dropped += 1;
  }

  /** @param {import("./document.js").DocumentLink} link */
  link({ address, words, place, around, tracked, spots }) {
    for (const { address } of bareAddresses(words)) {
      const at = keyOf(place, address);
      this.pressed.set(at, (this.pressed.get(at) ?? 0) + 1);
    }
    if (address.trim() && !address.trim().startsWith("#")) this.add({ form: "link", address, words, place, around, tracked: tracked ?? "", spots });
  }

  /** @param {import("./document.js").Passage} passage */
  passage(passage) {
    const { text, place, pressed, tracked = "" } = passage;
    const isPressed = (/** @type {number} */ at) => pressed?.some(([start, end]) => at >= start && at < end) ?? false;
    /** @type {Set<string>} */
    const beside = new Set();
    for (const { address: written, at } of bareAddresses(text)) {
      const address = unwrapped(written);
      beside.add(this.idOf(address));
      if (isPressed(at) || (!SCHEME.test(address) && this.locate(address).kind === "elsewhere")) continue;
      const end = at + written.length;
      const around = text.slice(Math.max(0, at - CITATION), end + AROUND);
      const item = /** @type {Citation} */ ({ form: "bare", address, words: address, around, spots: spotsOf(passage, at, end), place, tracked });
      if (pressed) this.add(item);
      else this.bare.push(item);
    }
    for (const { id, at, words } of this.findMentions(text)) {
      const item = /** @type {Citation} */ ({ form: "mention", address: "", words, around: excerpt(text, at, words.length), spots: [], id, place, tracked });
      const isLinked = beside.has(id) || isPressed(at);
      if (!isLinked && this.mentions.length < MOST) this.mentions.push({ item, beside: !pressed || pressed.length > 0 });
    }
  }

  /** @returns {Contents} */
  finish() {
    const { contents, pressed } = this;
    for (const item of this.bare) {
      const at = keyOf(item.place, item.address);
      const times = pressed.get(at) ?? 0;
      if (times) pressed.set(at, times - 1);
      else this.add(item);
    }
    const linked = new Set(contents.items.map(({ place, address }) => `${place}\n${this.idOf(address)}`));
    // What is named beside the link to it needs no other.
    contents.items.push(...this.mentions.flatMap(({ item, beside }) => (beside && linked.has(`${item.place}\n${item.id}`) ? [] : [item])));
    if (this.dropped) contents.unread.push({ what: `${this.dropped} more links were not looked at: the document has too many.`, place: "" });
    return contents;
  }
}

/**
 * @param {AsyncIterable<DocumentFinding | Format>} found
 * @param {Register} register
 * @param {{ copies?: string[], progress?: (done: number) => void }} [options]  `copies` are addresses of the handbook too
 * @returns {Promise<Contents>}
 */
export const collect = async (found, register, { copies = [], progress = () => {} } = {}) => {
  const collection = new Collection(register, copies);
  const stretch = new Stretch();
  for await (const one of found) {
    if (one.kind === "progress") progress(one.done);
    else if (one.kind === "format") collection.contents.format = one.format;
    else if (one.kind === "unread") collection.contents.unread.push({ what: one.what, place: one.place });
    else if (one.kind === "link") collection.link(one);
    else collection.passage(one);
    await stretch.rest();
  }
  return collection.finish();
};
