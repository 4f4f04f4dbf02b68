// DrawingML: the text and links of slides, shapes in spreadsheets, and diagrams.

import { Paragraph, tidy } from "./prose.js";
import { read } from "./xml.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("./prose.js").OpenLink} OpenLink */
/** @typedef {import("./ooxml.js").Relationships} Relationships */

const LINKS = new Set(["hlinkClick", "hlinkHover", "hlinkMouseOver"]);

/**
 * Reads a part.
 *
 * @param {import("./zip.js").Zip} zip @param {string} part @param {Relationships} relationships @param {string} place
 * @returns {AsyncGenerator<DocumentFinding>}
 */
export async function* drawingLinks(zip, part, relationships, place) {
  /** @type {DocumentFinding[]} */
  const out = [];
  /** @type {string[]} */
  const path = [];
  let paragraph = new Paragraph();
  let alternative = "";
  /** @type {{ target: string, spot: Spot | undefined }[]} */
  let run = []; // the links of the run that is being read
  /** @type {OpenLink[]} */
  let open = [];
  const finish = () => {
    out.push(...paragraph.found(place), ...paragraph.passages(place));
    paragraph = new Paragraph();
  };
  yield* read(
    zip,
    part,
    {
      open: (name, attributes) => {
        const parent = path.at(-1);
        path.push(name);
        if (name === "cNvPr") alternative = attributes["descr"] || attributes["title"] || "";
        else if (name === "br") paragraph.add("\n");
        else if (name === "tab" && parent === "r") paragraph.add("\t");
        else if (name === "r" || name === "fld") run = [];
        else if (name === "t" || name === "text") {
          open = run.map(({ target, spot }) => paragraph.open(target, spot ? [spot] : []));
        } else if (LINKS.has(name)) {
          const { target, external, spot } = relationships.get(attributes["id"] ?? "") ?? {};
          if (!target || !external || run.some((link) => link.target === target)) return;
          if (parent === "rPr" || parent === "endParaRPr") {
            run.push({ target, spot });
            return;
          }
          const shape = new Paragraph();
          shape.open(target, spot ? [spot] : [], undefined, alternative);
          out.push(...shape.found([place, "shape"].filter(Boolean).join(", ")));
        }
      },
      close: (name) => {
        path.pop();
        if (name === "t") for (const link of open.splice(0)) paragraph.close(link);
        if (name === "p" || name === "text") finish();
      },
      text: (text, spots) => {
        if (path.at(-1) === "t" || path.at(-1) === "text") paragraph.add(text, undefined, spots());
      },
    },
    out,
  );
  if (tidy(paragraph.text)) finish();
  yield* out;
}
