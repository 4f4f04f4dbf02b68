// The search, from when it is first opened. What it looks through comes as a script, which loads from a file share too.
import { button, element, write } from "../../theme/elements.js";
import { settle } from "../../theme/press.js";
import { fail, say } from "../../theme/search_status.js";
import { open, passage } from "./engine.js";

/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./engine.js").Handbook} Handbook */

const MOST = 20;
const PAUSE = 600; // milliseconds without a key, after which it is read out what was found

/** @type {Promise<{ search: (query: string) => Found[], nearest: (query: string) => string[] }> | undefined} */
let reading;

/** @param {string} address  of the script that sets `handbookSearch` @returns {Promise<Handbook>} */
const load = (address) =>
  new Promise((resolve, reject) => {
    const script = element("script", { src: address });
    script.onload = () => {
      const { handbookSearch } = /** @type {{ handbookSearch?: Handbook }} */ (/** @type {unknown} */ (self));
      if (handbookSearch) resolve(handbookSearch);
      else reject(new Error(`${address} is no index`));
    };
    script.onerror = reject;
    document.head.append(script);
  });

/** @param {Found[]} found @returns {string} short enough to stand on one line of a phone, so that no result moves */
const counted = (found) => {
  const [first] = found;
  if (!first) return "Nothing found";
  const { length } = found;
  const count = length > MOST ? `Best ${MOST} of ${length}` : length === 1 ? "1 result" : `${length} results`;
  return first.whole ? count : `${count}, some words missing`;
};

class Search extends HTMLElement {
  #root = new URL(this.dataset["root"] || ".", location.href);
  #dialog = /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
  #query = /** @type {HTMLInputElement} */ (this.querySelector("input"));
  #shown = /** @type {HTMLElement} */ (this.querySelector(".hb-dialog__status"));
  #aloud = /** @type {HTMLElement} */ (this.querySelector("dialog > [role=status]"));
  #found = /** @type {HTMLElement} */ (this.querySelector("[data-part=found]"));
  #list = /** @type {HTMLElement} */ (this.querySelector("ol"));
  #none = /** @type {HTMLElement} */ (this.querySelector("[data-part=none]"));
  #nearest = /** @type {HTMLElement} */ (this.querySelector("[data-part=nearest]"));
  #note = /** @type {HTMLElement} */ (this.querySelector("[data-part=note]"));
  #pause = 0;

  connectedCallback() {
    this.#query.oninput = () => this.#ask();
    this.#dialog.onkeydown = (event) => this.#key(event);
  }

  /** Load what is looked through, unless it is there or on its way, and look for what stands in the field. */
  async load() {
    clearTimeout(this.#pause);
    if (!reading) say(this, "Loading the search");
    try {
      reading ??= load(this.dataset["index"] ?? "").then(open);
      await reading;
      this.#none.hidden = true;
      say(this, "");
      this.#ask();
    } catch {
      reading = undefined; // so that it may be tried again
      fail(this);
    }
  }

  async #ask() {
    const words = this.#query.value.trim();
    const engine = await reading?.catch(() => undefined);
    if (!engine || words !== this.#query.value.trim()) return; // not there yet, or more was typed in the meantime
    const found = engine.search(this.#query.value);
    const near = found.length ? [] : engine.nearest(words);
    settle(this, () => this.#show(words, found, near));
  }

  /** @param {string} words @param {Found[]} found @param {string[]} near  words of the handbook, where nothing is found */
  #show(words, found, near) {
    this.#list.replaceChildren(...found.slice(0, MOST).map((one) => this.#result(one)));
    this.#found.scrollTop = 0;
    this.#none.hidden = !words || found.length > 0;
    this.#nearest.querySelector("ul")?.replaceChildren(...near.map((word) => element("li", {}, button(word, () => this.#try(word)))));
    this.#nearest.hidden = !near.length;
    this.#note.textContent = `Somebody looked for “${words}” in the handbook, and found nothing: ${this.#root.href}`;
    this.#note.nextElementSibling?.dispatchEvent(new Event("hb-changed"));
    const count = words ? counted(found) : "";
    write(this.#shown, count);
    const aloud = near.length ? `${count}. Near to it: ${near.join(", ")}` : count;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => write(this.#aloud, aloud), PAUSE);
  }

  /** @param {string} word */
  #try(word) {
    this.#query.value = word;
    this.#query.focus();
    this.#ask();
  }

  /** @param {Found} found */
  #result({ entry, match }) {
    const terms = new Set(Object.keys(match));
    /** @param {string} text @param {number} [most] */
    const marked = (text, most) =>
      passage(text, terms, most).map(({ text, match }) => (match ? element("mark", {}, text) : text));
    const where = [entry.kind, entry.page === entry.title ? "" : entry.page].filter(Boolean).join(" · ");
    return element(
      "li",
      {},
      element("a", { href: new URL(entry.url, this.#root).href }, ...marked(entry.title, Infinity), element("span", {}, where)),
      element("p", {}, ...marked(entry.text)),
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Enter" && event.target === this.#query) this.#list.querySelector("a")?.click();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [this.#query, ...this.#list.querySelectorAll("a")];
    stops[stops.findIndex((stop) => stop === document.activeElement) + step]?.focus();
  }
}

customElements.define("hb-search", Search);
