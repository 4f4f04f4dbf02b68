// Workbooks (.xlsx, .xlsm).

import { drawingLinks } from "./drawing.js";
import { linksOfFormula } from "./fields.js";
import { embedded, mainPart, partsOf, relationships } from "./ooxml.js";
import { Paragraph, joined } from "./prose.js";
import { consult, read } from "./xml.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("./zip.js").Zip} Zip */
/** @typedef {import("./ooxml.js").Relationships} Relationships */

const REMEMBERED = 200000; // cells of a sheet whose words are kept, for the links that come after them
const MARGIN = /^(?:odd|even|first)(Header|Footer)$/;
const FORMATS = /&(?:(&)|"[^"]*"|[KL][\dA-F]{6}|\d+|[A-Z])/g; // of a header: font, colour, size, page number

/** Strings, which many cells share. @param {Zip} zip @param {string} part @param {DocumentFinding[]} out @returns {Promise<string[]>} */
const stringsOf = async (zip, part, out) => {
  /** @type {string[]} */
  const all = [];
  let [text, inside, phonetic] = ["", false, false];
  await consult(
    zip,
    part,
    {
      open: (name) => {
        if (name === "si") text = "";
        if (name === "rPh") phonetic = true;
        inside = name === "t" && !phonetic;
      },
      close: (name) => {
        inside = false;
        if (name === "rPh") phonetic = false;
        if (name === "si") all.push(text);
      },
      text: (said) => {
        if (inside) text += said;
      },
    },
    out,
  );
  return all;
};

class Sheet {
  /** @param {string} name @param {string[]} strings @param {Relationships} related */
  constructor(name, strings, related) {
    this.name = name;
    this.strings = strings;
    this.related = related;
    /** @type {DocumentFinding[]} */
    this.out = [];
    /** @type {Map<string, string>} */
    this.words = new Map();
    /** @type {string[]} */
    this.path = [];
    this.cell = "";
    this.type = "";
    this.value = "";
    this.formula = "";
    this.margin = "";
  }

  /** @param {string} cell */
  place(cell) {
    return `cell ${cell} of “${this.name}”`;
  }

  /** @param {string} name @param {import("./xml.js").Attributes} attributes */
  open(name, attributes) {
    this.path.push(name);
    if (name === "c") {
      [this.cell, this.type] = [attributes["r"] ?? "", attributes["t"] ?? ""];
      [this.value, this.formula] = ["", ""];
    } else if (name === "hyperlink") this.linked(attributes);
    else if (MARGIN.test(name)) this.margin = "";
  }

  /** @param {string} name */
  close(name) {
    this.path.pop();
    if (name === "c") this.finish();
    const margin = MARGIN.exec(name)?.[1];
    const text = this.margin.replace(FORMATS, (_, sign = " ") => sign).trim();
    if (margin && text) this.out.push({ kind: "passage", text, place: `${margin.toLowerCase()} of “${this.name}”`, pressed: [] });
  }

  /** @param {string} text */
  text(text) {
    const name = this.path.at(-1) ?? "";
    if (name === "v" || (name === "t" && this.path.includes("is"))) this.value += text;
    else if (name === "f") this.formula += text;
    else if (MARGIN.test(name)) this.margin += text;
  }

  finish() {
    const text = this.type === "s" ? (this.strings[Number(this.value)] ?? "") : this.type === "str" || this.type === "inlineStr" ? this.value : "";
    const links = this.formula ? linksOfFormula(this.formula) : [];
    for (const { address, words } of links) {
      const paragraph = new Paragraph();
      if (address) {
        const link = paragraph.open(address, []);
        paragraph.add(text || words);
        paragraph.close(link);
        this.out.push(...paragraph.found(this.place(this.cell)));
      } else this.out.push({ kind: "unread", what: "The address of a link is worked out by a formula, and was not read.", place: this.place(this.cell) });
    }
    if (!text.trim()) return;
    if (this.words.size < REMEMBERED) this.words.set(this.cell, text);
    /** @type {[number, number][]} */
    const pressed = links.length ? [[0, text.length]] : [];
    this.out.push({ kind: "passage", text, place: this.place(this.cell), pressed });
  }

  /** @param {import("./xml.js").Attributes} attributes */
  linked({ id = "", ref = "", location, display = "" }) {
    const { target, external } = this.related.get(id) ?? {};
    if (!target || !external) return;
    const [first = ""] = ref.split(":");
    const words = this.words.get(first) ?? display;
    const paragraph = new Paragraph();
    const link = paragraph.open(joined(target, location), []);
    paragraph.add(words);
    paragraph.close(link);
    this.out.push(...paragraph.found(this.place(ref)));
  }
}

/** Notes at cells. @param {Zip} zip @param {string} part @param {string} sheet @returns {AsyncGenerator<DocumentFinding>} */
async function* commentsOf(zip, part, sheet) {
  /** @type {DocumentFinding[]} */
  const out = [];
  let [cell, text, inside] = ["", "", false];
  const ends = new Set(["comment", "threadedComment"]);
  yield* read(
    zip,
    part,
    {
      open: (name, { ref }) => {
        if (ends.has(name)) [cell, text] = [ref ?? "", ""];
        inside = name === "t" || name === "text";
      },
      close: (name) => {
        inside = false;
        if (ends.has(name) && text.trim()) out.push({ kind: "passage", text, place: `cell ${cell} of “${sheet}”, comment`, pressed: [] });
      },
      text: (said) => {
        if (inside) text += said;
      },
    },
    out,
  );
}

/** @param {Zip} zip @returns {AsyncGenerator<DocumentFinding>} */
export async function* readXlsx(zip) {
  /** @type {DocumentFinding[]} */
  const out = [];
  const main = await mainPart(zip, out);
  const related = await relationships(zip, main, out);
  /** @type {[string, string][]} */
  const sheets = [];
  await consult(
    zip,
    main,
    {
      open: (element, { name = "", id = "" }) => {
        const part = related.get(id)?.target;
        if (element === "sheet" && part) sheets.push([name, part]);
      },
    },
    out,
  );
  const strings = await stringsOf(zip, partsOf(related, "sharedStrings")[0] ?? "", out);
  yield* out.splice(0);
  for (const [name, part] of sheets) {
    const own = await relationships(zip, part, out);
    const sheet = new Sheet(name, strings, own);
    yield* read(zip, part, { open: sheet.open.bind(sheet), close: sheet.close.bind(sheet), text: sheet.text.bind(sheet) }, sheet.out);
    // A threaded comment is written once more as a note.
    const threaded = partsOf(own, "threadedComment");
    for (const comments of threaded.length ? threaded : partsOf(own, "comments")) yield* commentsOf(zip, comments, name);
    for (const drawing of partsOf(own, "drawing")) {
      yield* drawingLinks(zip, drawing, await relationships(zip, drawing, out), `shape on “${name}”`);
    }
    yield* embedded(own, `“${name}”`);
  }
  yield* out;
}
