// The search, from when it is first opened. What it looks through comes as a script, which loads from a file share too.
import { button, div, element } from "../../theme/elements.js";
import { home } from "../../theme/home.js";
import { loadScript } from "../../theme/load_script.js";
import { settle } from "../../theme/press.js";
import { open, passage } from "./engine.js";
import { fail, say } from "./status.js";

/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./engine.js").Index} Index */

const MOST = 12;

/** @type {ReturnType<typeof open> | undefined} */
let reading;

/** @param {string} address  of the script that sets `handbookSearch` @returns {Promise<Index>} */
const load = async (address) => {
  await loadScript(address);
  const { handbookSearch } = /** @type {{ handbookSearch?: Index }} */ (/** @type {unknown} */ (self));
  if (!handbookSearch) throw new Error(`${address} is no index`);
  return handbookSearch;
};

/** Without its styles the search works too. @param {string} address */
const style = (address) =>
  new Promise((resolve) => {
    document.head.append(element("link", { rel: "stylesheet", href: address, onload: resolve, onerror: resolve }));
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
  #dialog = /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
  #query = /** @type {HTMLInputElement} */ (this.querySelector("input"));
  #found = /** @type {HTMLElement} */ (this.querySelector(".hb-dialog__found"));
  #list = element("ol", { className: "hb-results" });
  #pause = 0;

  connectedCallback() {
    this.#query.oninput = () => this.#ask();
    this.#dialog.onkeydown = (event) => this.#key(event);
    this.#found.append(this.#list);
  }

  /** Load what is looked through, unless it is there or on its way, and look for what stands in the field. */
  async load() {
    clearTimeout(this.#pause);
    if (!reading) say(this, "Loading the search");
    try {
      const { style: sheet = "", index = "" } = this.dataset;
      reading ??= Promise.all([load(index).then(open), style(sheet)]).then(([engine]) => engine);
      await reading;
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
    settle(this, () => this.#show(words, found, near, engine.ways));
  }

  /** @param {string} words @param {Found[]} found @param {string[]} near  words of the handbook, where nothing is found @param {Index["ways"]} ways */
  #show(words, found, near, ways) {
    this.#found.scrollTop = 0; // before anything changes, or it would be laid out twice
    this.#list.replaceChildren(...found.slice(0, MOST).map((one) => this.#result(one)));
    this.#found.replaceChildren(this.#list, ...(words && !found.length ? [this.#none(words, near, ways)] : []));
    const count = words ? counted(found) : "";
    clearTimeout(this.#pause);
    this.#pause = say(this, count, near.length ? `${count}. Near to it: ${near.join(", ")}` : count);
  }

  /** @param {string} url  below the site @returns {string} */
  #address(url) {
    const address = new URL(url, home);
    if (address.pathname.endsWith("/") && address.pathname !== location.pathname) address.pathname += "index.html";
    return address.href;
  }

  /** What to do where nothing is found. @param {string} words @param {string[]} near @param {Index["ways"]} ways */
  #none(words, near, { help, sections }) {
    const link = (/** @type {string} */ url, /** @type {string} */ text) => element("a", { href: this.#address(url) }, text);
    const copy = document.createElement("hb-copy");
    Object.assign(copy.dataset, { from: "search-note", label: "Copy what I looked for" });
    const said = `Somebody looked for “${words}” in the handbook, and found nothing: ${home}`;
    const nearest = element("ul", { className: "hb-row" }, ...near.map((word) => element("li", {}, button(word, () => this.#try(word)))));
    return div(
      "hb-dialog__none",
      ...(near.length ? [element("p", {}, "The handbook has these words:"), nearest] : []),
      element("p", {}, "Other ways on:"),
      element(
        "ul",
        {},
        element("li", {}, link(help, "Something has gone wrong"), ": what to do now"),
        element("li", {}, link(sections, "All sections"), ", in one list"),
        element(
          "li",
          {},
          "Nothing that you type here leaves this device. To tell the editors what is missing, copy it and send it to them yourself.",
          element("span", { id: "search-note", hidden: true }, said),
          copy,
        ),
      ),
    );
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
      element("a", { href: this.#address(entry.url) }, ...marked(entry.title, Infinity), element("span", {}, where)),
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
