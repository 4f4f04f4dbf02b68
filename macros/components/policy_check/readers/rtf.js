// Rich Text Format, as Word, WordPad, LibreOffice and others write it.

import { linkOf } from "./fields.js";
import { Paragraph, joined, tidy } from "./prose.js";
import { CHARACTERS, KNOWN, NOTES, PARAGRAPHS, SKIPPED, decoderOf } from "./rtf_words.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("./pace.js").Pace} Pace */
/** @typedef {import("./prose.js").OpenLink} OpenLink */
/**
 * @typedef {{ skipped: boolean, code: boolean, result: boolean, hidden: number, tracked: import("./prose.js").Tracked, note: string,
 *   own: boolean, field: boolean, shape: boolean, sheet: boolean, source: "" | "hlsrc" | "hlloc" }} RtfGroup
 *   What holds within braces: whether it is shown, is the code of a field, how many characters follow one in Unicode,
 *   and whether it has a paragraph of its own, or the address of a shape, or is the style sheet.
 * @typedef {{ code: string, link: OpenLink | undefined, depth: number }} RtfField
 */

const TOKEN = /\\(?:([a-zA-Z]+)(-?\d+)?[ ]?|'([\da-fA-F]{2})|([^a-zA-Z]))|([{}])|([^\\{}]+)/gs;
const HEADING = /^\s*heading \d/i;
const ASCII = /^[\0-\x7f]*$/;

class Rtf {
  constructor() {
    /** @type {DocumentFinding[]} */
    this.out = [];
    /** @type {RtfGroup[]} */
    this.groups = [{ skipped: false, code: false, result: false, hidden: 1, tracked: undefined, note: "", own: false, field: false, shape: false, sheet: false, source: "" }];
    /** @type {{ paragraph: Paragraph, heading: boolean }[]} */
    this.open = [{ paragraph: new Paragraph(), heading: false }];
    /** @type {RtfField[]} */
    this.fields = [];
    /** @type {Record<string, number>} */
    this.counts = {};
    this.count = 0; // of paragraphs
    this.skip = 0; // characters that stand for one in Unicode
    this.heading = "";
    /** @type {number[]} */
    this.bytes = []; // characters of the code page that are not decoded yet
    this.decoder = decoderOf(1252);
    this.starred = false;
    /** @type {{ text: string, hlsrc?: string, hlloc?: string }} */
    this.source = { text: "" };
    this.style = { number: 0, name: "" }; // that the style sheet tells of
    /** @type {Set<number>} */
    this.headings = new Set();
  }

  get group() {
    return /** @type {RtfGroup} */ (this.groups.at(-1));
  }

  get current() {
    return /** @type {{ paragraph: Paragraph, heading: boolean }} */ (this.open.at(-1));
  }

  get place() {
    return this.group.note || (this.heading ? `under “${this.heading}”` : `paragraph ${this.count + 1}`);
  }

  /** @param {string} text */
  add(text) {
    if (this.bytes.length) {
      const decoded = this.decoder.decode(Uint8Array.from(this.bytes.splice(0)));
      this.tell(decoded);
    }
    if (text) this.tell(text);
  }

  /** @param {string} text */
  tell(text) {
    const { skipped, code, tracked, source, sheet } = this.group;
    if (source) this.source.text += text;
    if (sheet) this.style.name += text;
    if (skipped) return;
    const field = this.fields.at(-1);
    if (code) {
      if (field) field.code += text;
    } else this.current.paragraph.add(text, tracked);
  }

  enter() {
    this.add("");
    this.groups.push({ ...this.group, own: false, field: false });
  }

  leave() {
    this.add("");
    if (this.group.own) {
      this.finish();
      this.open.pop();
    }
    const left = this.groups.length > 1 ? this.groups.pop() : undefined;
    if (!left) return;
    if (left.sheet && HEADING.test(this.style.name)) this.headings.add(this.style.number);
    if (left.sheet) this.style = { number: 0, name: "" };
    if (left.code && !this.group.code) this.begin();
    if (left.source && !this.group.source) this.source[left.source] = tidy(this.source.text);
    if (left.shape && !this.group.shape) this.shape();
    if (left.field) {
      const field = this.fields.pop();
      for (const { paragraph } of this.open) if (field?.link && paragraph.links.includes(field.link)) paragraph.close(field.link);
    }
  }

  /** A shape that is a link. */
  shape() {
    const { hlsrc = "", hlloc = "" } = this.source;
    this.source = { text: "" };
    const holder = new Paragraph();
    holder.open(joined(hlsrc, hlloc), []);
    this.out.push(...holder.found(`shape, ${this.place}`));
  }

  /** The code of a field is read: what follows are its words. */
  begin() {
    const field = this.fields.at(-1);
    const found = field && linkOf(field.code);
    if (!field || !found || field.link) return;
    const address = joined(found.address.value, found.fragment?.value);
    field.link = this.current.paragraph.open(address, [], this.group.tracked);
  }

  finish() {
    const { paragraph, heading } = this.current;
    if (this.group.note === "text box") this.open.at(-2)?.paragraph.hold(paragraph.text);
    if (heading && tidy(paragraph.text) && this.open.length === 1) this.heading = tidy(paragraph.text);
    this.out.push(...paragraph.found(this.place), ...paragraph.passages(this.place));
    this.current.paragraph = new Paragraph();
    if (this.open.length === 1) this.count += 1;
  }

  /** @param {string} word @param {string | undefined} given */
  word(word, given) {
    const { group } = this;
    const number = given === undefined ? undefined : Number(given);
    if (word === "u") {
      this.add(String.fromCharCode(((number ?? 0) + 0x10000) % 0x10000));
      this.skip = group.hidden;
      return;
    }
    this.add("");
    if (this.starred && !NOTES.has(word) && !KNOWN.has(word)) group.skipped = true;
    this.starred = false;
    if (word === "ansicpg") this.decoder = decoderOf(number ?? 1252);
    else if (word === "mac") this.decoder = decoderOf(10000);
    else if (word === "uc") group.hidden = number ?? 1;
    else if (word === "stylesheet") group.sheet = group.skipped = true;
    else if (group.sheet && word === "s") this.style = { number: number ?? 0, name: "" };
    else if (SKIPPED.has(word)) group.skipped = true;
    else if (word === "hl") group.shape = true;
    else if (word === "hlsrc" || word === "hlloc") {
      group.source = word;
      this.source.text = "";
    }
    else if (group.skipped) return;
    else if (word === "field") this.opened(group);
    else if (word === "fldinst") group.code = true;
    else if (word === "fldrslt") group.code = false;
    else if (NOTES.has(word)) this.noted(word);
    else if (word === "ftnalt") this.numbered("endnote", "footnote");
    else if (word in CHARACTERS) this.add(CHARACTERS[word] ?? "");
    else if (PARAGRAPHS.has(word)) this.finish();
    else this.formatted(word, number);
  }

  /** @param {string} word @param {number | undefined} number */
  formatted(word, number) {
    const { group } = this;
    if (word === "pard") this.current.heading = false;
    else if (word === "s") this.current.heading ||= this.headings.has(number ?? 0);
    else if (word === "outlinelevel") this.current.heading = (number ?? 9) < 9;
    else if (word === "revised") group.tracked = number === 0 ? undefined : "inserted";
    else if (word === "deleted") group.tracked = number === 0 ? undefined : "deleted";
    else if (word === "plain") group.tracked = undefined;
  }

  /** @param {RtfGroup} group */
  opened(group) {
    group.field = true;
    this.fields.push({ code: "", link: undefined, depth: this.groups.length });
  }

  /** @param {string} kind @param {string} [instead]  of which it was taken for */
  numbered(kind, instead) {
    if (instead) this.counts[instead] = (this.counts[instead] ?? 1) - 1;
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    this.group.note = `${kind} ${this.counts[kind]}`;
  }

  /** @param {string} word */
  noted(word) {
    const kind = NOTES.get(word) ?? "";
    const counted = kind === "footnote" || kind === "comment";
    this.group.note = kind;
    if (counted) this.numbered(kind);
    this.group.own = true;
    this.open.push({ paragraph: new Paragraph(), heading: false });
  }

  /** @param {RegExpExecArray} token */
  token([, word, given, hex, sign, brace, text]) {
    if (this.skip && (hex || text)) {
      if (hex) this.skip -= 1;
      else {
        const rest = (text ?? "").slice(this.skip);
        this.skip = 0;
        this.said(rest);
      }
      return;
    }
    this.skip = 0;
    if (brace === "{") this.enter();
    else if (brace === "}") this.leave();
    else if (word) this.word(word, given);
    else if (hex) this.bytes.push(parseInt(hex, 16));
    else if (sign === "*") this.starred = true;
    else if (sign === "~") this.add(" ");
    else if (sign === "_") this.add("-");
    else if (sign === "\n" || sign === "\r") this.finish();
    else if (sign && "\\{}".includes(sign)) this.add(sign);
    else if (text) this.said(text);
  }

  /** @param {string} text  in which each character is a byte */
  said(text) {
    if (this.group.skipped && !this.group.source && !this.group.sheet) return;
    const shown = text.replace(/[\r\n]/g, "");
    if (ASCII.test(shown)) {
      this.add(shown);
      return;
    }
    for (const sign of shown) {
      const code = sign.charCodeAt(0);
      if (code > 127) this.bytes.push(code);
      else this.add(sign);
    }
  }
}

/** @param {Uint8Array} bytes @param {Pace} pace @returns {AsyncGenerator<DocumentFinding>} */
export async function* readRtf(bytes, pace) {
  const text = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, at) => String.fromCharCode(...bytes.subarray(at * 8192, at * 8192 + 8192))).join("");
  const rtf = new Rtf();
  let number = 0;
  TOKEN.lastIndex = 0;
  const tokens = new RegExp(TOKEN);
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[1] === "bin") {
      tokens.lastIndex += Math.max(0, Number(token[2] ?? 0));
      continue;
    }
    rtf.token(token);
    number += 1;
    if (rtf.groups.length > pace.limits.depth) {
      yield { kind: "unread", what: "This file is nested too deep, and was not read to its end.", place: "" };
      return;
    }
    if (number % 2000 === 0) {
      yield* rtf.out.splice(0);
      yield { kind: "progress", done: tokens.lastIndex / text.length };
      await pace.rest();
    }
  }
  rtf.add("");
  rtf.finish();
  yield* rtf.out;
  if (rtf.groups.length > 1) yield { kind: "unread", what: "This file is cut off: what is missing was not read.", place: "" };
}
