// Light or dark. Without a choice the page follows the system; a choice lasts until it is the system's own again.
import { keyOf } from "./host.js";

const KEY = keyOf("__theme"); // which partials/javascripts/base.html reads, too
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

const show = () => {
  for (const button of document.querySelectorAll("hb-theme button")) button.setAttribute("aria-pressed", String(isDark()));
};

const turn = () => {
  const dark = !isDark();
  if (dark === system.matches) delete root.dataset.theme;
  else root.dataset.theme = dark ? "dark" : "light";
  try {
    if (root.dataset.theme) localStorage.setItem(KEY, root.dataset.theme);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is off: the choice lasts for this page.
  }
  show();
};

system.addEventListener("change", show);

customElements.define(
  "hb-theme",
  class extends HTMLElement {
    connectedCallback() {
      const button = this.querySelector("button");
      if (!button) return;
      button.hidden = false;
      button.onclick = turn;
      show();
    }
  },
);
