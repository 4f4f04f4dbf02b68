// Folds the steps of a page to their names, but for the one at hand. It opens by a press on its name, by an address that
// leads into it, and when the browser finds words in it. Components say what a step holds: `data-holds` on the step.

import { element, icon } from "../../theme/elements.js";

const DOWN = "M6 9l6 6 6-6";

/** @param {string} hash  of which a component may keep what follows a semicolon for itself */
const stepAt = (hash) => document.getElementById(hash.slice(1).split(";")[0] ?? "")?.closest("hb-step");

class Step extends HTMLElement {
  static observedAttributes = ["data-holds"];

  #heading = /** @type {HTMLElement} */ (this.querySelector("h2"));
  #body = /** @type {HTMLElement} */ (this.querySelector(":scope > div"));
  #line = element("span", { className: "hb-step__line", "aria-hidden": "true" });
  #name = element("button", { type: "button", onclick: () => this.#press() });

  connectedCallback() {
    if (this.contains(this.#name)) return;
    this.#name.append(element("span", {}, ...this.#heading.childNodes), this.#line, icon(DOWN));
    this.#heading.append(this.#name);
    this.#line.id = `${this.#heading.id}--holds`;
    this.#heading.tabIndex = -1; // so that the focus goes where a link leads
    this.#body.addEventListener("beforematch", () => this.show());
    this.attributeChangedCallback();
    this.#fold((stepAt(location.hash) ?? document.querySelector("hb-step")) !== this);
  }

  attributeChangedCallback() {
    this.#line.textContent = this.dataset["holds"] || (this.querySelector(":scope > div > p")?.textContent ?? "");
  }

  /** @param {boolean} away */
  #fold(away) {
    if (away) this.#body.setAttribute("hidden", "until-found");
    else this.#body.removeAttribute("hidden");
    this.#name.setAttribute("aria-expanded", String(!away));
    // The name is short, and what the step holds is heard after it.
    this.#name.setAttribute("aria-describedby", away ? this.#line.id : "");
  }

  /** Open this step, and fold the others. */
  show() {
    for (const step of /** @type {NodeListOf<Step>} */ (document.querySelectorAll("hb-step"))) step.#fold(step !== this);
  }

  #press() {
    if (!this.#body.hasAttribute("hidden")) return this.#fold(true);
    this.show();
    location.hash = this.#heading.id; // so that the browser's own way back leads to the step before
    this.#name.focus({ preventScroll: true });
  }
}

customElements.define("hb-step", Step);

/** @param {string} hash */
const open = (hash) => /** @type {Step | undefined} */ (stepAt(hash))?.show();

// Before the browser goes there, so that it finds the place where it will stay.
addEventListener("click", ({ target }) => {
  const link = target instanceof Element && target.closest("a");
  if (link && link.hash && link.href.split("#")[0] === location.href.split("#")[0]) open(link.hash);
});
for (const event of ["popstate", "hashchange"]) addEventListener(event, () => open(location.hash));
