// What the search says above what it finds.
import { write } from "../../theme/elements.js";

/** @param {HTMLElement} search @param {string} text  to show, and to be read out */
export const say = (search, text) => {
  for (const line of search.querySelectorAll(".hb-dialog__status, dialog > [role=status]")) write(line, text);
};

/** @returns {string} what is wrong, as far as can be told, and what to do */
const failure = () => {
  const instead = "The list of sections leads to everything, too.";
  if (!navigator.onLine) return `There is no connection, and this browser has no copy of the search. ${instead}`;
  return `The search could not be loaded. Close it and open it again to try once more. ${instead}`;
};

/** @param {HTMLElement} search  which is tried again when it is next opened */
export const fail = (search) => {
  search.dataset.failed = "";
  say(search, failure());
};
