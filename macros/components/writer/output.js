// Words to post, in a field that grows, with their length by the rule of a network and a button to copy them.
import { copyStatus } from "../../theme/clipboard.js";
import { button, div, element, write } from "../../theme/elements.js";
import { measure } from "./counting.js";
import { unfilled } from "./wording.js";

/** @typedef {{ limit: number, rule: string }} Room  how much there is; a limit of 0 is none */

export class Output {
  /** @type {Room} */
  room = { limit: 0, rule: "characters" };
  #mirror = element("div", { className: "hb-input", dir: "auto", "aria-hidden": "true" });
  #said = element("p", { className: "hb-small hb-writer__count" });
  #status = element("p", { className: "hb-small hb-quiet", role: "status" });
  #name = element("strong", {});
  #done = copyStatus();
  #timer = 0;
  /** @type {HTMLButtonElement[]} */
  #buttons;

  /**
   * @param {string} id
   * @param {boolean} quiet  whether it is not the first to be copied
   * @param {(text: string) => void} typed  what to do when a person has changed the words
   * @param {() => void} again  what to do when they are wanted as they were
   * @param {(text: string) => void} copied
   * @param {...[label: string, make: (text: string) => string]} copies  what the buttons copy
   */
  constructor(id, quiet, typed, again, copied, ...copies) {
    this.#said.id = `${id}--count`;
    this.field = element("textarea", { id, className: "hb-input", rows: 2, dir: "auto", "aria-describedby": this.#said.id });
    const anew = () => {
      again();
      this.field.focus(); // The button has gone.
    };
    this.again = button("Write it again from what is above", anew, "text");
    const done = this.#done;
    this.#buttons = copies.map(([label, make], at) =>
      button(
        label,
        async () => {
          const { text } = this;
          if (await done.copy(make(text))) copied(text);
        },
        at || quiet ? "plain" : "go",
      ),
    );
    this.field.addEventListener("input", () => {
      this.#done.clear();
      typed(this.text);
      this.show();
    });
    this.row = div("hb-row", ...this.#buttons, this.again, done.status);
    const box = div("hb-writer__box", this.#mirror, this.field);
    this.element = div("hb-writer__out", element("label", { htmlFor: id }, this.#name), box, this.#said, this.#status, this.row);
  }

  get text() {
    return this.field.value;
  }

  /** @param {string} name @param {string} text @param {Room} room @param {boolean} edited */
  set(name, text, room, edited) {
    write(this.#name, name);
    if (this.#buttons.length === 1) this.#buttons[0]?.setAttribute("aria-label", `Copy: ${name}`);
    this.room = room;
    this.again.hidden = !edited;
    if (this.text !== text) {
      this.field.value = text;
      this.#done.clear();
    }
    this.show();
  }

  show() {
    const { limit, rule } = this.room;
    const { count, fits } = measure(this.text, rule, limit || Infinity);
    const over = limit ? Math.max(0, count - limit) : 0;
    this.#mirror.replaceChildren(this.text.slice(0, fits), element("mark", {}, this.text.slice(fits)), "\n");
    this.element.toggleAttribute("data-over", over > 0);
    const all = rule ? `${count} characters` : "";
    write(this.#said, limit ? `${count} of ${limit}${over ? `: ${over} too many` : ""}` : all);
    // Said when the typing pauses, so that a screen reader is not read a number at every letter.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const trouble = [
        over ? `Too long by ${over}: what is marked does not fit.` : "",
        unfilled(this.text) ? "Fill in what stands in square brackets." : "",
      ];
      write(this.#status, trouble.filter(Boolean).join(" "));
    }, 700);
  }
}
