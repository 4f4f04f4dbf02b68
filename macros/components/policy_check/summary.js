// What was found of all documents, in sentences: how much of each kind, and which documents somebody has to look at.
import { URGENT, counts, isWhole, plural, sums } from "./report.js";
import { VERDICTS } from "./verdict.js";

/** @typedef {import("./verdict.js").Verdict} Verdict */
/** @typedef {import("./results.js").Labelled} Labelled */

const NAMED = 5; // documents that are named in a sentence

/** The verdicts that come of a change. @type {readonly Verdict[]} */
const CHANGED = ["withdrawn", "major", "source", "minor"];

export const isRead = (/** @type {Labelled} */ { checked }) => checked.contents.format !== "";
export const isList = (/** @type {Labelled} */ { checked }) => checked.contents.format === "list";

/** @param {readonly Verdict[]} verdicts */
const having = (verdicts) => (/** @type {Labelled} */ { checked }) => checked.rows.some(({ verdict }) => verdicts.includes(verdict));

/** Those first that have the worst, or more of it. @param {Labelled} one @param {Labelled} other */
export const worseFirst = (one, other) => {
  const [counted, against] = [counts(one.checked.rows), counts(other.checked.rows)];
  const worst = VERDICTS.find((verdict) => counted.get(verdict) || against.get(verdict));
  return worst ? (against.get(worst) ?? 0) - (counted.get(worst) ?? 0) : 0;
};

/** Names in a sentence. @param {Labelled[]} documents */
export const names = (documents) => {
  const some = documents.slice(0, NAMED).map(({ checked }) => `“${checked.name}”`);
  const rest = documents.length - some.length;
  if (rest) some.push(`${rest} more`);
  return some.length > 1 ? `${some.slice(0, -1).join(", ")} and ${some.at(-1)}` : some.join("");
};

/** @param {Labelled[]} documents @returns {string} what was found, in short */
export const inShort = (documents) => {
  const read = documents.filter(isRead);
  const rows = documents.flatMap(({ checked }) => checked.rows);
  const missed = documents.length - read.length;
  const none = `no link to the handbook was found${read.every(({ checked }) => isWhole(checked)) ? "." : " in what was read."}`;
  const said = read.length ? `${plural(read.length, "document")}: ${rows.length ? `${sums(rows).join(", ")}.` : none}` : "";
  return [said, missed ? `${plural(missed, "file")} ${missed === 1 ? "was" : "were"} not read.` : ""].filter(Boolean).join(" ");
};

/** @param {Labelled[]} documents @returns {string} which of them somebody has to look at; of a list, which touch what has changed */
export const touching = (documents) => {
  const read = documents.filter(isRead).length;
  const urgent = documents.filter(having(URGENT));
  const undated = documents.filter(having(["undated"]));
  const says = [];
  if (documents.some(isList)) {
    const changed = documents.filter(having(CHANGED));
    const dead = documents.filter(having(["missing"]));
    if (changed.length) says.push(`${changed.length} of your ${plural(read, "policy", "policies")} ${changed.length > 1 ? "touch" : "touches"} what has changed: ${names(changed)}.`);
    if (dead.length) says.push(`Links that lead to no section are in ${names(dead)}.`);
    if (!says.length && !undated.length) says.push(read === 1 ? "Your policy touches nothing that has changed." : `None of your ${read} policies touches what has changed.`);
  } else if (urgent.length && read > 1) says.push(`There is something to act on in ${names(urgent)}.`);
  if (undated.length) says.push(`Whether what it links has changed since it was approved cannot be told of ${names(undated)}: give the date below.`);
  return says.join(" ");
};
