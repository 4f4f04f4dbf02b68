// Markdown, and the HTML within it.

import { fromMarkdown } from "mdast-util-from-markdown";

import { decoded } from "./characters.js";
import { readPage } from "./html.js";
import { Paragraph, tidy } from "./prose.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("./pace.js").Pace} Pace */
/** @typedef {import("mdast").Nodes} Nodes */
/** @typedef {import("mdast").Definition} Definition */

const LARGE = 1 << 14; // characters read at once: more is cut before a heading, or, where there is none for long, a line
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}\s/;
const DEFINITION = /^ {0,3}\[([^\]\n]+)\]:[ \t]*\S.*$/gm;
const LABEL = /\[([^\]\n]+)\]/g;
const FOOTNOTE = /^\^/;
const FOOTNOTE_TEXT = /^\[\^([^\]]+)\]:/;
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:|\.{0,2}\/|[^\s]*[./][^\s]*$)/i; // what a definition leads to, not a word of a note
const LINK = /<a\s|<area\s|<\/a>/i;

/** @param {string} text @returns {[number, number][]} stretches that are read at once */
const stretches = (text) => {
  if (text.length <= LARGE) return [[0, text.length]];
  /** @type {[number, number][]} */
  const found = [];
  let [from, at, fence] = [0, 0, ""];
  for (const line of text.split("\n")) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (mark) fence = fence ? (mark.startsWith(fence) ? "" : fence) : mark;
    const long = at - from > LARGE / 2;
    if (!fence && ((long && HEADING.test(line)) || (at - from > 4 * LARGE && !line.trim()))) {
      found.push([from, at]);
      from = at;
    }
    at += line.length + 1;
  }
  return [...found, [from, text.length]];
};

class Stretch {
  /** @param {string} text @param {number} from @param {number} to @param {string} heading @param {{ line: string, at: number }[]} definitions  that are used here, and where they stand */
  constructor(text, from, to, heading, definitions) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.heading = heading;
    this.note = "";
    /** @type {DocumentFinding[]} */
    this.out = [];
    /** @type {Map<string, Definition>} */
    this.definitions = new Map();
    /** @type {{ value: string, start: number, place: string }[]} */
    this.pages = []; // HTML with links, which is read as such
    let said = text.slice(from, to);
    /** @type {{ start: number, at: number }[]} */
    this.added = definitions.map(({ line, at }) => {
      said += "\n\n";
      const start = said.length;
      said += line;
      return { start, at };
    });
    this.tree = fromMarkdown(said);
    this.define(this.tree);
    this.block(this.tree);
  }

  get place() {
    return this.note || (this.heading ? `under “${this.heading}”` : "before the first heading");
  }

  /** @param {Nodes} node */
  offsets(node) {
    const shift = this.added.filter(({ start }) => start <= (node.position?.start.offset ?? 0)).map(({ start, at }) => at - start).at(-1) ?? this.from;
    return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0].map((offset) => offset + shift);
  }

  /** Whether it was added from elsewhere in the text. @param {Nodes} node */
  isAdded(node) {
    return (node.position?.start.offset ?? 0) >= this.to - this.from;
  }

  /** @param {Nodes} node */
  define(node) {
    if (node.type === "definition") {
      const before = this.definitions.get(node.identifier);
      // Of several the first of the whole text counts, which is added.
      if (!before || (this.isAdded(node) && before.url !== node.url)) this.definitions.set(node.identifier, node);
    }
    if ("children" in node) for (const child of node.children) this.define(child);
  }

  /** @param {Nodes} node */
  block(node) {
    if (node.type === "html") {
      this.html(node);
    } else if (node.type === "definition") {
      if (!FOOTNOTE.test(node.identifier) || this.isAdded(node)) return;
      const note = new Paragraph();
      const spots = this.destination(node, node.url);
      const place = `footnote ${node.identifier.slice(1)}`;
      if (!ADDRESS.test(node.url)) return;
      const link = note.open(node.url, spots);
      note.add(node.url, undefined, spots.map((spot) => ({ ...spot, at: 0, to: node.url.length })));
      note.close(link);
      this.out.push(...note.found(place), ...note.passages(place));
    } else if ("children" in node && node.type !== "paragraph" && node.type !== "heading") {
      for (const child of node.children) this.block(child);
    } else {
      const paragraph = new Paragraph();
      this.inline(node, paragraph);
      if (node.type === "heading") this.heading = tidy(paragraph.text);
      const [, note] = (node.type === "paragraph" && FOOTNOTE_TEXT.exec(paragraph.text)) || [];
      this.note = note ? `footnote ${note}` : "";
      this.out.push(...paragraph.found(this.place), ...paragraph.passages(this.place));
      this.note = "";
    }
  }

  /** @param {Nodes} node @param {Paragraph} paragraph */
  inline(node, paragraph) {
    const [start = 0, end = 0] = this.offsets(node);
    if (node.type === "text") {
      const exact = this.text.slice(start, end) === node.value && end <= this.to;
      paragraph.add(node.value.replaceAll("\n", " "), undefined, exact ? [{ part: "", start, end, form: "text", at: 0, to: end - start }] : []);
    } else if (node.type === "inlineCode" || node.type === "code") {
      const inner = this.text.slice(start, end).indexOf(node.value);
      const spot = { part: "", start: start + inner, end: start + inner + node.value.length, form: /** @type {const} */ ("text"), at: 0, to: node.value.length };
      paragraph.add(node.value, undefined, inner < 0 ? [] : [spot]);
    } else if (node.type === "break") paragraph.add("\n");
    else if (node.type === "html") this.html(node, paragraph);
    else if (node.type === "image" || node.type === "imageReference") {
      for (const link of paragraph.links) if (!link.ended) link.other ||= node.alt ?? "";
    } else if (node.type === "link" || node.type === "linkReference") {
      const definition = node.type === "link" ? node : this.definitions.get(node.identifier);
      const footnote = node.type === "linkReference" && FOOTNOTE.test(node.identifier);
      const spots = definition ? this.destination(definition, definition.url) : [];
      const link = definition && !footnote ? paragraph.open(definition.url, spots) : undefined;
      for (const child of node.children) this.inline(child, paragraph);
      paragraph.close(link);
    } else if ("children" in node) for (const child of node.children) this.inline(child, paragraph);
  }

  /** Reads an `<a>` of HTML: inline, its tags are nodes of their own. @param {import("mdast").Html} node @param {Paragraph} [paragraph] */
  html(node, paragraph) {
    const [start = 0] = this.offsets(node);
    if (!paragraph) {
      this.pages.push({ value: node.value, start, place: this.place });
      return;
    }
    if (!LINK.test(node.value)) return;
    // An address without quotes, which has a slash, makes no tag here: it is read as text.
    const [all, before = "", , href = ""] = /^(<a\s[^>]*?\bhref\s*=\s*(["']))(.*?)\2/is.exec(node.value) ?? [];
    if (/^<\/a>/i.test(node.value)) paragraph.close(paragraph.links.filter(({ ended }) => !ended).at(-1));
    if (!all) return;
    const spot = { part: "", start: start + before.length, end: start + before.length + href.length, form: /** @type {const} */ ("html") };
    paragraph.open(href.replaceAll("&amp;", "&"), [spot]);
  }

  /** Tells where an address stands. @param {Nodes} node @param {string} url @returns {Spot[]} */
  destination(node, url) {
    const [start = 0, end = 0] = this.offsets(node);
    const inner = "children" in node ? this.offsets(node.children.at(-1) ?? node)[1] : undefined;
    const from = node.type === "definition" ? this.text.indexOf("]:", start) + 2 : (inner ?? start);
    const raw = this.text.slice(from, end);
    const auto = this.text[start] === "<" && node.type === "link";
    const at = auto ? this.text.slice(start, end).indexOf(url) + start - from : raw.indexOf(url);
    if (url && at + from >= start) return [{ part: "", start: from + at, end: from + at + url.length, form: "text", holds: "destination" }];
    const [all, before = "", pointed, plain] = /^(\]?\(?\s*<?)(?:(?<=<)([^>\n]*)|([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*))/.exec(raw) ?? [];
    const written = pointed ?? plain ?? "";
    if (!all || !written) return [];
    return [{ part: "", start: from + before.length, end: from + before.length + written.length, form: "text", holds: "destination" }];
  }
}

/** @param {Uint8Array} bytes @param {Pace} pace @returns {AsyncGenerator<DocumentFinding>} */
export async function* readMarkdown(bytes, pace) {
  const { text } = decoded(bytes);
  const all = stretches(text);
  const definitions = new Map([...(all.length > 1 ? text.matchAll(DEFINITION) : [])].reverse().map(({ 0: line, 1: label = "", index }) => [label.toLowerCase(), { line, at: index }]));
  let heading = "";
  for (const [from, to] of all) {
    const labels = definitions.size ? [...text.slice(from, to).matchAll(LABEL)].map(([, label = ""]) => label.toLowerCase()) : [];
    const used = [...new Set(labels)].flatMap((label) => definitions.get(label) ?? []);
    const stretch = new Stretch(text, from, to, heading, used);
    heading = stretch.heading;
    yield* stretch.out;
    for (const { value, start, place } of stretch.pages) {
      for await (const found of readPage(value, pace, { place })) yield moved(found, start);
    }
    yield { kind: "progress", done: to / (text.length || 1) };
    await pace.rest();
  }
}

/** @param {DocumentFinding} found @param {number} by @returns {DocumentFinding} the same, further on in the file */
const moved = (found, by) => {
  if (found.kind === "progress") return { kind: "progress", done: 0 };
  if ("spots" in found && found.spots) {
    for (const spot of found.spots) {
      spot.start += by;
      spot.end += by;
    }
  }
  return found;
};
