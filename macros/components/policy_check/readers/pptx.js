// Presentations (.pptx).

import { drawingLinks } from "./drawing.js";
import { embedded, mainPart, partsOf, relationships } from "./ooxml.js";
import { consult } from "./xml.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("./zip.js").Zip} Zip */

const BESIDE = /** @type {const} */ ([
  ["notesSlide", ", notes"],
  ["comments", ", comment"],
  ["comment", ", comment"],
  ["diagramData", ", diagram"],
]);

/** @param {Zip} zip @returns {AsyncGenerator<DocumentFinding>} */
export async function* readPptx(zip) {
  /** @type {DocumentFinding[]} */
  const out = [];
  const main = await mainPart(zip, out);
  const related = await relationships(zip, main, out);
  /** @type {string[]} */
  const slides = [];
  await consult(
    zip,
    main,
    {
      // It has an `id` of its own beside that of the relationship.
      open: (name, attributes) => {
        if (name === "sldId") slides.push(...Object.values(attributes).flatMap((value) => related.get(value)?.target ?? []));
      },
    },
    out,
  );
  yield* out.splice(0);
  for (const [index, part] of slides.entries()) {
    const place = `slide ${index + 1}`;
    const own = await relationships(zip, part, out);
    yield* drawingLinks(zip, part, own, place);
    for (const [type, where] of BESIDE) {
      for (const beside of new Set(partsOf(own, type))) {
        yield* drawingLinks(zip, beside, await relationships(zip, beside, out), `${place}${where}`);
      }
    }
    yield* embedded(own, place);
  }
  for (const [type, place] of /** @type {const} */ ([["slideMaster", "slide master"]])) {
    for (const part of partsOf(related, type)) {
      const own = await relationships(zip, part, out);
      yield* linksOnly(drawingLinks(zip, part, own, place));
      for (const layout of partsOf(own, "slideLayout")) {
        yield* linksOnly(drawingLinks(zip, layout, await relationships(zip, layout, out), "slide layout"));
      }
    }
  }
  yield* out;
}

/** What a master says is a sample of text, but its links are on every slide. @param {AsyncGenerator<DocumentFinding>} all @returns {AsyncGenerator<DocumentFinding>} */
async function* linksOnly(all) {
  for await (const found of all) if (found.kind !== "passage") yield found;
}
