// Reading a document of any kind: which kind it is, its bytes say.

import { readDocx } from "./docx.js";
import { readEml } from "./eml.js";
import { readHtml } from "./html.js";
import { kindOf } from "./kind.js";
import { readMarkdown } from "./markdown.js";
import { readOpenDocument } from "./opendocument.js";
import { Pace, Stopped, Unreadable } from "./pace.js";
import { readPptx } from "./pptx.js";
import { readRtf } from "./rtf.js";
import { readText } from "./text.js";
import { readXlsx } from "./xlsx.js";

/** @typedef {import("../document.js").File_} File_ */
/** @typedef {import("../document.js").Format} Format */
/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("../document.js").Limits} Limits */
/** @typedef {import("./zip.js").Zip} Zip */
/** @typedef {import("../document.js").Reader} Reader */

const UNKNOWN = "This file could not be read to its end: it is damaged, or made in a way that is not known here.";
const BY_BYTES = /** @type {Record<string, (bytes: Uint8Array, pace: Pace) => AsyncGenerator<DocumentFinding>>} */ ({
  eml: readEml,
  html: readHtml,
  markdown: readMarkdown,
  rtf: readRtf,
  text: readText,
});
const BY_ZIP = /** @type {Record<string, (zip: Zip, format: string) => AsyncGenerator<DocumentFinding>>} */ ({
  docx: readDocx,
  odp: readOpenDocument,
  ods: readOpenDocument,
  odt: readOpenDocument,
  pptx: readPptx,
  xlsx: readXlsx,
});

export { isPdf } from "./kind.js";

/**
 * Reads a document: first comes its format, then what is in it. Ends early when the signal says so.
 *
 * @param {File_} file
 * @param {{ pdf?: Reader | undefined, signal?: AbortSignal | undefined, limits?: Limits | undefined }} [options]
 *   `pdf` reads PDF: it takes so much more than all others that it comes apart
 * @returns {AsyncGenerator<DocumentFinding | Format>}
 */
export async function* read({ name, bytes }, { pdf, ...options } = {}) {
  const pace = new Pace(options);
  let told = false;
  try {
    await pace.rest();
    const { format, what, zip } = await kindOf(name, bytes, pace);
    yield { kind: "format", format };
    told = true;
    if (!format) yield { kind: "unread", what, place: "" };
    else yield* contents(format, bytes, zip, pace, pdf);
    yield { kind: "progress", done: 1 };
  } catch (error) {
    if (error instanceof Stopped) return;
    if (!told) yield { kind: "format", format: "" };
    yield { kind: "unread", what: error instanceof Unreadable ? error.message : UNKNOWN, place: "" };
  }
}

/**
 * @param {string} format @param {Uint8Array} bytes @param {Zip | undefined} zip @param {Pace} pace
 * @param {Reader | undefined} pdf
 * @returns {AsyncGenerator<DocumentFinding>}
 */
async function* contents(format, bytes, zip, pace, pdf) {
  const { signal, limits } = pace;
  const [packed, plain] = [BY_ZIP[format], BY_BYTES[format]];
  if (zip && packed) yield* packed(zip, format);
  else if (plain) yield* plain(bytes, pace);
  else if (pdf) yield* pdf(bytes, { ...(signal ? { signal } : {}), limits });
  else yield { kind: "unread", what: "The part of this page that reads PDF is missing.", place: "" };
}
