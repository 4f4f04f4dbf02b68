// <hb-copy data-from="id ..." data-label="Copy the post"> becomes a button that copies the texts of these elements;
// data-html is what a word processor takes in their place, and data-of the id of what says which of several it is.
import { copyStatus } from "../../theme/clipboard.js";
import { button } from "../../theme/elements.js";

/** @param {string} id */
const text = (id) => {
  const clone = /** @type {Element | undefined} */ (document.getElementById(id)?.cloneNode(true));
  for (const hidden of clone?.querySelectorAll(".hb-vh") ?? []) hidden.remove();
  return clone?.textContent ?? "";
};

customElements.define(
  "hb-copy",
  class extends HTMLElement {
    connectedCallback() {
      const { label = "Copy", main, of } = this.dataset;
      const { status, copy, clear } = copyStatus();
      const press = () => {
        const { from = "", html } = this.dataset;
        return copy(from.split(" ").map(text).join("\n\n"), html);
      };
      this.addEventListener("hb-changed", clear); // there are other words now
      const made = button(label, press, main === undefined ? "plain" : "go");
      if (of) made.setAttribute("aria-label", `${label}: ${text(of)}`);
      this.replaceChildren(made, status);
    }
  },
);
