/**
 * What reading a document gives, whatever its format: the types that the readers and the check share.
 *
 * @typedef {{ part: string, start: number, end: number, form: "xml" | "html" | "text",
 *   holds?: "nothing" | "attribute" | "relationship" | "field" | "destination" }} Spot
 *   Where an address stands in a file, for a corrected copy: in which part (a name in the zip; "" for the file itself),
 *   from and to which character of that part's decoded text, and how it is escaped there. What stands there is the
 *   address; or what goes once the whole address stands elsewhere: a stretch of text, or the value of an attribute; or
 *   the id of a relationship that others share, an address within a field code, or a destination of Markdown.
 * @typedef {Spot & { at: number, to: number }} TextSpot   Where the characters of a passage from `at` to `to` stand in the
 *   file: each for itself, or one that is escaped.
 * @typedef {{ kind: "link", address: string, words: string, place: string, around: string,
 *   tracked?: "inserted" | "deleted", spots: Spot[] }} DocumentLink
 *   A link: its whole address, a fragment that the file keeps apart joined to it; the words that are pressed; where it
 *   stands, for people ("under “Posting”", "footnote 3", "page 3", "cell B7 of “Links”", "slide 2, notes"); and up to 60
 *   characters on each side.
 * @typedef {{ kind: "passage", text: string, place: string, tracked?: "inserted" | "deleted",
 *   pressed: [number, number][], spots?: TextSpot[], copies?: TextSpot[][] }} Passage
 *   A paragraph, cell or line as a reader sees it, its runs joined. The words of links are left in, and `pressed` says
 *   from and to which characters they stand: a bare address there is the words of a link, and counted with it. For the
 *   spots of a bare address, ask `spotsOf` in corrected.js. `copies` are where the same words stand again for older
 *   programs, as those of a text box of Word do.
 * @typedef {{ kind: "unread", what: string, place: string }} Unread   One sentence: what was not read, and why.
 * @typedef {{ kind: "progress", done: number }} Progress   From 0 to 1.
 * @typedef {DocumentLink | Passage | Unread | Progress} DocumentFinding
 * @typedef {{ kind: "format", format: string }} Format   "" when the file is refused; an unread says what to do.
 * @typedef {{ name: string, bytes: Uint8Array }} File_
 * @typedef {{ part: number, all: number, ratio: number, depth: number, parts: number }} Limits
 *   Inflated bytes of one part and of all, inflated bytes for each byte that is packed, depth of nested elements, and
 *   how many parts are read.
 */

/**
 * Reads a document. Ends early when the signal says so. Never throws for what a file holds: what cannot be read is
 * "unread".
 *
 * @callback Reader
 * @param {Uint8Array} bytes
 * @param {{ signal?: AbortSignal, limits: Limits }} options
 * @returns {AsyncGenerator<DocumentFinding>}
 */

export {};
