// What kind of file something is: its bytes say, and not its name, which anyone can change.
/* eslint-disable no-control-regex -- these are bytes, each a character */

import { decoded } from "./characters.js";
import { Unreadable } from "./pace.js";
import { mainPart } from "./ooxml.js";
import { Zip } from "./zip.js";

/** @typedef {import("./pace.js").Pace} Pace */
/** @typedef {{ format: string, what: string, zip?: Zip }} Kind   `what`: why it is refused, and what to do. */

const SHOWN = "whatever its name says: words in a picture cannot be read here.";
/** @type {[RegExp, string][]} of bytes, each a character */
const REFUSED = [
  [/^\x89PNG/, `This is a picture (PNG), ${SHOWN}`],
  [/^\xFF\xD8\xFF/, `This is a picture (JPEG), ${SHOWN}`],
  [/^GIF8[79]a/, `This is a picture (GIF), ${SHOWN}`],
  [/^(?:II\*\0|MM\0\*)/, `This is a picture (TIFF), ${SHOWN}`],
  [/^BM[^]{4}\0\0\0\0/, `This is a picture (BMP), ${SHOWN}`],
  [/^RIFF[^]{4}WEBP/, `This is a picture (WebP), ${SHOWN}`],
  [/^[^]{4}ftyp(?:hei|mif|avif)/, `This is a picture (HEIC or AVIF), ${SHOWN}`],
  [/^(?:[^]{4}ftyp|RIFF|ID3|OggS|fLaC|\x1A\x45\xDF\xA3|\xFF[\xFB\xF3\xF2])/, "This is a recording, and holds no text."],
  [/^(?:7z\xBC\xAF|Rar!|\x1F\x8B|BZh|\xFD7zXZ|\x28\xB5\x2F\xFD)/, "This is a packed file: unpack it, and drop what is in it."],
  [/^(?:MZ|\x7FELF|\xCF\xFA\xED\xFE|\xCA\xFE\xBA\xBE)/, "This is a program, and no document."],
  [/^%!PS/, "PostScript cannot be read here: make a PDF of it, and drop that."],
  [/^SQLite format 3/, "This is a database, and no document."],
  [/^\xFFWPC/, "WordPerfect files cannot be read here: save it as .docx or .odt, and drop that."],
  [/^bplist|^\x00\x05\x16\x07/, "This is a file of macOS about another, and no document."],
  [/^\xD0\xCF\x11\xE0/, ""], // told apart below
];
/** @type {[string, string][]} the names within files of Office before 2007, the telling ones first */
const OLD = [
  ["EncryptedPackage", "This file is protected by a password. Save a copy without one, and drop that."],
  ["WordDocument", "This is a Word document in the format before 2007 (.doc). Open it in Word or LibreOffice, save it as .docx, and drop that."],
  ["Workbook", "This is an Excel workbook in the format before 2007 (.xls). Open it in Excel or LibreOffice, save it as .xlsx, and drop that."],
  ["PowerPoint Document", "This is a presentation in the format before 2007 (.ppt). Open it in PowerPoint or LibreOffice, save it as .pptx, and drop that."],
  ["__substg1.0_", "This is a message as Outlook keeps it (.msg). Save it as .eml or as PDF, and drop that."],
  ["Quill", "This is a Publisher file. Save it as PDF, and drop that."],
];
const OLD_UNKNOWN = "This is a file in an old format of Office. Save it as .docx, .xlsx or .pptx, and drop that.";
const MAIL = /^(?:from|to|cc|subject|date|received|mime-version|message-id|return-path|delivered-to|reply-to|content-type|x-[\w-]+):/i;
const HEADERS = /^(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/;
const POST = /(?:^|\n\r?\n)From [^\n]*\d{4}\r?\n(?=[\w-]+:)/g; // what a message in a mailbox begins with
const PAGE = /^\s*(?:<!--[^]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|a|h[1-6]|table|ul|ol|span|article|main|section|blockquote|b|i|strong|em|img|br|font|style|base|nav|header|footer|center|dl|pre|area|map)\b/i;
const MARKED = /\]\(\s*<?(?:https?:|\.{0,2}\/)|^ {0,3}\[[^\]\n]+\]:\s*<?\S+/m;
const WORD_XML = /<(?:\w+:)?(?:wordDocument|package)\b/;
const PDF = /%PDF-\d/;
const ZIPPED = /** @type {[RegExp, string][]} */ ([
  [/wordprocessingml|ms-word/, "docx"],
  [/spreadsheetml|ms-excel\.(?:sheet|template)\.macroEnabled/, "xlsx"],
  [/presentationml|ms-powerpoint/, "pptx"],
]);
const OPEN = /** @type {[RegExp, string][]} */ ([
  [/opendocument\.text/, "odt"],
  [/opendocument\.spreadsheet/, "ods"],
  [/opendocument\.presentation/, "odp"],
]);

/** @param {Uint8Array} bytes @returns {boolean} */
export const isPdf = (bytes) => PDF.test(latin(bytes.subarray(0, 1030)));

/** @param {string} what @returns {Kind} */
const refused = (what) => ({ format: "", what });
/** @param {string} format @param {Zip} [zip] @returns {Kind} */
const known = (format, zip) => ({ format, what: "", ...(zip ? { zip } : {}) });

/**
 * @param {string} name @param {Uint8Array} bytes @param {Pace} pace
 * @returns {Promise<Kind>}
 */
export const kindOf = async (name, bytes, pace) => {
  if (!bytes.length) return refused("This file is empty.");
  const start = latin(bytes.subarray(0, 2048));
  if (/^PK(?:\x03\x04|\x05\x06)/.test(start)) return zipped(new Zip(bytes, pace));
  if (/^PK\x07\x08/.test(start)) return refused("This is a part of a packed file: put its parts together, and unpack it.");
  const [found] = REFUSED.filter(([bytesOf]) => bytesOf.test(start));
  if (found) return refused(found[1] || old(bytes));
  if (isPdf(bytes)) return known("pdf");
  if (/^\s*\{\\rtf/.test(start)) return known("rtf");
  if (/^From /.test(start)) {
    const messages = latin(bytes).match(POST)?.length ?? 0;
    if (messages > 1) return refused("This is a mailbox of many messages: save each message as .eml, and drop those.");
    if (messages) return known("eml");
  }
  return ofText(name, bytes);
};

/** @param {string} name @param {Uint8Array} bytes @returns {Kind} */
const ofText = (name, bytes) => {
  const { text, encoding } = decoded(bytes.subarray(0, 1 << 16 > bytes.length ? bytes.length : 1 << 16));
  const odd = text.match(/[\0-\x08\x0E-\x1A\x1C-\x1F\uFFFD]/g)?.length ?? 0;
  if (odd > text.length / 500 + (encoding === "utf-8" ? 1 : 0)) {
    return refused("This kind of file is not known here. Save it as .docx, .odt, .pdf or .html, and drop that.");
  }
  const [headers = ""] = HEADERS.exec(text.replaceAll("\r\n", "\n")) ?? [];
  if (headers.split("\n").filter((line) => MAIL.test(line)).length > 1) return known("eml");
  if (/^\s*<\?xml/.test(text) && WORD_XML.test(text)) {
    return refused("This is a Word document in one file of XML. Open it in Word or LibreOffice, save it as .docx, and drop that.");
  }
  if (/<office:document\b/.test(text)) return refused("This is an OpenDocument in one file of XML. Open it in LibreOffice, save it as .odt, and drop that.");
  if (PAGE.test(text)) return known("html");
  // Nothing in the bytes of a short Markdown file tells it from a text.
  return known(/\.(?:md|markdown|mdown|mkd|qmd|rmd)$/i.test(name) || MARKED.test(text) ? "markdown" : "text");
};

/** @param {Zip} zip @returns {Promise<Kind>} */
const zipped = async (zip) => {
  const has = (/** @type {string} */ part) => zip.entries.has(part);
  if (has("encrypted-package")) throw new Unreadable(OLD[0]?.[1]);
  if (has("mimetype")) {
    const type = new TextDecoder().decode(await zip.whole("mimetype", 200));
    const manifest = has("META-INF/manifest.xml") ? new TextDecoder().decode(await zip.whole("META-INF/manifest.xml", 1 << 22)) : "";
    if (/encryption-data/.test(manifest)) return refused(OLD[0]?.[1] ?? "");
    const [, format] = OPEN.find(([kind]) => kind.test(type)) ?? [];
    if (format && has("content.xml")) return known(format, zip);
    if (format) return refused("This file is damaged: its main part is missing.");
    if (/epub/.test(type)) return refused("An e-book (EPUB) cannot be read here: save it as .docx, .html or .pdf, and drop that.");
  }
  if (has("[Content_Types].xml")) return office(zip);
  if ([...zip.entries.keys()].some((part) => /\.iwa$|^Index\.zip$|^index\.apxl$/.test(part))) {
    return refused("This is a file of Pages, Numbers or Keynote: export it as Word, Excel, PowerPoint or PDF, and drop that.");
  }
  return refused("This is a packed folder (ZIP): unpack it, and drop what is in it.");
};

/** @param {string} text @returns {string} for a regular expression */
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** @param {Zip} zip @returns {Promise<Kind>} */
const office = async (zip) => {
  const types = new TextDecoder().decode(await zip.whole("[Content_Types].xml", 1 << 22));
  /** @type {import("../document.js").DocumentFinding[]} */
  const wrong = [];
  const main = await mainPart(zip, wrong);
  const override = `Override[^>]*PartName\\s*=\\s*["']/${literal(main)}["']`;
  const byEnding = `Default[^>]*Extension\\s*=\\s*["']${literal(main.replace(/^.*\./, ""))}["']`;
  const type = [override, byEnding].map((element) => new RegExp(`<(?:\\w+:)?${element}[^>]*>`, "i").exec(types)?.[0]).find(Boolean) ?? "";
  if (/sheet\.binary/.test(type)) return refused("This is a workbook in binary form (.xlsb). Save it as .xlsx, and drop that.");
  if (/visio/.test(type)) return refused("This is a drawing of Visio. Save it as PDF, and drop that.");
  const [, format] = ZIPPED.find(([kind]) => kind.test(type)) ?? [];
  if (!format || !main || !zip.entries.has(main)) return refused("This file is damaged: its main part is missing.");
  return known(format, zip);
};

/** @param {Uint8Array} bytes  of a file of Office before 2007 @returns {string} */
const old = (bytes) => {
  const text = latin(bytes.subarray(0, 1 << 26)).replaceAll("\0", "");
  return OLD.find(([part]) => text.includes(part))?.[1] ?? OLD_UNKNOWN;
};

/** @param {Uint8Array} bytes @returns {string} a character for each */
const latin = (bytes) => {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
};
