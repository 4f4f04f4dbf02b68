// Word documents (.docx, .docm, .dotx).

import { embedded, mainPart, partsOf, relationships } from "./ooxml.js";
import { drawingLinks } from "./drawing.js";
import { WordPart } from "./word_part.js";
import { consult, read } from "./xml.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("./zip.js").Zip} Zip */

const REFERENCES = new Map([
  ["footnoteReference", "footnote"],
  ["endnoteReference", "endnote"],
  ["commentReference", "comment"],
]);

/** @param {Zip} zip @param {string} part @param {DocumentFinding[]} out @returns {Promise<Map<string, number>>} the level of each style that is a heading */
const headingsOf = async (zip, part, out) => {
  /** @type {Map<string, number>} */
  const found = new Map();
  let style = "";
  await consult(
    zip,
    part,
    {
      open: (name, { styleId, val = "", type }) => {
        if (name === "style") style = type === "paragraph" ? (styleId ?? "") : "";
        const level = /^heading (\d)/i.exec(name === "name" ? val : "")?.[1] ?? (name === "outlineLvl" ? Number(val) + 1 : 0);
        if (style && Number(level) > 0 && Number(level) < 10) found.set(style, Number(level));
      },
    },
    out,
  );
  return found;
};

/**
 * @param {Zip} zip
 * @returns {AsyncGenerator<DocumentFinding>}
 */
export async function* readDocx(zip) {
  /** @type {DocumentFinding[]} */
  const out = [];
  const main = await mainPart(zip, out);
  const related = await relationships(zip, main, out);
  const headings = await headingsOf(zip, partsOf(related, "styles")[0] ?? "", out);
  yield* out.splice(0);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {Record<string, number>} */
  const counts = {};
  /** @param {string} kind @param {string} id */
  const count = (kind, id) => {
    if (numbers.has(`${kind} ${id}`)) return;
    counts[kind] = (counts[kind] ?? 0) + 1;
    numbers.set(`${kind} ${id}`, counts[kind]);
  };
  const body = new WordPart(main, { headings, numbers, relationships: related, out });
  const handler = {
    /** @type {NonNullable<import("./xml.js").Handler["open"]>} */
    open: (name, attributes, ...rest) => {
      const kind = REFERENCES.get(name);
      if (kind) count(kind, attributes["id"] ?? "");
      body.open(name, attributes, ...rest);
    },
    close: body.close.bind(body),
    text: body.text.bind(body),
  };
  yield* read(zip, main, handler, out);
  yield* body.finished();
  yield* embedded(related, "");
  for (const kind of ["footnotes", "endnotes", "comments", "header", "footer"]) {
    for (const part of new Set(partsOf(related, kind))) {
      const own = await relationships(zip, part, out);
      const place = kind === "header" || kind === "footer" ? { place: kind } : {};
      const reading = new WordPart(part, { headings, numbers, relationships: own, out, ...place });
      yield* read(zip, part, { open: reading.open.bind(reading), close: reading.close.bind(reading), text: reading.text.bind(reading) }, out);
      yield* reading.finished();
      yield* embedded(own, kind);
    }
  }
  for (const part of new Set(partsOf(related, "diagramData"))) {
    yield* drawingLinks(zip, part, await relationships(zip, part, out), "diagram");
  }
}
