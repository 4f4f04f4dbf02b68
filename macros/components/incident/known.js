// What the guide and the writer have told already, folded away to a line that says it.

import { write } from "../../theme/elements.js";
import { settle } from "../../theme/press.js";

const MOST = 48; // characters, which fit on a line and are soon read out: all of it stands in the part

/**
 * @param {HTMLFormElement} form
 * @param {(name: string) => string} told  what there is for one of the needs of a part, if anything
 * @returns {(opened: boolean) => void} shows what is known: of another record, or of the one that is shown. Nothing is
 *   folded or unfolded under the eyes of somebody who reads the record, but for when another is shown.
 */
export const knownParts = (form, told) => {
  const parts = /** @type {HTMLDetailsElement[]} */ ([...form.querySelectorAll("details[data-needs]")]);
  const fold = () => {
    for (const part of parts) {
      if (!part.contains(document.activeElement)) part.open = !needs(part).every(told);
    }
  };
  return (opened) => {
    for (const part of parts) {
      const line = part.querySelector("[data-says]");
      const text = needs(part).map(told).filter(Boolean).join("; ");
      if (line) write(line, text.length > MOST ? `${text.slice(0, MOST)}…` : text);
    }
    if (opened || form.closest("[hidden]")) settle(fold, fold);
  };
};

/** @param {HTMLElement} part */
const needs = ({ dataset }) => (dataset.needs ?? "").split(" ");
