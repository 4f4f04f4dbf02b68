// A field for the day on which documents were approved. One that cannot be is told beside it, and counts as none.
import { element, write } from "../../theme/elements.js";
import { isToCome } from "./days.js";

const PAUSE = 700; // milliseconds without a key, after which it is said what is wrong

/** @param {HTMLInputElement} input @returns {string} what is wrong with it; "" of a day that can be, or none */
export const wrongIn = (input) => {
  if (input.validity.badInput) return "Not complete: it does not count.";
  return isToCome(input.value) ? "Still to come: it does not count." : "";
};

/** @param {HTMLInputElement} input @returns {string} the day that counts; "" where none does */
export const dayIn = (input) => (wrongIn(input) ? "" : input.value);

/**
 * Tell after a pause what is wrong with a day, or else what there is to know of it.
 * @param {HTMLInputElement} input @param {() => string} [note]
 * @returns {{ said: HTMLElement, tell: (words?: string) => void }} where it is told, below the field, and how to tell it
 *   at once, with some words more, which stay as long as the day does
 */
export const tellDay = (input, note = () => "") => {
  const said = element("span", { className: "hb-policy_check__day", id: `${input.id}--said`, role: "status" });
  input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), said.id].filter(Boolean).join(" "));
  let more = "";
  const tell = (words = more) => {
    more = words;
    const wrong = wrongIn(input);
    input.setAttribute("aria-invalid", String(wrong !== ""));
    write(said, [wrong || note(), more].filter(Boolean).join(" "));
  };
  let pause = 0;
  // Half of a date is no input to a browser, so the keys and the leaving tell of it.
  input.addEventListener("input", () => (more = ""));
  for (const type of ["input", "keyup", "focusout"]) {
    input.addEventListener(type, () => {
      clearTimeout(pause);
      pause = setTimeout(() => tell(), PAUSE);
    });
  }
  return { said, tell };
};
