// A choice that is opened or left stays where the reader can see it.
export {};

/** @param {Element} summary */
const show = (summary) => {
  const header = document.querySelector(".hb-header");
  if (summary.getBoundingClientRect().top < (header?.getBoundingClientRect().bottom ?? 0)) summary.scrollIntoView();
};

customElements.define(
  "hb-correction",
  class extends HTMLElement {
    connectedCallback() {
      for (const choice of this.querySelectorAll("details")) {
        const summary = choice.querySelector("summary");
        const back = choice.querySelector(":scope > div > .hb-back a");
        if (!summary) continue;
        summary.addEventListener("click", () => requestAnimationFrame(() => choice.open && show(summary)));
        back?.addEventListener("click", (event) => {
          event.preventDefault();
          choice.open = false;
          summary.focus({ preventScroll: true });
          show(summary);
        });
      }
    }
  },
);
