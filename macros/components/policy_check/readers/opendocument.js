// OpenDocument: texts, spreadsheets and presentations (.odt, .ods, .odp).

import { linksOfFormula } from "./fields.js";
import { Paragraph, tidy } from "./prose.js";
import { consult, read } from "./xml.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("../document.js").TextSpot} TextSpot */
/** @typedef {import("./prose.js").OpenLink} OpenLink */
/** @typedef {import("./prose.js").Tracked} Tracked */
/** @typedef {import("./xml.js").Attributes} Attributes */
/** @typedef {import("./xml.js").SpotOf} SpotOf */
/** @typedef {import("./zip.js").Zip} Zip */

const SEPARATE = new Set(["note", "annotation"]); // what stands within a paragraph, and is read apart from it
const MARGINS = new Map(
  ["header", "header-left", "header-first", "footer", "footer-left", "footer-first"].map((name) => [name, name.replace(/-.*/, "")]),
);
const SHAPES = new Set(["area-rectangle", "area-circle", "area-polygon", "event-listener", "button"]);
const UNSHOWN = new Set(["note-citation", "creator", "date", "date-string", "sender-initials", "creator-initials", "ruby-text"]);
const HEADING = /^Heading_20_\d/;
const LETTERS = 26;

/** @param {number} column  from 0 @returns {string} its letters */
const lettersOf = (column) => (column < 0 ? "" : lettersOf(Math.floor(column / LETTERS) - 1) + String.fromCharCode(65 + (column % LETTERS)));

class OpenDocumentPart {
  /** @param {string} place  that everything in it has */
  constructor(place) {
    this.kept = place;
    /** @type {DocumentFinding[]} */
    this.out = [];
    /** @type {string[]} */
    this.path = [];
    /** @type {Paragraph[]} */
    this.paragraphs = [];
    /** @type {(OpenLink | undefined)[]} */
    this.links = [];
    /** @type {string[]} */
    this.framed = []; // the addresses of frames that are links
    this.notes = 0;
    /** @type {string[]} */
    this.apart = []; // the notes and comments that are open
    /** @type {Map<string, "inserted" | "deleted">} */
    this.changes = new Map();
    /** @type {Set<string>} */
    this.inserting = new Set();
    /** @type {Map<string, DocumentFinding[]>} */
    this.removed = new Map();
    this.region = "";
    this.deleting = 0;
    this.heading = "";
    /** @type {Set<string>} */
    this.headings = new Set(); // the styles that make a heading of a paragraph
    this.titled = false;
    this.count = 0; // of paragraphs
    this.comments = 0;
    this.page = 0;
    this.row = 0;
    this.column = 0;
    this.sheets = false;
    this.sheet = "";
    this.wide = 1; // the cells, and below the rows, that are written as one
    this.high = 1;
  }

  get paragraph() {
    return this.paragraphs.at(-1);
  }

  get tracked() {
    return this.deleting ? "deleted" : this.inserting.size ? "inserted" : undefined;
  }

  get place() {
    if (this.apart.length) return this.apart.at(-1) ?? "";
    if (this.kept) return this.kept;
    if (this.sheet) return this.path.includes("shapes") ? `shape on “${this.sheet}”` : `cell ${lettersOf(this.column)}${this.row} of “${this.sheet}”`;
    if (this.page) return `slide ${this.page}${this.path.includes("notes") ? ", notes" : ""}`;
    const inside = this.path.includes("text-box") ? "text box" : this.path.includes("table-cell") ? "table" : "";
    const under = this.heading ? `under “${this.heading}”` : inside ? "" : `paragraph ${this.count}`;
    return [inside, under].filter(Boolean).join(", ");
  }

  /** @param {string} name @param {Attributes} attributes @param {SpotOf} spotOf @param {string} whole */
  open(name, attributes, spotOf, whole) {
    this.path.push(name);
    if (name === "p" || name === "h") this.begin(name, attributes["style-name"] ?? "");
    else if (whole === "style:style") this.styled(attributes);
    else if (name === "a") this.linked(attributes, spotOf, whole);
    else if (SEPARATE.has(name)) this.separate(name, attributes);
    else if (name === "note-citation") this.apart[this.apart.length - 1] = this.apart.at(-1)?.replace(/ .*/, "") ?? "";
    else if (SHAPES.has(name) && attributes["href"]) this.shape(attributes["href"], spotOf("href"), attributes["label"] ?? "");
    else if (MARGINS.has(name) && whole.startsWith("style:")) this.kept = MARGINS.get(name) ?? "";
    else if (whole === "draw:page" || whole === "draw:master-page") this.page += whole === "draw:page" ? 1 : 0;
    else if (whole.startsWith("table:")) this.table(name, attributes);
    else if (whole.startsWith("text:")) this.told(name, attributes);
  }

  /** @param {string} name @param {Attributes} attributes */
  told(name, attributes) {
    if (name === "s") this.paragraph?.add(" ".repeat(Math.min(1000, Number(attributes["c"] ?? 1) || 1)), this.tracked);
    else if (name === "tab") this.paragraph?.add("\t", this.tracked);
    else if (name === "line-break") this.paragraph?.add("\n", this.tracked);
    else if (name === "changed-region") this.region = attributes["id"] ?? attributes["xml:id"] ?? "";
    else if (name === "insertion") this.changes.set(this.region, "inserted");
    else if (name === "deletion") this.deleting += 1;
    else if (name === "change-start" && this.changes.has(attributes["change-id"] ?? "")) this.inserting.add(attributes["change-id"] ?? "");
    else if (name === "change") this.placed(attributes["change-id"] ?? "");
    else if (name === "change-end") this.inserting.delete(attributes["change-id"] ?? "");
  }

  /** @param {string} name @param {Attributes} attributes */
  table(name, attributes) {
    if (name === "table" && this.kept === "" && attributes["name"] !== undefined && this.sheets) {
      [this.sheet, this.row] = [attributes["name"], 0];
    } else if (name === "table-row") {
      this.row += 1;
      [this.column, this.wide, this.high] = [-1, 1, Number(attributes["number-rows-repeated"] ?? 1)];
    } else if (name === "table-cell" || name === "covered-table-cell") {
      this.column += this.wide;
      this.wide = Number(attributes["number-columns-repeated"] ?? 1);
      for (const { address, words } of linksOfFormula(attributes["formula"] ?? "")) this.worked(address, words);
    }
  }

  /** @param {string} address @param {string} words */
  worked(address, words) {
    if (address) this.out.push({ kind: "link", address, words, place: this.place, around: words, spots: [] });
    else this.out.push({ kind: "unread", what: "The address of a link is worked out by a formula, and was not read.", place: this.place });
  }

  /** @param {Attributes} attributes */
  styled({ name = "", "parent-style-name": parent = "" }) {
    if (HEADING.test(name) || HEADING.test(parent)) this.headings.add(name);
  }

  /** @param {string} name @param {string} style */
  begin(name, style) {
    this.paragraphs.push(new Paragraph());
    if (this.paragraphs.length > 1) return;
    this.count += this.deleting ? 0 : 1;
    this.titled = name === "h" || HEADING.test(style) || this.headings.has(style);
  }

  finish() {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (!this.apart.length) this.paragraph?.hold(paragraph.text);
    if (this.titled && !this.paragraphs.length && !this.apart.length && !this.deleting && tidy(paragraph.text)) this.heading = tidy(paragraph.text);
    const { place } = this;
    const gone = this.deleting ? (this.removed.get(this.region) ?? []) : this.out;
    gone.push(...paragraph.found(place), ...paragraph.passages(place));
    if (this.deleting) this.removed.set(this.region, gone);
  }

  /** What a pending change takes away is written apart: it stands where the mark is. @param {string} region */
  placed(region) {
    for (const found of this.removed.get(region) ?? []) this.out.push("place" in found ? { ...found, place: this.place } : found);
    this.removed.delete(region);
  }

  /** @param {Attributes} attributes @param {SpotOf} spotOf @param {string} whole */
  linked({ href = "" }, spotOf, whole) {
    const spot = spotOf("href");
    if (whole === "draw:a" || !this.paragraph) {
      this.links.push(undefined);
      this.shape(href, spot, "");
    } else this.links.push(this.paragraph.open(href, spot ? [spot] : [], this.tracked));
  }

  /** @param {string} address @param {Spot | undefined} spot @param {string} words */
  shape(address, spot, words) {
    const holder = new Paragraph();
    holder.open(address, spot ? [spot] : [], this.tracked, words);
    const word = this.path.includes("a") ? "picture" : "shape";
    const place = this.place;
    this.out.push(...holder.found(this.kept || this.apart.length || !/^(?:under|paragraph)/.test(place) ? `${place}, ${word}` : `${word}, ${place}`));
  }

  /** @param {string} name @param {Attributes} attributes */
  separate(name, attributes) {
    const kind = attributes["note-class"] ?? "footnote";
    this.comments += name === "annotation" ? 1 : 0;
    const within = this.sheet || this.page ? `${this.place}, comment` : `comment ${this.comments}`;
    this.apart.push(name === "annotation" ? within : kind);
  }

  /** @param {string} name */
  close(name) {
    if (name === "p" || name === "h") this.finish();
    else if (name === "a") {
      const link = this.links.pop();
      this.paragraph?.close(link);
    } else if (SEPARATE.has(name)) this.apart.pop();
    else if (MARGINS.has(name)) this.kept = "";
    else if (name === "deletion") this.deleting = Math.max(0, this.deleting - 1);
    else if (name === "table-row") this.row += this.high - 1;
    else if (name === "table" && this.sheets) this.sheet = "";
    this.path.pop();
  }

  /** @param {string} text @param {() => TextSpot[]} spots */
  text(text, spots) {
    const name = this.path.at(-1) ?? "";
    if (name === "note-citation" && this.apart.length) {
      this.apart[this.apart.length - 1] = `${this.apart.at(-1)?.replace(/ .*/, "")} ${text.trim()}`;
      return;
    }
    if (name === "desc" || name === "title") {
      const last = this.out.at(-1);
      if (last?.kind === "link" && !last.words && this.path.includes("a")) last.words = tidy(text);
    }
    if (!UNSHOWN.has(name) && this.paragraph && name !== "desc" && name !== "title") this.paragraph.add(text, this.tracked, spots());
  }
}

/**
 * @param {Zip} zip @param {string} format
 * @returns {AsyncGenerator<DocumentFinding>}
 */
export async function* readOpenDocument(zip, format) {
  /** @type {DocumentFinding[]} */
  const wrong = [];
  let inner = "";
  await consult(
    zip,
    "META-INF/manifest.xml",
    {
      open: (name, attributes) => {
        const path = attributes["full-path"] ?? "";
        if (name === "file-entry" && /^[^/]+\/$/.test(path) && /opendocument/.test(attributes["media-type"] ?? "")) inner ||= path;
      },
    },
    wrong,
    { declares: true },
  );
  yield* wrong;
  for (const name of ["content.xml", "styles.xml"]) {
    if (!zip.entries.has(name) && name !== "content.xml") continue;
    const part = new OpenDocumentPart("");
    part.sheets = format === "ods";
    const handler = { open: part.open.bind(part), close: part.close.bind(part), text: part.text.bind(part) };
    yield* read(zip, name, handler, part.out, { declares: true });
    for (const region of [...part.removed.keys()]) part.placed(region);
    yield* part.out.splice(0);
  }
  if (inner) {
    yield { kind: "unread", what: "Files within this file, such as charts, were not read.", place: "" };
  }
}
