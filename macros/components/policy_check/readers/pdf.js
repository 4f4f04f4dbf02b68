// PDF, by pdf.js: the annotations of links, the words below them, and the text of each page.
/* eslint-disable no-control-regex -- what has no meaning comes as one of them */

import { getDocument } from "unpdf/pdfjs";

import { LARGEST_WHOLE } from "./limits.js";
import { isShort, linesOf, passagesOf } from "./pdf_text.js";
import { Pace, Unreadable } from "./pace.js";
import { Paragraph, tidy } from "./prose.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("./pdf_text.js").Area} Area */
/** @typedef {import("./pdf_text.js").PdfLine} PdfLine */
/** @typedef {Awaited<ReturnType<typeof getDocument>["promise"]>} Pdf */

const SILENT = 0;
const MOST_WORDS = 1000; // characters of the words of a link
const NEAR = 8; // links to one address, before an area, that it may belong to
const PROTECTED = "This file is protected by a password. Save a copy without one, and drop that.";
const DAMAGED = "This file is damaged or cut off, and was not read. Get a whole copy of it, or make the PDF again.";
const MOST_UNCLEAR = 0.3; // of a page: signs before the rows of a list have no characters either
const UNCLEAR = /[\uFFFD\uE000-\uF8FF\0-\x08\x0E-\x1F]/g;

/** @param {any} annotation  as pdf.js tells of it, always with a rectangle @returns {Area[]} */
export const areaOf = ({ unsafeUrl, url, rect, overlaidText, alternativeText, contentsObj }) => {
  const address = unsafeUrl || url;
  if (typeof address !== "string") return [];
  const [left, bottom, right, top] = rect;
  const words = tidy(overlaidText ?? "") || tidy(alternativeText ?? contentsObj?.str ?? "");
  return [{ address, words, left, bottom, right, top }];
};

/**
 * Makes one link of the areas of one that is wrapped: each line of it is an area of its own.
 *
 * @param {Area[]} areas @param {PdfLine[]} lines
 * @returns {Area[]}
 */
export const unwrappedAreas = (areas, lines) => {
  const sorted = [...areas].sort((a, b) => b.top - a.top || a.left - b.left);
  /** @type {Area[]} */
  const found = [];
  /** @type {Map<string, Area[]>} */
  const byAddress = new Map();
  /** @type {Map<Area, Area>} */
  const lasts = new Map(); // by the links made so far: the area that was added last
  for (const area of sorted) {
    const near = byAddress.get(area.address) ?? [];
    byAddress.set(area.address, near);
    const before = near.slice(-NEAR).filter((one) => goesOn(lasts.get(one) ?? one, area, lines)).at(-1);
    if (!before) {
      const whole = { ...area };
      found.push(whole);
      near.push(whole);
      lasts.set(whole, area);
      continue;
    }
    if (before.words.length > MOST_WORDS) {
      lasts.set(before, { ...area, words: "" });
      continue;
    }
    const words = `${before.words}${area.words}`.replaceAll(" ", "");
    before.words = isPart(before.words, area) || before.words === area.address ? area.address : area.address.includes(words) ? words : tidy(`${before.words} ${area.words}`);
    lasts.set(before, { ...area, words: before.words });
  }
  return found;
};

/** @param {string} words @param {Area} next @returns {boolean} whether the two are the beginning and a later part of the address */
const isPart = (words, next) => Boolean(next.words && /:\/\//.test(words) && next.address.startsWith(words) && next.address.includes(next.words, words.length));

/** @param {Area} one @param {Area} next @param {PdfLine[]} lines @returns {boolean} whether the words of one link go on there */
const goesOn = (one, next, lines) => {
  const height = Math.max(one.top - one.bottom, next.top - next.bottom);
  const [middle, other] = [(one.top + one.bottom) / 2, (next.top + next.bottom) / 2];
  const same = Math.abs(middle - other) < height / 3;
  // Some programs make an area of each word, or of each piece in another font.
  if (same) return next.left >= one.left && next.left - one.right < height / 2;
  if (other > middle || middle - other > 2.2 * height) return false;
  const above = lines.find((line) => isWithin(line, one));
  const below = lines.find((line) => isWithin(line, next));
  if (!above || !below) return false;
  const near = 0.4 * height;
  if (next.left - below.left > near) return false;
  // A long address is broken where it has to be, and may stand out of the margin.
  if (isPart(one.words, next)) return true;
  if (above.right - one.right > near) return false;
  const whole = one.left - above.left < near;
  return !whole || (one.words !== next.words && !isShort(above, below, lines));
};

/** @param {PdfLine} line @param {Area} area */
const isWithin = (line, area) => {
  const middle = (line.bottom + line.top) / 2;
  return middle > area.bottom && middle < area.top && line.left <= area.right && line.right >= area.left;
};

/** @param {number[]} pages @returns {string} "page 3", "pages 3 to 5 and 8" */
const named = (pages) => {
  /** @type {[number, number][]} */
  const runs = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const said = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return `${pages.length > 1 ? "pages" : "page"} ${said.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
};

/** @param {Pdf} pdf @param {number} number @returns {AsyncGenerator<DocumentFinding | { odd: "empty" | "unclear" }>} */
async function* readPdfPage(pdf, number) {
  const place = `page ${number}`;
  const page = await pdf.getPage(number);
  const annotations = await page.getAnnotations();
  const { items } = await page.getTextContent();
  const lines = linesOf(items);
  const areas = annotations.flatMap(areaOf);
  const text = lines.map((line) => line.text).join("");
  if (!text.trim()) yield { odd: "empty" };
  if ((text.match(UNCLEAR)?.length ?? 0) > text.length * MOST_UNCLEAR) yield { odd: "unclear" };
  const passages = passagesOf(lines, areas, place);
  for (const { address, words } of unwrappedAreas(areas, lines)) {
    const holder = new Paragraph();
    const around = passages.find((passage) => passage.text.includes(words))?.text ?? words;
    const at = around.indexOf(words);
    const link = holder.open(address, []);
    holder.add(words);
    holder.close(link);
    for (const found of holder.found(place)) {
      yield { ...found, around: tidy(around.slice(Math.max(0, at - 60), at + words.length + 60)) };
    }
  }
  for (const annotation of annotations) {
    if (annotation.subtype === "FileAttachment") yield { kind: "unread", what: "A file attached to the page was not read: save it on its own, and drop it too.", place };
    const said = annotation.subtype === "Link" ? "" : tidy(annotation.contentsObj?.str ?? "");
    if (said) yield { kind: "passage", text: said, place: `${place}, comment`, pressed: [] };
    const filled = typeof annotation.fieldValue === "string" ? tidy(annotation.fieldValue) : "";
    if (filled) yield { kind: "passage", text: filled, place: `${place}, form`, pressed: [] };
  }
  yield* passages;
  page.cleanup();
}

/** Bookmarks that lead out of the file. @param {Pdf} pdf @returns {Promise<DocumentFinding[]>} */
const bookmarks = async (pdf) => {
  /** @param {any[] | null} items @returns {DocumentFinding[]} */
  const all = (items) =>
    (items ?? []).flatMap(({ title, unsafeUrl, url, items: inner }) => {
      const holder = new Paragraph();
      if (unsafeUrl || url) holder.open(unsafeUrl || url, [], undefined, title);
      return [...holder.found("bookmark"), ...all(inner)];
    });
  return all(await pdf.getOutline().catch(() => null));
};

/** @type {import("../document.js").Reader} */
export async function* pdf(bytes, options) {
  const pace = new Pace(options);
  if (bytes.length > LARGEST_WHOLE) throw new Unreadable("This file is too large to be read here.");
  const task = getDocument({
    data: bytes.slice(),
    verbosity: SILENT,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
  });
  try {
    const read = await task.promise.catch((/** @type {Error} */ error) => {
      throw new Unreadable(error.name === "PasswordException" ? PROTECTED : DAMAGED);
    });
    yield* readPages(read, pace);
  } finally {
    await task.destroy();
  }
}

/** @param {Pdf} pdf @param {Pace} pace @returns {AsyncGenerator<DocumentFinding>} */
async function* readPages(pdf, pace) {
  /** @type {{ empty: number[], unclear: number[], damaged: number[] }} */
  const odd = { empty: [], unclear: [], damaged: [] };
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      for await (const found of readPdfPage(pdf, number)) {
        if ("odd" in found) odd[found.odd].push(number);
        else yield found;
      }
    } catch {
      odd.damaged.push(number);
    }
    yield { kind: "progress", done: number / pdf.numPages };
    await pace.rest();
  }
  yield* await bookmarks(pdf);
  const attached = await pdf.getAttachments().catch(() => null);
  for (const name of Object.keys(attached ?? {})) {
    yield { kind: "unread", what: `The attached file ${name} was not read: save it on its own, and drop it too.`, place: "attachment" };
  }
  const said = {
    empty: "There is no text here that can be read: it may be a scan, or empty.",
    unclear: "The text here cannot be read: the file does not say which characters its signs are.",
    damaged: "What is here is damaged, and was not read.",
  };
  for (const kind of /** @type {const} */ (["empty", "unclear", "damaged"])) {
    if (odd[kind].length) yield { kind: "unread", what: said[kind], place: named(odd[kind]) };
  }
}
