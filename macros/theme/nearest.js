// What an address that leads nowhere may have meant. Nothing here knows of a page: Node runs it too.
import MiniSearch from "minisearch";

/** @typedef {{ id: string, page: string }} Known  the id of a section, and the address of the page that it is, if it is one */

const DAY = /\d{4}-\d\d-\d\d/;
/** The parts of an address that name no section, before it and after it. */
const AROUND = new Set(["s", "index", "html", "history"]);
const MOST = 3;
/** How near the others are to be, of what the nearest is. */
const NEAR = 1 / 3;

/** @param {string} text @returns {string[]} */
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** @param {string} path @returns {string} without what it escapes, where that can be read */
const unescaped = (path) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/**
 * Return the ids that are nearest to an address, the nearest first, and the day that it names, if it names one.
 * An id that is there to the letter, but for its case and what stands around it, is the only one.
 * @param {string} path  below the site
 * @param {Known[]} known
 * @returns {{ ids: string[], day: string }}
 */
export const nearest = (path, known) => {
  const plain = unescaped(path);
  const day = DAY.exec(plain)?.[0] ?? "";
  const said = words(plain.replace(/\d{4}-\d\d-\d\d(-\d+)?/g, " ")).filter((word) => !AROUND.has(word));
  const whole = said.join("-");
  if (!whole) return { ids: [], day };
  const same = known.find(({ id, page }) => whole === id || whole === words(page).join("-"));
  if (same) return { ids: [same.id], day };
  const likely = { fuzzy: (/** @type {string} */ word) => word.length > 3 && 0.3, prefix: (/** @type {string} */ word) => word.length > 2 };
  const index = new MiniSearch({ fields: ["id", "page", "whole"], searchOptions: likely });
  index.addAll(known.map(({ id, page }) => ({ id, page, whole: words(id).join("") })));
  const found = index.search([...said, said.join("")].join(" "));
  const near = found.filter(({ score }) => score >= (found[0]?.score ?? 0) * NEAR);
  return { ids: near.slice(0, MOST).map(({ id }) => String(id)), day };
};
