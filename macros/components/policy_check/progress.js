// How far the reading of files is: a bar for each and one for all, and a way to stop.
import { button, div, element, keepRoom } from "../../theme/elements.js";

export class Progress {
  #bars;
  #all;

  /** @param {import("./queue.js").Given[]} given @param {() => void} cancel */
  constructor(given, cancel) {
    this.#all = element("progress", { max: given.length, value: 0, "aria-label": "All files" });
    this.#bars = given.map((_, at) => element("progress", { max: 1, value: 0, "aria-labelledby": `policy-file-${at}` }));
    const lines = this.#bars.map((bar, at) => element("li", {}, element("span", { id: `policy-file-${at}` }, given[at]?.name ?? ""), bar));
    this.cancel = button("Cancel", cancel);
    const list = element("ul", { className: "hb-policy_check__files", tabIndex: 0, "aria-label": "Files" }, ...lines);
    this.parts = [div("hb-row", this.#all, this.cancel), list];
  }

  /** @param {number} at  which file @param {number} done  the part of it that is read, from 0 to 1 */
  tell(at, done) {
    const bar = this.#bars[at];
    if (bar) bar.value = done;
    this.#all.value = at + done;
  }

  finish() {
    this.cancel.disabled = true;
    keepRoom(this.cancel, false);
  }
}
