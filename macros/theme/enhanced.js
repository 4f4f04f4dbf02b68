// A part of a page that works without a script, and that a script makes more of.

/** Enhance each element of a name when it comes into the page, once: not again where it is moved. @param {string} name @param {(root: HTMLElement) => void} enhance */
export const enhanced = (name, enhance) =>
  customElements.define(
    name,
    class extends HTMLElement {
      #done = false;

      connectedCallback() {
        if (this.#done) return;
        this.#done = true;
        enhance(this);
      }
    },
  );
