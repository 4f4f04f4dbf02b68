// The checklist as the page came with it.

import { element } from "../../theme/elements.js";
import { tidy } from "../../theme/times.js";

/** @typedef {{ box: HTMLInputElement, item: import("./copies.js").Item, time: HTMLTimeElement, place: Element }} Step */

/** @template T @param {T | null | undefined} found  what the template always holds @returns {T} */
export const there = (found) => /** @type {T} */ (found);

/** @param {Element} from @param {string} selector */
export const words = (from, selector) => tidy(there(from.querySelector(selector)).textContent);

/** @param {Element} box @returns {string} the id of the step in its checklist */
export const stepOf = (box) => box.id.slice(box.id.indexOf("--") + 2);

/** @param {HTMLInputElement} box @returns {Step} `place` is where `time` stands once the step is done, and has room for it before */
const step = (box) => {
  const row = there(box.closest(".hb-item"));
  const who = tidy(row.querySelector(".hb-item__why > strong")?.textContent ?? "").replace(/\.$/, "");
  return {
    box,
    item: { text: words(row, "[data-text]"), must: box.dataset["must"] !== undefined, who },
    time: element("time", {}),
    place: there(row.querySelector(".hb-item__done")),
  };
};

/** @param {HTMLFormElement} form */
export const groupsOf = (form) =>
  [...form.querySelectorAll("fieldset")].map((group) => ({
    title: words(group, "legend"),
    steps: [...group.querySelectorAll("input")].map(step),
  }));
