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

const EDGE = /[\p{L}\p{M}\p{N}]/u;
/** What stands for one mark on one keyboard and for another on the next. @type {[RegExp, string][]} */
const ALIKE = [[/['‘’]/g, "['‘’]"], [/["“”]/g, '["“”]'], [/\s+/g, "\\s+"]];

/**
 * @param {string} post
 * @param {string} wrong
 * @param {string} right  with nothing in their place, the space before the wrong words goes with them
 * @returns {string} the post with the right words wherever the wrong ones stand by themselves
 */
export const replaced = (post, wrong, right) => {
  if (!wrong) return post;
  const exact = wrong.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = ALIKE.reduce((text, [mark, all]) => text.replace(mark, () => all), exact);
  const joined = (/** @type {string} */ one, /** @type {string} */ other) => EDGE.test(one) && EDGE.test(other);
  return post.replace(new RegExp(`(\\s?)${pattern}`, "gu"), (found, space, at) => {
    const [from, end] = [at + space.length, at + found.length];
    const inside = joined(post.charAt(from - 1), post.charAt(from)) || joined(post.charAt(end - 1), post.charAt(end));
    return inside ? found : (right && space) + right;
  });
};
