// E-mail, as `.eml` and as web pages saved in one file (`.mht`) have it.

import PostalMime from "postal-mime";

import { readPage } from "./html.js";
import { readLines } from "./text.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("./pace.js").Pace} Pace */

const SHOWN = /^(?:image|font)\/|^application\/(?:pgp-signature|pkcs7-signature|x-pkcs7-signature)$|^text\/css$/;

/** @param {Uint8Array} bytes @param {Pace} pace @returns {AsyncGenerator<DocumentFinding>} */
export async function* readEml(bytes, pace) {
  let message;
  try {
    message = await PostalMime.parse(bytes);
  } catch {
    yield { kind: "unread", what: "This message is damaged, and was not read.", place: "" };
    return;
  }
  await pace.rest();
  const { html, text, attachments, headers } = message;
  const type = headers.find(({ key }) => key === "content-type")?.value ?? "";
  if (/^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)/i.test(type) && !html && !text) {
    yield { kind: "unread", what: "This message is encrypted, and was not read.", place: "" };
    return;
  }
  if (message.subject) yield { kind: "passage", text: message.subject, place: "subject", pressed: [] };
  if (html) yield* readPage(html, pace, { place: "message", spots: false });
  else for await (const found of readLines(text ?? "", pace, "message")) yield unspotted(found);
  for (const { filename, mimeType } of attachments) {
    if (SHOWN.test(mimeType)) continue;
    yield { kind: "unread", what: `The attached file ${filename ?? `(${mimeType})`} was not read: save it on its own, and drop it too.`, place: "attachment" };
  }
}

/** @param {DocumentFinding} found @returns {DocumentFinding} without its place in a text that was decoded */
const unspotted = (found) => {
  if (found.kind === "passage") delete found.spots;
  return found;
};
