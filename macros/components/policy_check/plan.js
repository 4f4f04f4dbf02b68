// What a corrected copy of a document gets in place of its addresses, and what is left to be done by hand.
import { CALLED } from "./verdict.js";

/** @typedef {import("./report.js").Checked} Checked */
/** @typedef {import("./verdict.js").Finding} Finding */
/** @typedef {import("./corrected.js").Replacement} Replacement */

const LONGEST = 50; // characters of an address in the name of a choice

/** What somebody still has to do by hand, by the verdict. @type {Partial<Record<import("./verdict.js").Verdict, string>>} */
const BY_HAND = {
  withdrawn: "read what replaces it, and change what your policy says",
  missing: "choose what to link",
  major: "read the notes, and change what your policy says",
  original: "link to our own, if you mean that",
  undated: "say when the document was approved, or link a version",
  mention: "add a link, if you want one",
  asked: "say above whether it is this handbook",
};

/** @param {string} address @returns {string} as much of it as a name can have: its end, which tells more */
export const short = (address) => (address.length > LONGEST ? `…${address.slice(1 - LONGEST)}` : address);

/** @param {Finding} row  @returns {boolean} whether it may be led elsewhere, and where to is to be chosen */
export const isOpen = ({ item, instead }) => item.form !== "mention" && item.spots.length > 0 && instead.length > 0;

/**
 * @param {Checked} checked
 * @param {(row: Finding) => string} to  the address that a row gets; "" where it keeps its own
 * @param {(row: Finding) => string} copy  the copy that it leads to, which somebody has confirmed; "" of none
 */
export const plan = ({ rows }, to, copy) => {
  /** @type {Replacement[]} */
  const wanted = [];
  /** @type {Map<string, [old: string, now: string]>} */
  const done = new Map();
  /** @type {Set<string>} */
  const left = new Set();
  for (const row of rows) {
    const { item, verdict, title } = row;
    const address = to(row);
    const name = [title || item.address || item.words, item.place && `(${item.place})`].filter(Boolean).join(" ");
    if (address && address !== item.address && item.spots.length) {
      wanted.push({ spots: item.spots, address });
      done.set(`${item.address}\n${address}`, [item.address, address]);
    } else if (address && address !== item.address) left.add(`${name}: put ${address} in place of ${item.address}, which stands where this page cannot write`);
    else if (copy(row)) left.add(`${item.address} stays, since you said that ${copy(row)} is a copy`);
    const isSolved = (verdict === "missing" || verdict === "original") && address;
    if (BY_HAND[verdict] && !isSolved) left.add(`${name} – ${CALLED[verdict].toLowerCase()}: ${BY_HAND[verdict]}`);
  }
  return { wanted, done: [...done.values()], left: [...left] };
};
