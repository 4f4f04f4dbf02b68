// Words to post, in a field that grows, with their length by the rule of a network and a button to copy them.
import { COPIED, copyStatus } from "../../theme/clipboard.js";
import { setText } from "../../theme/direction.js";
import { button, div, element, write } from "../../theme/elements.js";

/** @typedef {import("./draft.js").Text} Text */

const AGAIN = "Write it again from what is above";
const UNDO = "Undo: bring my own words back";

/** @param {Text} text  what is wrong with it */
const trouble = ({ count, network: { limit }, gaps, cut }) => ({
  over: limit && count > limit ? `Too long by ${count - limit}: what is marked does not fit.` : "",
  gaps: gaps.length ? `Still to fill in: ${gaps.join(", ")}.` : "",
  cut,
});

export class Output {
  #mirror = element("div", { className: "hb-input", dir: "auto", "aria-hidden": "true" });
  #count = element("p", { className: "hb-small hb-writer__count" });
  #trouble = element("p", { className: "hb-small hb-writer__trouble" });
  #status = element("p", { className: "hb-vh", role: "status" });
  #name = element("strong", {});
  #copying = copyStatus();
  #spoken = "";
  #timer = 0;
  /** @type {HTMLButtonElement[]} */
  #buttons;
  #again;
  #quiet;

  /**
   * @param {string} id
   * @param {boolean} quiet  whether it is not the first to be copied: both have the same gaps
   * @param {(text: string) => void} typed  what to do when a person has changed the words
   * @param {() => void} again  what to do when they are wanted as they were, and when that is undone
   * @param {() => Text | undefined} fresh  makes them anew, with the time of the press
   * @param {...[label: string, make: (text: string) => string]} copies  what the buttons copy
   */
  constructor(id, quiet, typed, again, fresh, ...copies) {
    this.#quiet = quiet;
    this.#count.id = `${id}--count`;
    this.#trouble.id = `${id}--trouble`;
    const described = `${this.#count.id} ${this.#trouble.id}`;
    this.field = element("textarea", { id, className: "hb-input", rows: 2, dir: "auto", autocomplete: "off", "aria-describedby": described });
    this.#again = button(AGAIN, again, "text");
    this.#buttons = copies.map(([label, make], at) =>
      button(label, () => this.#copy(make, fresh()?.gaps ?? []), at || quiet ? "plain" : "go"),
    );
    this.field.addEventListener("input", () => typed(this.text));
    const box = div("hb-writer__box", this.#mirror, this.field);
    this.element = div(
      "hb-writer__out",
      element("label", { htmlFor: id }, this.#name),
      div("hb-writer__copy", ...this.#buttons, this.#copying.status),
      box,
      this.#count,
      this.#trouble,
      this.#status,
      this.#again,
    );
  }

  get text() {
    return this.field.value;
  }

  /** @param {(text: string) => string} make @param {string[]} gaps  those that are left, which are said again */
  async #copy(make, gaps) {
    write(this.#status, "");
    const copied = gaps.length ? `${COPIED}. It has gaps.` : COPIED;
    if (await this.#copying.copy(make(this.text), undefined, copied)) this.#speak();
  }

  #speak() {
    write(this.#status, this.#spoken && `${this.#name.textContent}: ${this.#spoken}`);
  }

  /** @param {Text} text @param {boolean} before  whether there are words that can be brought back @param {boolean} begun  whether a person is to be told */
  show(text, before, begun) {
    const { name, network: { limit, rule }, count, fits, edited, timed } = text;
    write(this.#name, name);
    if (this.#buttons.length === 1) this.#buttons[0]?.setAttribute("aria-label", `Copy: ${name}`);
    write(this.#again, edited || !before ? AGAIN : UNDO);
    this.#again.hidden = !edited && !before;
    if (this.text !== text.text) {
      setText(this.field, text.text);
      this.#copying.clear();
    }
    this.#mirror.dir = this.field.dir;
    this.#mirror.replaceChildren(text.text.slice(0, fits), element("mark", {}, text.text.slice(fits)), "\n");
    const { over, gaps, cut } = trouble(text);
    this.element.toggleAttribute("data-over", over !== "");
    const length = limit ? `${count} of ${limit}${over ? `: ${count - limit} too many` : ""}` : rule ? `${count} characters` : "";
    write(this.#count, [length, timed ? "The time is set when you copy." : ""].filter(Boolean).join(". "));
    write(this.#trouble, [cut, gaps].filter(Boolean).join(" "));
    // Said when the typing pauses, so that a screen reader is not read a number at every letter.
    clearTimeout(this.#timer);
    this.#spoken = [over, cut, this.#quiet ? "" : gaps].filter(Boolean).join(" ");
    if (begun) this.#timer = setTimeout(() => this.#speak(), 700);
  }
}
