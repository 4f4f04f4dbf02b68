// <hb-copy data-from="id ..." data-label="Copy the post"> becomes a button that copies the texts of these elements.
export {};

/** @param {string} id */
const text = (id) => {
  const clone = /** @type {Element | undefined} */ (document.getElementById(id)?.cloneNode(true));
  for (const hidden of clone?.querySelectorAll(".hb-vh") ?? []) hidden.remove();
  return clone?.textContent ?? "";
};

/** @param {string} words */
const copy = async (words) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  // A browser offers its clipboard only over https; from a file share there is the older way.
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = words;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  if (!copied) throw new Error();
};

customElements.define(
  "hb-copy",
  class extends HTMLElement {
    connectedCallback() {
      const { from = "", label = "Copy", main } = this.dataset;
      const button = document.createElement("button");
      button.type = "button";
      button.className = `hb-btn hb-btn--${main === undefined ? "plain" : "go"}`;
      button.textContent = label;
      const status = document.createElement("span");
      status.className = "hb-done";
      status.setAttribute("role", "status");
      button.onclick = async () => {
        status.textContent = "";
        const copied = await copy(from.split(" ").map(text).join("\n\n")).then(() => true, () => false);
        status.toggleAttribute("data-copied", copied);
        status.textContent = copied ? "Copied" : "Could not copy: select the text and copy it.";
      };
      this.replaceChildren(button, status);
    }
  },
);
