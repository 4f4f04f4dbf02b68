// What is read of the documents of a test file, in lines, for the file that stands beside it.
import { read as reading } from "../../../../macros/components/policy_check/readers/read.js";

const MOST = 24; // lines of a document, and of more only the first and the last
const LONGEST = 300; // characters of a line
const [FIRST, LAST] = [8, 4];

/** @param {any} spot */
const where = ({ part = "", start, end, at, form, holds = "" }) => [part, `${start}-${end}${at === undefined ? "" : `@${at}`}`, form, holds].filter(Boolean).join(" ");

/** Each thing that is found, in a line: its words and where they stand, and what can be pressed. @param {any} one @param {boolean} [spotted]  whether that of each character is told too */
export const shown = (one, spotted = false) => {
  const { kind, place = "", text, words, address = "", what, tracked = "", format, around = "", pressed = [], spots = [], copies = [] } = one;
  const stands = kind === "link" || spotted ? [...spots, ...copies.flat()].map(where) : [];
  return [kind, place, text ?? words ?? what ?? format, address, tracked, around, pressed.join(" "), ...stands].filter(Boolean).join(" | ").replaceAll("\n", "\\n").replace(/\p{Cc}/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`).trimEnd();
};

/** @param {string} line */
const cut = (line) => (line.length > LONGEST ? `${line.slice(0, LONGEST / 2)} … ${line.length} … ${line.slice(-LONGEST / 4)}` : line);

/** @type {string[]} */
const log = [];

/** The same as `read`, and noted. @type {typeof reading} */
export async function* read(file, options) {
  const lines = [];
  for await (const one of reading(file, options)) {
    if (one.kind !== "progress") lines.push(cut(shown(one, true)));
    yield one;
  }
  log.push(`${file.name}:`, ...(lines.length > MOST ? [...lines.slice(0, FIRST), `… ${lines.length}`, ...lines.slice(-LAST)] : lines));
}

/** @returns {string} all that was read to its end, in order */
export const everything = () => log.join("\n");
