// Field codes of Word, as `.docx` and `.rtf` have them: HYPERLINK "address" \l "fragment".

import { within } from "./pieces.js";

/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("../document.js").TextSpot} TextSpot */
/**
 * @typedef {{ value: string, start: number, end: number }} FieldPart  from and to which character of the code
 * @typedef {{ address: FieldPart, fragment: FieldPart | undefined, rest: { start: number, end: number } | undefined }} FieldLink
 *   `rest`: the switch and the fragment together.
 */

const TOKEN = /["“”]((?:\\.|[^"“”\\])*)["“”]|\\(\S)|([^\s"“”\\]\S*)/gs;
const ARGUED = "lot"; // the switches that something follows

/** @param {string} code @returns {FieldLink | undefined} */
export const linkOf = (code) => {
  const name = /^\s*HYPERLINK\b/i.exec(code);
  if (!name) return undefined;
  TOKEN.lastIndex = name[0].length;
  /** @type {FieldPart | undefined} */
  let address;
  /** @type {FieldPart | undefined} */
  let fragment;
  let [option, optionAt] = ["", 0];
  let rest;
  for (let token = TOKEN.exec(code); token; token = TOKEN.exec(code)) {
    const [all, quoted, letter, bare] = token;
    if (letter) {
      [option, optionAt] = [letter.toLowerCase(), token.index];
      if (!ARGUED.includes(option)) option = "";
      continue;
    }
    const start = token.index + (quoted === undefined ? 0 : 1);
    const written = quoted ?? bare ?? "";
    const part = { value: written.replace(/\\(.)/gs, "$1"), start, end: start + written.length };
    if (option === "l") {
      fragment = part;
      rest = { start: optionAt, end: token.index + all.length };
    } else if (!option) address ??= part;
    option = "";
  }
  return { address: address ?? { value: "", start: 0, end: 0 }, fragment, rest };
};

/**
 * Tells which links a formula of a spreadsheet makes: HYPERLINK("address"; "words").
 *
 * @param {string} formula
 * @returns {{ address: string, words: string }[]} without an address where it is worked out
 */
export const linksOfFormula = (formula) =>
  [...formula.matchAll(/\bHYPERLINK\s*\(\s*(?:"((?:[^"]|"")*)"\s*(?=[,;)])(?:[,;]\s*"((?:[^"]|"")*)"\s*\))?)?/gi)].map(
    ([, address, words]) => ({
      address: (address ?? "").replaceAll('""', '"'),
      words: (words ?? "").replaceAll('""', '"'),
    }),
  );

/**
 * Tells where the address of a field stands, whose code may be split over runs.
 *
 * @param {TextSpot[]} spots  of its code @param {FieldLink} found @returns {Spot[]}
 */
export const fieldSpots = (spots, { address, rest }) => {
  const [first, ...others] = within(spots, address.start, address.end);
  if (!first) return [];
  const after = rest ? within(spots, rest.start, rest.end) : [];
  return [{ ...first, holds: "field" }, ...[...others, ...after].map((spot) => ({ ...spot, holds: /** @type {const} */ ("nothing") }))];
};
