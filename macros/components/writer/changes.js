/*! With jsdiff, (c) 2009-2015 Kevin Decker, BSD-3-Clause: https://github.com/kpdecker/jsdiff/blob/master/LICENSE */
// What changed from one post to another, in whole words.
import { diffArrays } from "diff";

// As in the examples of this handbook: a time, an address or "it's" is one word.
const WORD = /\s+|[\p{L}\p{M}\p{N}]+(?:['’.:-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;

/**
 * @typedef {{ kind: "same" | "del" | "ins", text: string }} Piece
 * @param {string} text
 */
const words = (text) => text.match(WORD) ?? [];

/**
 * Without what was put in it is the one text to the letter, and without what was taken out the other.
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]}
 */
export const changes = (before, after) => {
  if (before === after) return before ? [{ kind: "same", text: before }] : [];
  const found = diffArrays(words(before), words(after), { timeout: 300 });
  const whole = [
    { value: [before], removed: true, added: false },
    { value: [after], removed: false, added: true },
  ];
  /** @type {Piece[]} */
  const pieces = [];
  let [out, put] = ["", ""];
  const settle = () => {
    if (out) pieces.push({ kind: "del", text: out });
    if (put) pieces.push({ kind: "ins", text: put });
    [out, put] = ["", ""];
  };
  for (const [n, { value, removed, added }] of (found ?? whole).entries()) {
    const text = value.join("");
    const between = !text.trim() && (out || put) && n + 1 < (found ?? whole).length;
    if (removed || added || between) {
      out += added ? "" : text;
      put += removed ? "" : text;
      continue;
    }
    settle();
    pieces.push({ kind: "same", text });
  }
  settle();
  return pieces.filter(({ text }) => text);
};
