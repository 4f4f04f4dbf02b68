// Parts in XML, read piece by piece as they are inflated, with the place of each address in the text of the part.

import { SaxesParser } from "saxes";

import { characters } from "./characters.js";
import { LONGEST_TEXT } from "./limits.js";
import { Unreadable } from "./pace.js";
import { pieces } from "./pieces.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("../document.js").TextSpot} TextSpot */
/** @typedef {import("./zip.js").Zip} Zip */
/**
 * @typedef {{ [name: string]: string }} Attributes  by their names without prefixes, but for `xml:` and where two would
 *   be the same
 * @typedef {(attribute: string) => Spot | undefined} SpotOf  Where the value of an attribute stands.
 * @typedef {(attribute: string) => TextSpot[]} PiecesOf  Where its characters do.
 * @typedef {{
 *   open?: (name: string, attributes: Attributes, spotOf: SpotOf, whole: string, piecesOf: PiecesOf) => void,
 *   close?: (name: string) => void,
 *   text?: (text: string, spots: () => TextSpot[]) => void,
 * }} Handler  Is told of elements by their names without prefixes.
 */

const STEP = 1 << 16;
const LEAST = 0.01; // of what there is, after which progress is told of

/** @param {string} name */
const local = (name) => name.slice(name.indexOf(":") + 1);

/** One part while it is read. */
class Reading {
  /** @param {string} part @param {Handler} handler @param {number} deepest @param {boolean} declares */
  constructor(part, handler, deepest, declares) {
    this.part = part;
    this.handler = handler;
    this.deepest = deepest;
    this.declares = declares;
    this.depth = 0;
    this.raw = ""; // the text of the part from `base` on; what has been told of is let go
    this.base = 0;
    this.end = 0; // of the last tag
    /** @type {Map<string, number>} */
    this.values = new Map(); // the attributes of the tag that is being read: where each value ends
    this.parser = this.parserOf();
  }

  parserOf() {
    const parser = new SaxesParser({ xmlns: false });
    const passed = () => {
      this.end = parser.position;
    };
    parser.on("error", () => {
      throw new Unreadable(`The part ${this.part} is damaged, and was not read to its end.`);
    });
    parser.on("doctype", (text) => {
      passed();
      if (text.includes("[") || !this.declares) {
        throw new Unreadable(`The part ${this.part} declares a document type of its own, as no office program does: it was not read.`);
      }
    });
    for (const event of /** @type {const} */ (["xmldecl", "processinginstruction"])) parser.on(event, passed);
    parser.on("comment", () => {
      this.end = parser.position + 1;
    });
    parser.on("attribute", ({ name }) => {
      this.values.set(name, parser.position - 1);
    });
    parser.on("opentag", ({ name, attributes }) => this.opened(name, /** @type {Record<string, string>} */ (attributes)));
    parser.on("closetag", ({ name }) => {
      passed();
      this.depth -= 1;
      this.handler.close?.(local(name));
    });
    parser.on("text", (text) => this.told(text, this.end, parser.position - 1));
    parser.on("cdata", (text) => {
      this.told(text, parser.position - 3 - text.length, parser.position - 3);
      passed();
    });
    return parser;
  }

  /** @param {string} whole @param {Record<string, string>} given */
  opened(whole, given) {
    this.end = this.parser.position;
    this.depth += 1;
    if (this.depth > this.deepest) throw new Unreadable(`The part ${this.part} is nested too deep, and was not read to its end.`);
    /** @type {Attributes} */
    const attributes = {};
    /** @type {Record<string, string>} */
    const names = {};
    for (const name of Object.keys(given)) {
      const short = local(name);
      const before = names[short];
      if (before !== undefined && before !== name) {
        // The one without a prefix has the name to itself.
        const apart = short === name ? before : name;
        attributes[apart] = given[apart] ?? "";
        names[apart] = apart;
        if (apart === name) continue;
      }
      attributes[short] = given[name] ?? "";
      names[short] = name;
    }
    const spotOf = (/** @type {string} */ name) => this.spot(this.values.get(names[name] ?? ""));
    const piecesOf = (/** @type {string} */ name) => {
      const spot = spotOf(name);
      return spot ? pieces(this.raw.slice(spot.start - this.base, spot.end - this.base), attributes[name] ?? "", spot) : [];
    };
    this.handler.open?.(local(whole), attributes, spotOf, whole, piecesOf);
    this.values.clear();
  }

  /** @param {number | undefined} end @returns {Spot | undefined} */
  spot(end) {
    if (end === undefined || end <= this.base) return undefined;
    const quote = this.raw[end - this.base] ?? "";
    const start = this.raw.lastIndexOf(quote, end - this.base - 1) + 1;
    return start && quote ? { part: this.part, start: this.base + start, end, form: "xml" } : undefined;
  }

  /** @param {string} text @param {number} start @param {number} end */
  told(text, start, end) {
    const raw = () => this.raw.slice(start - this.base, end - this.base);
    this.handler.text?.(text, () => pieces(raw(), text, { part: this.part, start, form: "xml" }));
  }

  /** @param {string} chunk */
  write(chunk) {
    this.raw = this.raw.slice(this.end - this.base) + chunk;
    this.base = this.end;
    if (this.raw.length > LONGEST_TEXT) {
      throw new Unreadable(`The part ${this.part} holds one text that is too long, and was not read to its end.`);
    }
    this.parser.write(chunk);
  }
}

/**
 * Reads a part.
 *
 * @param {Zip} zip
 * @param {string} part
 * @param {Handler} handler  puts what it finds into `out`
 * @param {DocumentFinding[]} [out]
 * @param {{ declares?: boolean }} [options]  whether a document type may be named
 * @returns {AsyncGenerator<DocumentFinding>} what it has found; in the end, where the part is damaged, that it is
 */
export async function* read(zip, part, handler, out = [], { declares = false } = {}) {
  let done = zip.done;
  const reading = new Reading(part, handler, zip.pace.limits.depth, declares);
  try {
    for await (const text of characters(zip.chunks(part), part)) {
      for (let at = 0; at < text.length; at += STEP) {
        reading.write(text.slice(at, at + STEP));
        yield* out.splice(0);
        await zip.pace.rest();
        if (zip.done - done < LEAST) continue;
        done = zip.done;
        yield { kind: "progress", done };
      }
    }
    reading.parser.close();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield* out.splice(0);
    yield { kind: "unread", what: error.message, place: "" };
    return;
  }
  yield* out.splice(0);
}

/**
 * Reads a part that only says something about others: a list of relationships, say.
 *
 * @param {Zip} zip @param {string} part @param {Handler} handler @param {DocumentFinding[]} out  gets what went wrong
 * @param {{ declares?: boolean }} [options]
 */
export const consult = async (zip, part, handler, out, options) => {
  if (!zip.entries.has(part)) return;
  for await (const found of read(zip, part, handler, [], options)) if (found.kind !== "progress") out.push(found);
};
