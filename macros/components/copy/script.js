// <hb-copy data-from="id ..." data-label="Copy the post"> becomes a button that copies the texts of these elements;
// data-html is what a word processor takes in their place.
import { button, element } from "../../theme/elements.js";
import { copy } from "./clipboard.js";

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
      const { from = "", html, label = "Copy", main } = this.dataset;
      const status = element("span", { className: "hb-done", role: "status" });
      const press = async () => {
        status.textContent = "";
        const copied = await copy(from.split(" ").map(text).join("\n\n"), html);
        status.toggleAttribute("data-copied", copied);
        status.textContent = copied ? "Copied" : "Could not copy: select the text and copy it.";
      };
      this.replaceChildren(button(label, press, main === undefined ? "plain" : "go"), status);
    }
  },
);
