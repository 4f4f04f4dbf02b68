// Web pages, read token by token.

import { Tokenizer, TokenizerMode } from "parse5";

import { decoded } from "./characters.js";
import { pieces } from "./pieces.js";
import { Paragraph, tidy } from "./prose.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("parse5").Token.TagToken} TagToken */
/** @typedef {import("parse5").Token.CharacterToken} CharacterToken */
/** @typedef {import("./prose.js").OpenLink} OpenLink */
/** @typedef {import("./prose.js").Tracked} Tracked */
/** @typedef {import("./pace.js").Pace} Pace */

const STEP = 1 << 14;
const RAW = /** @type {Record<string, number>} */ ({
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
});
const UNSHOWN = new Set(["script", "style", "noframes", "title", "template"]);
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr img font".split(" "),
);
const HEADING = /^h[1-6]$/;
const SPACE = /[ \t\n\f\r]+/g;

class Page {
  /** @type {DocumentFinding[]} */
  out = [];
  paragraph = new Paragraph();
  heading = "";
  inHeading = false;
  unshown = "";
  base = "";
  /** @type {Tracked[]} */
  changes = [];
  /** @type {OpenLink | undefined} */
  link;

  /** @param {string} raw @param {{ place?: string | undefined, spots: boolean }} options */
  constructor(raw, { place, spots }) {
    this.raw = raw;
    this.kept = place;
    this.spotted = spots;
    const { onStartTag, onEndTag, onCharacter } = this;
    this.tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: true },
      {
        onStartTag: onStartTag.bind(this),
        onEndTag: onEndTag.bind(this),
        onCharacter: onCharacter.bind(this),
        onWhitespaceCharacter: onCharacter.bind(this),
        onNullCharacter: () => {},
        onComment: () => {},
        onDoctype: () => {},
        onEof: () => this.finish(),
      },
    );
  }

  get place() {
    return this.kept || (this.heading ? `under “${this.heading}”` : "before the first heading");
  }

  /** @param {TagToken} token @param {string} name @returns {Spot[]} where the value of an attribute stands */
  spots(token, name) {
    const where = token.location?.attrs?.[name];
    if (!where || !this.spotted) return [];
    const written = this.raw.slice(where.startOffset, where.endOffset);
    const [all, quote] = /^[^=]*=\s*(["']?)/.exec(written) ?? [];
    if (all === undefined) return [];
    const [start, end] = [where.startOffset + all.length, where.endOffset - (quote ? 1 : 0)];
    return [{ part: "", start, end, form: "html" }];
  }

  /** @param {TagToken} token */
  onStartTag(token) {
    const { tagName: name } = token;
    const given = (/** @type {string} */ wanted) => token.attrs.find((one) => (one.prefix ? `${one.prefix}:` : "") + one.name === wanted)?.value;
    if (name in RAW) this.tokenizer.state = /** @type {typeof this.tokenizer.state} */ (RAW[name]);
    if (name === "plaintext") this.tokenizer.state = TokenizerMode.PLAINTEXT;
    if (UNSHOWN.has(name)) this.unshown ||= name;
    if (this.unshown) return;
    if (name === "base") this.base ||= given("href") ?? "";
    if (name === "br") this.paragraph.add("\n", this.changes.at(-1));
    if (!INLINE.has(name) && name !== "br") this.finish();
    if (HEADING.test(name)) this.inHeading = true;
    if (name === "ins" || name === "del") this.changes.push(name === "ins" ? "inserted" : "deleted");
    const href = given("href") ?? given("xlink:href");
    if (name === "a") {
      this.paragraph.close(this.link);
      this.link = href === undefined ? undefined : this.paragraph.open(this.resolved(href), this.spots(token, given("href") === undefined ? "xlink:href" : "href"), this.changes.at(-1));
    } else if (name === "area" && href !== undefined) {
      this.paragraph.close(this.paragraph.open(this.resolved(href), this.spots(token, "href"), this.changes.at(-1), given("alt")));
    } else if (name === "img" && this.link && !this.link.ended) this.link.other ||= given("alt") ?? "";
  }

  /** @param {TagToken} token */
  onEndTag({ tagName: name }) {
    if (this.unshown) {
      if (this.unshown === name) this.unshown = "";
      return;
    }
    if (name === "ins" || name === "del") this.changes.pop();
    if (name === "a") {
      this.paragraph.close(this.link);
      this.link = undefined;
    }
    if (HEADING.test(name)) {
      this.heading = tidy(this.paragraph.text) || this.heading;
      this.finish();
      this.inHeading = false;
    } else if (!INLINE.has(name)) this.finish();
  }

  /** @param {CharacterToken} token */
  onCharacter({ chars, location }) {
    if (this.unshown) return;
    if (!this.paragraph.text && !chars.trim()) return;
    const found = location && this.spotted ? pieces(this.raw.slice(location.startOffset, location.endOffset), chars, { part: "", start: location.startOffset, form: "html" }) : [];
    this.paragraph.add(chars, this.changes.at(-1), found);
  }

  /** A link may go on in the next block: what a reader presses there leads to the same address. */
  finish() {
    const { link, paragraph } = this;
    const on = link && !link.ended ? link : undefined;
    const isTold = on && (paragraph.text.slice(on.from).trim() || on.gone || on.other);
    if (on && !isTold) paragraph.links.splice(paragraph.links.indexOf(on), 1);
    this.out.push(...paragraph.found(this.place), ...paragraph.passages(this.place).map(spaced));
    this.paragraph = new Paragraph();
    if (on) this.link = this.paragraph.open(on.address, on.spots, on.tracked, "");
    if (isTold && this.link) this.link.address = "#"; // it is counted once
  }

  /** @param {string} href */
  resolved(href) {
    try {
      return this.base && href && !href.startsWith("#") ? new URL(href, this.base).href : href;
    } catch {
      return href;
    }
  }
}

/** Shows the line ends within a passage as the spaces they are. @param {import("../document.js").Passage} passage */
const spaced = (passage) => ({ ...passage, text: passage.text.replace(SPACE, (run) => " ".repeat(run.length)) });

/**
 * @param {string} text @param {Pace} pace @param {{ place?: string | undefined, spots?: boolean }} [options]
 *   where it stands, when it is a part of something, and whether its places are those of a file
 * @returns {AsyncGenerator<DocumentFinding>}
 */
export async function* readPage(text, pace, { place, spots = true } = {}) {
  const page = new Page(text, { place, spots });
  for (let at = 0; at < text.length; at += STEP) {
    page.tokenizer.write(text.slice(at, at + STEP), at + STEP >= text.length);
    yield* page.out.splice(0);
    yield { kind: "progress", done: Math.min(1, at / text.length) };
    await pace.rest();
  }
  yield* page.out;
}

/** @param {Uint8Array} bytes @param {Pace} pace @returns {AsyncGenerator<DocumentFinding>} */
export async function* readHtml(bytes, pace) {
  yield* readPage(decoded(bytes).text, pace);
}
