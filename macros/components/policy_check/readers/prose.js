// A paragraph while it is read: its text, the links in it, and what a pending change would take away.

import { LONGEST_PASSAGE } from "./limits.js";
import { changing, within } from "./pieces.js";
import { unwrapped } from "./unwrap.js";

/** @typedef {import("../document.js").DocumentLink} DocumentLink */
/** @typedef {import("../document.js").Passage} Passage */
/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("../document.js").TextSpot} TextSpot */
/** @typedef {"inserted" | "deleted" | undefined} Tracked */
/**
 * @typedef {{ id: string, spot: Spot | undefined }} Related   A relationship that a link names, and where.
 * @typedef {{ address: string, spots: Spot[], from: number, to: number, gone: string, other: string,
 *   states: Set<Tracked>, ended: boolean, tracked: Tracked, related: Related[] }} OpenLink
 *   `gone`: its words that are deleted; `other`: what stands in place of words, such as the description of a picture.
 */

const AROUND = 60;
const SPACE = /\s+/g;
const ELSEWHERE = /^[^#\s]/; // what leads out of the document

/** @param {string} address */
const bare = (address) => address.replace(/^https?:\/\//i, "").replace(/\/$/, "");

/** @param {string} text */
export const tidy = (text) => text.replace(SPACE, " ").trim();

/** @param {string} address @param {string} [fragment] @returns {string} both as one */
export const joined = (address, fragment) =>
  fragment ? `${address.replace(/#.*$/s, "")}#${fragment.replace(/^#/, "")}` : address;

export class Paragraph {
  constructor() {
    this.text = "";
    /** @type {TextSpot[]} */
    this.spots = [];
    /** @type {OpenLink[]} */
    this.links = [];
    /** @type {{ text: string, at: number }[]} */
    this.gone = [];
    /** @type {Set<Tracked>} */
    this.states = new Set();
  }

  /** @param {string} text @param {Tracked} [tracked] @param {TextSpot[]} [spots] */
  add(text, tracked, spots = []) {
    if (!text) return;
    for (const link of this.links) if (!link.ended) link.states.add(tracked);
    if (tracked === "deleted") {
      for (const link of this.links) if (!link.ended) link.gone += text;
      const last = this.gone.at(-1);
      if (last?.at === this.text.length) last.text += text;
      else this.gone.push({ text, at: this.text.length });
      return;
    }
    if (text.trim()) this.states.add(tracked);
    for (const spot of spots) this.stand({ ...spot, at: spot.at + this.text.length, to: spot.to + this.text.length });
    this.text += text;
  }

  /** @param {TextSpot} piece  where the next characters stand */
  stand(piece) {
    const last = this.spots.at(-1);
    const goesOn = last && last.part === piece.part && last.end === piece.start && last.to === piece.at;
    if (goesOn && last.end - last.start === last.to - last.at && piece.end - piece.start === piece.to - piece.at) {
      last.end = piece.end;
      last.to = piece.to;
    } else this.spots.push(piece);
  }

  /** @param {string} address @param {Spot[]} spots @param {Tracked} [tracked] @param {string} [other] @returns {OpenLink} */
  open(address, spots, tracked, other = "") {
    const [from, to] = [this.text.length, this.text.length];
    /** @type {OpenLink} */
    const link = { address, spots, from, to, gone: "", other, states: new Set(), ended: false, tracked, related: [] };
    this.links.push(link);
    return link;
  }

  /** @param {OpenLink | undefined} link */
  close(link) {
    if (!link || link.ended) return;
    link.ended = true;
    link.to = this.text.length;
    // What programs write as several links in a row is one, as a reader sees it.
    const before = this.links[this.links.indexOf(link) - 1];
    if (before?.ended && before.to === link.from && before.address === link.address && link.to > link.from) {
      if (stateOf(before) === stateOf(link) && before.to > before.from) {
        before.to = link.to;
        before.spots.push(...link.spots);
        before.related.push(...link.related);
        this.links.splice(this.links.indexOf(link), 1);
      }
    }
  }

  /** Takes the words of a text box that stands within a link. @param {string} text */
  hold(text) {
    for (const link of this.links) if (!link.ended) link.other ||= tidy(text);
  }

  /** @param {string} place @returns {DocumentLink[]} */
  found(place) {
    return this.pairs(place).map(([, link]) => link);
  }

  /** @param {string} place @returns {[OpenLink, DocumentLink][]} what was opened, and what came of it */
  pairs(place) {
    for (const link of [...this.links]) this.close(link);
    return this.links
      .filter(({ address }) => ELSEWHERE.test(address.trim()))
      .map((link) => {
        const state = stateOf(link);
        /** @type {DocumentLink} */
        const found = {
          kind: "link",
          address: unwrapped(link.address.trim()),
          words: tidy(this.text.slice(link.from, link.to)) || (state === "deleted" ? tidy(link.gone) : "") || tidy(link.other),
          place,
          around: tidy(this.text.slice(Math.max(0, link.from - AROUND), link.to + AROUND)),
          ...(state ? { tracked: state } : {}),
          spots: distinct([...link.spots, ...this.shown(link)]),
        };
        return [link, found];
      });
  }

  /** @param {OpenLink} link @returns {Spot[]} where its words stand, when they are its address: a copy shows the new one */
  shown({ from, to, address, spots }) {
    const words = this.text.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    if (!spots.length || bare(words.trim()) !== bare(address)) return [];
    return changing(within(this.spots, start, start + words.trim().length));
  }

  /** @param {string} place @returns {Passage[]} */
  passages(place) {
    const all = this.states.size === 1 && this.states.has("inserted");
    /** @type {[number, number][]} */
    const pressed = this.links.filter(({ from, to }) => to > from).map(({ from, to }) => [from, to]);
    /** @type {Passage[]} */
    const found = [];
    for (const [from, to] of stretches(this.text)) {
      const text = this.text.slice(from, to);
      if (!text.trim()) continue;
      const inside = pressed.filter(([start, end]) => start < to && end > from);
      const shown = inside.map(([a, b]) => /** @type {[number, number]} */ ([Math.max(0, a - from), Math.min(to, b) - from]));
      const spots = this.spots.filter((spot) => spot.at < to && spot.to > from).map((spot) => ({ ...spot, at: spot.at - from, to: spot.to - from }));
      found.push({
        kind: "passage",
        text,
        place,
        ...(all ? { tracked: "inserted" } : {}),
        pressed: shown,
        ...(spots.length ? { spots } : {}),
      });
    }
    for (const { text } of this.gone) if (text.trim()) found.push({ kind: "passage", text, place, tracked: "deleted", pressed: [] });
    return found;
  }
}

/** @param {OpenLink} link @returns {Tracked} */
const stateOf = (link) => {
  if (link.tracked === "deleted" || (link.states.size === 1 && link.states.has("deleted"))) return "deleted";
  if (link.tracked === "inserted" || (link.states.size === 1 && link.states.has("inserted"))) return "inserted";
  return undefined;
};

/** @param {Spot[]} spots @returns {Spot[]} */
const distinct = (spots) => spots.filter(({ part, start }, at) => spots.findIndex((one) => one.part === part && one.start === start) === at);

/** @param {string} text @returns {[number, number][]} where passages of it begin and end */
const stretches = (text) => {
  /** @type {[number, number][]} */
  const found = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + LONGEST_PASSAGE);
    const space = to < text.length ? text.lastIndexOf(" ", to) : -1;
    if (space > from) to = space + 1;
    found.push([from, to]);
    from = to;
  }
  return found;
};
