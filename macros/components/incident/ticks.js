// What was ticked, and when, in the copies of a checklist that this browser keeps.

import { attempt, fits, isText, isTime, own } from "../../theme/registers.js";

const COPY = {
  gone: [Number.isInteger, (/** @type {any} */ value) => value === ""],
  name: [Number.isInteger, isText],
  list: [Number.isInteger, { "*": { text: isText } }],
  ticks: { "*": [Number.isInteger, isTime] },
};

/** @param {string} id  of the checklist @returns {Omit<import("./records.js").Ticks, "title">[]} the last used first */
export const copies = (id) => {
  const stored = attempt(() => JSON.parse(localStorage.getItem(`handbook.checklist.${id}`) ?? ""));
  return Object.entries(stored?.copies ?? {})
    .filter(([, copy]) => fits(copy, COPY))
    .map(([copy, { name, list, ticks }]) => ({
      copy,
      name: name[1],
      ticks: Object.entries(/** @type {Record<string, [number, string]>} */ (ticks))
        .filter(([, [, at]]) => at)
        .map(([item, [, at]]) => ({ text: own(list[1], item)?.text ?? item, at }))
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    }))
    .filter(({ ticks }) => ticks.length)
    .sort((a, b) => ((a.ticks.at(-1)?.at ?? "") < (b.ticks.at(-1)?.at ?? "") ? 1 : -1));
};
