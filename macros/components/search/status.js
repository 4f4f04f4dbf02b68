// What the search says above what it finds.
import { write } from "../../theme/elements.js";

const PAUSE = 600; // milliseconds, after which what is shown is read out

/**
 * Show a text at once, and let it be read out if it stands there after a pause: by then a dialog that has just been
 * opened can be heard, and nobody types.
 * @param {HTMLElement} search @param {string} text @param {string} [aloud]  what is read out in its place
 * @returns {number} the timer of the pause
 */
export const say = (search, text, aloud = text) => {
  const [shown, status] = /** @type {any} */ (search.querySelectorAll(".hb-dialog__status, dialog > [role=status]"));
  write(shown, text);
  return setTimeout(() => shown.textContent === text && write(status, aloud), PAUSE);
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
