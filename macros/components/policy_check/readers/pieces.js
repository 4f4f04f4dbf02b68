// Where the characters of a text stand in a file, escapes considered.

/** @typedef {import("../document.js").TextSpot} TextSpot */
/** @typedef {import("../document.js").Spot} Spot */

const AMPERSAND = /^&(?:amp|#38|#x26);?$/i;
const ESCAPE = /&(?:#\d+|#[xX][\da-fA-F]+|\w+);?|\r\n/y;

/**
 * Tells where the characters of a text stand in what is written: pieces in which each character stands for itself, and
 * those of one character that is escaped.
 *
 * @param {string} raw  what is written
 * @param {string} text  what a reader sees
 * @param {{ part: string, start: number, form: Spot["form"] }} where  and from where on
 * @returns {TextSpot[]} none where the two do not fit
 */
export const pieces = (raw, text, { part, start, form }) => {
  if (raw === text) return [{ part, start, end: start + raw.length, form, at: 0, to: text.length }];
  /** @type {TextSpot[]} */
  const found = [];
  let [from, at] = [0, 0]; // where the piece begins, in `raw` and in `text`
  let [here, character] = [0, 0];
  const finish = () => {
    if (here > from) found.push({ part, start: start + from, end: start + here, form, at, to: character });
    from = here;
    at = character;
  };
  while (here < raw.length) {
    ESCAPE.lastIndex = here;
    const [escape] = ESCAPE.exec(raw) ?? [];
    const next = escape && (raw[here] !== text[character] || AMPERSAND.test(escape)) ? escape : "";
    if (!next && raw[here] !== text[character]) return [];
    if (next) {
      finish();
      here += next.length;
      character += (text.codePointAt(character) ?? 0) > 0xffff ? 2 : 1;
      finish();
    } else {
      here += 1;
      character += 1;
    }
  }
  finish();
  return character === text.length ? found : [];
};

/**
 * Tells where a stretch of a text stands in the file.
 *
 * @param {TextSpot[]} found  where the text stands @param {number} start @param {number} end
 * @returns {Spot[]} none where not all of it is known
 */
export const within = (found, start, end) => {
  let known = 0;
  const spots = found.flatMap(({ at, to, ...spot }) => {
    if (at >= end || to <= start) return [];
    known += Math.min(to, end) - Math.max(at, start);
    if (spot.end - spot.start !== to - at) return [spot];
    return [{ ...spot, start: spot.start + Math.max(0, start - at), end: spot.end - Math.max(0, to - end) }];
  });
  return known === end - start ? spots : [];
};

/** @param {Spot[]} spots  of one address @returns {Spot[]} the same, of which the first gets all of the new one */
export const changing = (spots) => spots.map((spot, index) => (index ? { ...spot, holds: /** @type {const} */ ("nothing") } : spot));
