/// <reference path="./twemoji.d.ts" />
/*! With twemoji-parser, (c) 2018 Twitter, Inc., MIT: https://github.com/twitter/twemoji-parser/blob/master/LICENSE.md */
// How long a text is by the rule of each network.
import twemoji from "twemoji-parser/dist/lib/regex.js";

import { links } from "./links.js";

/** @typedef {[length: number, weight: number]} Unit  what is counted as one, and as how many */

/** What X takes for an emoji: of a version of Unicode that it has kept to. @type {RegExp} */
const emoji = twemoji.default;
const LINK = 23;
const BYTES = 10; // of each character of Bluesky, in the mean of a post
const LIGHT = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];
const MENTION = /(^|[^/\w])@([a-z0-9_]+)(@[a-z0-9.-]+[a-z0-9]+)/gi;
const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|[\uFE0F\u20E3]|\p{Extended_Pictographic}\u200D/u;

const segmenter = "Segmenter" in Intl && new Intl.Segmenter("en");
const bytes = new TextEncoder();

/** What a reader sees as one; an older browser parts more, so that it never says too few. @param {string} text */
const graphemes = (text) => (segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [...text]);

/** @param {string} text @returns {Unit[]} */
const seen = (text) => graphemes(text).map((one) => [one.length, 1]);

/**
 * Count what is special by itself, and what is between in the common way.
 * @param {string} text
 * @param {{ at: number, units: Unit[] }[]} special  in their order
 * @param {(text: string) => Unit[]} common
 */
const around = (text, special, common) => {
  /** @type {Unit[]} */
  const found = [];
  let end = 0;
  for (const { at, units } of special) {
    if (at < end) continue;
    found.push(...common(text.slice(end, at)), ...units);
    end = at + units.reduce((sum, [length]) => sum + length, 0);
  }
  return found.concat(common(text.slice(end)));
};

/** Of X: most letters of Europe weigh one and all else two; an emoji weighs two and a link 23, however long it is. */
const weighted = (/** @type {string} */ text) => {
  const starts = new Map([...text.matchAll(emoji)].map(({ 0: one, index }) => [index, /** @type {Unit} */ ([one.length, 2])]));
  for (const { at, length } of links(text)) starts.set(at, [length, LINK]);
  /** @type {Unit[]} */
  const found = [];
  for (let at = 0; at < text.length; at += found.at(-1)?.[0] ?? 1) {
    const code = /** @type {number} */ (text.codePointAt(at));
    const light = LIGHT.some(([from = 0, to = 0]) => from <= code && code <= to);
    found.push(starts.get(at) ?? [code > 0xffff ? 2 : 1, light ? 1 : 2]);
  }
  return found;
};

/** Of Mastodon: a link counts 23, and of a name on another server only what is before the server. */
const mastodon = (/** @type {string} */ text) => {
  const special = links(text).map(({ at, length, scheme }) => ({
    at,
    // Older servers count a link without https:// letter by letter: the larger of the two fits both.
    units: [/** @type {Unit} */ ([length, scheme ? LINK : Math.max(LINK, length)])],
  }));
  for (const { 1: before = "", 2: name = "", 3: server = "", index } of text.matchAll(MENTION)) {
    const at = index + before.length;
    special.push({ at, units: [...seen(`@${name}`), [server.length, 0]] });
  }
  return around(text, special.sort((one, other) => one.at - other.at), seen);
};

/** Of Threads: an emoji counts as many as it has bytes. @returns {Unit[]} */
const threads = (/** @type {string} */ text) =>
  graphemes(text).map((one) => [one.length, EMOJI.test(one) ? bytes.encode(one).length : [...one].length]);

/** Where nothing better is known: the strictest way to count characters. @returns {Unit[]} */
const characters = (/** @type {string} */ text) => [...text].map((one) => [one.length, one.length]);

/** @returns {Unit[]} */
const encoded = (/** @type {string} */ text) => graphemes(text).map((one) => [one.length, bytes.encode(one).length]);

/** @type {Record<string, (text: string) => Unit[]>} */
const rules = { weighted, graphemes: seen, mastodon, threads, characters, encoded };

/**
 * @param {string} text
 * @param {string} rule
 * @param {number} limit
 * @returns {{ count: number, fits: number }} its length, and how much of the text is within the limit
 */
export const measure = (text, rule, limit) => {
  const found = within(text, rule, limit);
  const most = limit * BYTES;
  if (rule !== "graphemes" || text.length * 3 <= most || bytes.encode(text).length <= most) return found;
  const { count, fits } = within(text, "encoded", most);
  return { count: Math.max(found.count, Math.ceil(count / BYTES)), fits: Math.min(found.fits, fits) };
};

/** @param {string} text @param {string} rule @param {number} limit */
const within = (text, rule, limit) => {
  const counted = rule === "weighted" ? text.normalize() : text;
  let [count, end, fits] = [0, 0, 0];
  for (const [length, weight] of (rules[rule] ?? characters)(counted)) {
    count += weight;
    end += length;
    if (count <= limit) fits = end;
  }
  if (counted !== text && count > limit) {
    let [part, whole] = [0, 0];
    for (const one of graphemes(text)) {
      whole += one.normalize().length;
      if (whole > fits) break;
      part += one.length;
    }
    return { count, fits: part };
  }
  return { count, fits: count > limit ? fits : text.length };
};
