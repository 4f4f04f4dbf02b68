// The control words of Rich Text Format that matter here.

/** What is no text of the document. */
export const SKIPPED = new Set(
  "fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl xmlnstbl generator filetbl revtbl nonshppict objdata bkmkstart bkmkend pntext falt panose mmathPr userprops docvar atnid atnauthor atntime atnicn atndate atnref atrfstart atrfend fchars lchars ftnsep ftnsepc aftnsep aftnsepc template operator listtext wgrffmtfilter passwordhash datafield formfield pnseclvl private themedata sp blipuid picprop".split(" "),
);
/** What is read apart from the paragraph in which it stands. */
export const NOTES = new Map([
  ["footnote", "footnote"],
  ["annotation", "comment"],
  ["header", "header"],
  ["headerl", "header"],
  ["headerr", "header"],
  ["headerf", "header"],
  ["footer", "footer"],
  ["footerl", "footer"],
  ["footerr", "footer"],
  ["footerf", "footer"],
  ["shptxt", "text box"],
]);
/** What is read although it may be left out. */
export const KNOWN = new Set(["fldinst", "fldrslt", "field", "shpinst", "shppict", "hl"]);
export const CHARACTERS = /** @type {Record<string, string>} */ ({
  tab: "\t",
  line: "\n",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  cell: "\t",
});
/** What ends a paragraph. */
export const PARAGRAPHS = new Set(["par", "sect", "page", "row", "nestrow"]);
const PAGES = /** @type {Record<number, string>} */ ({ 437: "ibm866", 10000: "macintosh", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 874: "windows-874", 65001: "utf-8" });

/** @param {number} page @returns {TextDecoder} */
export const decoderOf = (page) => {
  try {
    return new TextDecoder(PAGES[page] ?? `windows-${page}`);
  } catch {
    return new TextDecoder("windows-1252");
  }
};
