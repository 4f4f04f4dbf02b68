// Plain text: a passage for each paragraph, with addresses in angle brackets that are broken over lines made whole.

import { decoded } from "./characters.js";
import { Paragraph } from "./prose.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("./pace.js").Pace} Pace */

const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/y;
const BROKEN = /<(?:URL:)?\s*https?:[^>\s]*$/i;
const ENOUGH = 1 << 14; // characters of one passage: a list of addresses may have no empty line

/**
 * @param {string} text @param {Pace} pace @param {string} [kept]  where it stands, when it is a part of something
 * @returns {AsyncGenerator<DocumentFinding>}
 */
export async function* readLines(text, pace, kept) {
  let paragraph = new Paragraph();
  let [line, first] = [0, 1];
  for (let at = 0; at < text.length; ) {
    LINE.lastIndex = at;
    const [whole = ""] = LINE.exec(text) ?? [];
    const said = whole.replace(/[\r\n]+$/, "");
    line += 1;
    if (!said.trim() || paragraph.text.length > ENOUGH) {
      yield* paragraph.passages(kept ?? `line ${first}`);
      paragraph = new Paragraph();
      first = line;
    }
    if (!said.trim()) first = line + 1;
    const within = BROKEN.test(paragraph.text);
    const skipped = within ? said.length - said.trimStart().length : 0;
    if (paragraph.text && !within) paragraph.add(" ", undefined);
    const start = at + skipped;
    paragraph.add(said.slice(skipped), undefined, [{ part: "", start, end: at + said.length, form: "text", at: 0, to: said.length - skipped }]);
    at += whole.length;
    if (line % 500 === 0) {
      yield { kind: "progress", done: at / text.length };
      await pace.rest();
    }
  }
  yield* paragraph.passages(kept ?? `line ${first}`);
}

/** @param {Uint8Array} bytes @param {Pace} pace @returns {AsyncGenerator<DocumentFinding>} */
export async function* readText(bytes, pace) {
  yield* readLines(decoded(bytes).text, pace);
}
