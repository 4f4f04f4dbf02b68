// What was found of one link, as a line of a table.
import { element } from "../../theme/elements.js";
import { changeInWords, gravestFirst, plural } from "./report.js";
import { CALLED } from "./verdict.js";

/** @typedef {import("./verdict.js").Finding} Finding */

const FEW = 3; // changes, or sections that are offered, that are seen at once

const TRACKED = { "": "", inserted: "In an insertion that nobody has accepted yet.", deleted: "Deleted, which nobody has accepted yet." };

/** Words that are pressed, marked in what stands round them. @param {Finding} row @returns {(Node | string)[]} */
const around = ({ item: { words, around, address, form } }) => {
  const at = words ? around.indexOf(words) : -1;
  const mark = element("mark", {}, words);
  const text = at < 0 ? (words ? [mark] : []) : ["…", around.slice(Math.max(0, at - 60), at), mark, around.slice(at + words.length), "…"];
  const full = form === "link" || !words ? [element("code", {}, address)] : [];
  return [...(text.length ? [element("span", { className: "hb-small" }, ...text), " "] : []), ...full];
};

/** A list of which the first are to be seen at once. @param {HTMLElement[]} lines @param {string} called  one of them @param {number} [least]  how many at least */
const few = (lines, called, least = 0) => {
  const seen = Math.max(FEW, least);
  const [first, rest] = [lines.slice(0, seen), lines.slice(seen)];
  if (!lines.length) return [];
  const more = element("details", { className: "hb-policy_check__more" }, element("summary", {}, plural(rest.length, `more ${called}`)), element("ul", {}, ...rest));
  return [element("ul", {}, ...first), ...(rest.length ? [more] : [])];
};

/** @param {Finding} row @param {string} home @param {string} name  of the document, where rows are not below it */
export const line = (row, home, name) => {
  const { verdict, id, title, changes, says, instead, replacement, renewed, item } = row;
  const there = row.home || home;
  const to = (/** @type {string} */ path, /** @type {string} */ words, from = home) => element("a", { href: new URL(path, from).href, target: "_blank" }, words);
  const what = element("td", { "data-column": "Section" }, id ? to(`s/${id}/index.html`, title, there) : element("strong", {}, title || item.words || item.address));
  what.append(element("p", {}, [...says, TRACKED[item.tracked]].filter(Boolean).join(" ")));
  const told = gravestFirst(row).map((change) => element("li", {}, `${changeInWords(change)} `, to(change.path, "The words that it changed", there)));
  what.append(...few(told, "change", changes.filter(({ kind }) => kind === "major").length));
  if (instead.length) what.append(element("p", {}, verdict === "missing" ? "Perhaps:" : verdict === "withdrawn" ? "Instead:" : "To link:"));
  what.append(...few(instead.map(({ id, title, address }) => element("li", {}, to(`s/${id}/index.html`, title), " ", element("code", {}, address))), "section"));
  if (replacement) what.append(element("p", {}, "Put in its place: ", element("code", {}, replacement)));
  if (renewed) what.append(element("p", {}, "Today’s version: ", element("code", {}, renewed)));
  const where = element("td", { "data-column": "Where" }, ...(name ? [element("strong", {}, name), element("br", {})] : []), ...(item.place ? [item.place, element("br", {})] : []), ...around(row));
  return element("tr", { "data-verdict": verdict }, element("td", {}, element("span", { className: "hb-policy_check__verdict" }, CALLED[verdict])), what, where);
};

/** @param {string} caption @param {HTMLTableRowElement[]} lines */
export const table = (caption, lines) =>
  element(
    "table",
    {},
    element("caption", { className: "hb-vh" }, caption),
    element("thead", {}, element("tr", {}, ...["Verdict", "Section", "Where"].map((words) => element("th", { scope: "col" }, words)))),
    element("tbody", {}, ...lines),
  );
