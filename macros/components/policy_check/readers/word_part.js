// One part of a Word document in XML: the body, its notes, its comments, a header or a footer.

import { fieldSpots, linkOf } from "./fields.js";
import { apart } from "./ooxml.js";
import { Paragraph, joined, tidy } from "./prose.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("../document.js").DocumentLink} DocumentLink */
/** @typedef {import("../document.js").Passage} Passage */
/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("../document.js").TextSpot} TextSpot */
/** @typedef {import("./prose.js").OpenLink} OpenLink */
/** @typedef {import("./prose.js").Related} Related */
/** @typedef {import("./prose.js").Tracked} Tracked */
/** @typedef {import("./xml.js").Attributes} Attributes */
/** @typedef {import("./xml.js").SpotOf} SpotOf */
/** @typedef {import("./xml.js").PiecesOf} PiecesOf */
/** @typedef {import("./ooxml.js").Relationships} Relationships */
/**
 * @typedef {{ code: string, spots: TextSpot[], coded: boolean, link: OpenLink | undefined, at: Paragraph }} OpenField
 *   A field while it is read: its code, whether the code still goes on, and the link that it is.
 * @typedef {{ headings: Map<string, number>, numbers: Map<string, number>, relationships: Relationships,
 *   place?: string, out: DocumentFinding[] }} WordContext
 *   The styles that are headings, the numbers of notes and comments by kind and id, and where links are put.
 */

const CHANGES = /** @type {Record<string, Tracked>} */ ({ ins: "inserted", moveTo: "inserted", del: "deleted", moveFrom: "deleted" });
const CHARACTERS = /** @type {Record<string, string>} */ ({ tab: "\t", ptab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-" });
const CODES = new Set(["instrText", "delInstrText"]);
const TEXTS = new Set(["t", "delText"]);
const NOTES = new Set(["footnote", "endnote", "comment"]);

export class WordPart {
  /** @param {string} part @param {WordContext} context */
  constructor(part, context) {
    this.part = part;
    this.context = context;
    /** @type {string[]} */
    this.path = [];
    /** @type {Paragraph[]} */
    this.paragraphs = [];
    /** @type {Tracked[]} */
    this.changes = [];
    /** @type {OpenField[]} */
    this.fields = [];
    /** @type {(OpenLink | undefined)[]} */
    this.hyperlinks = [];
    /** @type {{ links: DocumentLink[], passages: Passage[] }[]} */
    this.choices = []; // what the text boxes that are open have, each of which is written twice
    this.fallbacks = 0;
    this.heading = "";
    this.level = 0;
    this.count = 0;
    this.note = context.place ?? "";
    /** @type {DocumentLink[]} */
    this.links = []; // kept to the end: only then is it known who shares a relationship
    /** @type {Map<DocumentLink, Related[]>} */
    this.related = new Map();
    /** @type {Set<string>} */
    this.drawn = new Set();
    /** @type {Paragraph | undefined} */
    this.stray = undefined;
    this.alternative = "";
  }

  get paragraph() {
    return this.paragraphs.at(-1) ?? (this.stray ??= new Paragraph());
  }

  get tracked() {
    return this.changes.includes("deleted") ? "deleted" : this.changes.includes("inserted") ? "inserted" : undefined;
  }

  get place() {
    const inside = this.path.includes("txbxContent") ? "text box" : this.path.includes("tbl") ? "table" : "";
    const under = this.note || (this.heading ? `under “${this.heading}”` : inside ? "" : `paragraph ${this.count}`);
    return [inside, under].filter(Boolean).join(", ");
  }

  /** @param {string} name @param {Attributes} attributes @param {SpotOf} spotOf @param {string} whole @param {PiecesOf} piecesOf */
  open(name, attributes, spotOf, whole, piecesOf) {
    const parent = this.path.at(-1);
    this.path.push(name);
    if (name === "p") this.begin();
    else if (name in CHANGES) this.changes.push(CHANGES[name]);
    else if (name in CHARACTERS && parent === "r") this.paragraph.add(CHARACTERS[name] ?? "", this.tracked);
    else if (name === "pStyle") this.level = this.context.headings.get(attributes["val"] ?? "") ?? 0;
    else if (name === "outlineLvl") this.level = Number(attributes["val"]) < 9 ? Number(attributes["val"]) + 1 : 0;
    else if (name === "hyperlink") this.hyperlinks.push(this.linked(attributes, spotOf));
    else if (name === "fldSimple") this.simple(attributes["instr"] ?? "", piecesOf("instr"));
    else if (name === "fldChar") this.field(attributes["fldCharType"] ?? "");
    else if (NOTES.has(name)) this.noted(name, attributes);
    else if (name === "AlternateContent") this.choices.push({ links: [], passages: [] });
    else if (name === "Fallback") this.fallbacks += 1;
    else this.drawing(name, attributes, spotOf, whole);
  }

  /** @param {string} name */
  close(name) {
    if (name === "p") this.finish();
    else if (name in CHANGES) this.changes.pop();
    else if (name === "hyperlink") this.ended(this.hyperlinks.pop());
    else if (name === "fldSimple") this.field("end");
    else if (name === "AlternateContent") this.choices.pop();
    else if (name === "Fallback") this.fallbacks -= 1;
    else if (NOTES.has(name)) this.note = this.context.place ?? "";
    this.path.pop();
  }

  /** @param {string} text @param {() => TextSpot[]} spots */
  text(text, spots) {
    const name = this.path.at(-1) ?? "";
    if (TEXTS.has(name)) this.paragraph.add(text, this.tracked, spots());
    else if (CODES.has(name)) {
      const field = this.fields.at(-1);
      if (!field?.coded) return;
      for (const spot of spots()) field.spots.push({ ...spot, at: spot.at + field.code.length, to: spot.to + field.code.length });
      field.code += text;
    }
  }

  begin() {
    this.paragraphs.push(new Paragraph());
    if (this.paragraphs.length === 1) {
      this.count += 1;
      this.level = 0;
    }
  }

  finish() {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (this.level && !this.paragraphs.length && tidy(paragraph.text)) this.heading = tidy(paragraph.text);
    this.paragraphs.at(-1)?.hold(paragraph.text);
    const pairs = paragraph.pairs(this.place);
    for (const [{ related }, link] of pairs) this.related.set(link, related);
    this.keep(pairs.map(([, link]) => link), paragraph);
  }

  /** What stands in the second version of a text box is what stands in the first. @param {DocumentLink[]} links @param {Paragraph} paragraph */
  keep(links, paragraph) {
    const choice = this.choices.at(-1);
    const twice = this.fallbacks > 0 && choice !== undefined;
    for (const link of links) {
      const alike = twice ? choice.links.filter(({ address }) => address === link.address) : [];
      const same = alike.find(({ words }) => words === link.words) ?? alike[0];
      if (same) {
        same.spots.push(...link.spots);
        this.related.set(same, [...(this.related.get(same) ?? []), ...(this.related.get(link) ?? [])]);
        this.related.delete(link);
        choice?.links.splice(choice.links.indexOf(same), 1);
        continue;
      }
      this.links.push(link);
      if (choice && !twice) choice.links.push(link);
    }
    for (const passage of paragraph.passages(this.place)) {
      const same = twice ? choice.passages.find(({ text }) => text === passage.text) : undefined;
      if (same) {
        same.copies = [...(same.copies ?? []), ...(passage.spots ? [passage.spots] : [])];
        choice?.passages.splice(choice.passages.indexOf(same), 1);
        continue;
      }
      this.context.out.push(passage);
      if (choice && !twice) choice.passages.push(passage);
    }
  }

  /** @param {Attributes} attributes @param {SpotOf} spotOf @returns {OpenLink | undefined} */
  linked(attributes, spotOf) {
    const { target, external, spot } = this.context.relationships.get(attributes["id"] ?? "") ?? {};
    if (!target || !external) return undefined;
    const apart = attributes["anchor"] ? "anchor" : "docLocation";
    const fragment = spotOf(apart);
    const spots = [...(spot ? [spot] : []), ...(fragment ? [{ ...fragment, holds: /** @type {const} */ ("attribute") }] : [])];
    const link = this.paragraph.open(joined(target, attributes[apart]), spots, this.tracked);
    link.related.push({ id: attributes["id"] ?? "", spot: spotOf("id") });
    return link;
  }

  /** @param {OpenLink | undefined} link */
  ended(link) {
    for (const paragraph of this.paragraphs) if (link && paragraph.links.includes(link)) paragraph.close(link);
  }

  /** @param {string} code @param {TextSpot[]} spots */
  simple(code, spots) {
    this.field("begin");
    const field = this.fields.at(-1);
    if (!field) return;
    field.code = code;
    field.spots = spots;
    this.field("separate");
  }

  /** @param {string} type  of the mark: where a field begins, where its result begins, and where it ends */
  field(type) {
    if (type === "begin") {
      this.fields.push({ code: "", spots: [], coded: true, link: undefined, at: this.paragraph });
      return;
    }
    const field = this.fields.at(-1);
    if (field?.coded) {
      field.coded = false;
      const found = linkOf(field.code);
      if (found) {
        const address = joined(found.address.value, found.fragment?.value);
        field.at = this.paragraph;
        field.link = this.paragraph.open(address, fieldSpots(field.spots, found), this.tracked);
      }
    }
    if (type !== "end") return;
    this.fields.pop();
    this.ended(field?.link);
  }

  /** @param {string} kind @param {Attributes} attributes */
  noted(kind, { id = "" }) {
    const number = this.context.numbers.get(`${kind} ${id}`);
    this.note = number ? `${kind} ${number}` : kind;
  }

  /** Pictures and shapes that are links. @param {string} name @param {Attributes} attributes @param {SpotOf} spotOf @param {string} whole */
  drawing(name, attributes, spotOf, whole) {
    if (name === "drawing" || name === "pict") this.drawn.clear();
    else if (name === "docPr" || name === "cNvPr") {
      this.alternative = attributes["descr"] || attributes["title"] || this.alternative;
      const open = this.hyperlinks.at(-1) ?? this.fields.at(-1)?.link;
      if (open) open.other ||= this.alternative;
      if (name === "docPr") this.alternative = attributes["descr"] || attributes["title"] || "";
    } else if (name === "hlinkClick" || name === "hlinkHover") {
      const { target, external, spot } = this.context.relationships.get(attributes["id"] ?? "") ?? {};
      if (!target || !external || this.drawn.has(target)) return;
      this.drawn.add(target);
      this.shape(target, spot, { id: attributes["id"] ?? "", spot: spotOf("id") });
    } else if (whole.startsWith("v:") && attributes["href"]) {
      this.alternative = attributes["alt"] || attributes["title"] || "";
      this.shape(attributes["href"], spotOf("href"));
    }
  }

  /** @param {string} address @param {Spot | undefined} spot @param {Related} [related] */
  shape(address, spot, related) {
    const holder = new Paragraph();
    holder.open(address, spot ? [spot] : [], this.tracked, this.alternative);
    const [before, after] = [this.place, this.paragraph.text];
    const links = holder.found(["picture", before].filter(Boolean).join(", "));
    for (const link of links) {
      link.around = tidy(after.slice(-60));
      if (related) this.related.set(link, [related]);
    }
    this.keep(links, holder);
  }

  /** @returns {DocumentLink[]} all links, each with the spots that can be changed without changing another */
  finished() {
    apart(this.related, this.context.relationships);
    return this.links;
  }
}
