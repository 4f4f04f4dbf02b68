// The search, from when its dialog is first opened. It asks Material's worker, which reads Material's index.
import { settle } from "./press.js";
import { fail } from "./search_failure.js";

const [SETUP, READY, QUERY] = [0, 1, 2];
const MOST = 20;

/**
 * @typedef {{ location: string, title: string, text: string, score: number, parent?: { title: string } }} Found
 * @typedef {{ type: number, data: { items: Found[][] } }} Answer
 */

/** @param {string} html what the worker has found, of which only the words and their marks are taken */
const marked = (html) => {
  const words = document.createDocumentFragment();
  const texts = document.createNodeIterator(new DOMParser().parseFromString(html, "text/html").body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    words.append(node.parentElement?.tagName === "MARK" ? line("mark", "", node) : node.cloneNode());
  }
  return words;
};

/** @param {string} tag @param {string} className @param {Node} content */
const line = (tag, className, content) => {
  const made = document.createElement(tag);
  made.className = className;
  made.append(content.cloneNode(true));
  return made;
};

/** @param {Found} found @param {URL} base  the start of the handbook */
const result = ({ location, title, text, parent }, base) => {
  const link = document.createElement("a");
  link.href = new URL(location, base).href;
  link.append(line("span", "hb-results__title", marked(title)), " ");
  if (parent) link.append(line("span", "hb-results__page", marked(parent.title)), " ");
  link.append(line("span", "hb-results__text", marked(text)));
  return line("li", "", link);
};

class Search extends HTMLElement {
  /** @type {Worker | undefined} */
  worker;

  /** Load the index, unless it is there or on its way. */
  async load() {
    const [dialog, query, status, list] = [
      this.querySelector("dialog"), this.querySelector("input"), this.querySelector("p"), this.querySelector("ol"),
    ];
    if (this.worker || !dialog || !query || !status || !list) return;
    const index = new URL(this.dataset.index ?? "", document.baseURI);
    const base = new URL("..", index);
    let ready = false;

    // Before the index is there, nothing found would only mean that nothing was looked at.
    const ask = () => ready && this.worker?.postMessage({ type: QUERY, data: query.value });

    /** @param {MessageEvent<Answer>} message */
    const answer = ({ data: { type, data } }) => {
      if (type === READY) {
        ready = true;
        status.textContent = "";
        return ask();
      }
      settle(list, () => show(data));
    };

    /** @param {Answer["data"]} data */
    const show = (data) => {
      const words = query.value.trim();
      const found = words ? data.items.flat().filter(({ score }) => score > 0) : [];
      found.sort((a, b) => b.score - a.score);
      list.replaceChildren(...found.slice(0, MOST).map((item) => result(item, base)));
      list.scrollTop = 0;
      if (!words) status.textContent = "";
      else if (!found.length) status.textContent = `Nothing found for “${words}”.`;
      else if (found.length > MOST) status.textContent = `The best ${MOST} of ${found.length} results`;
      else status.textContent = found.length > 1 ? `${found.length} results` : "1 result";
    };

    const stop = () => {
      this.worker?.terminate();
      this.worker = undefined;
      fail(this);
    };

    /** @param {number} step */
    const move = (step) => {
      const stops = [query, ...list.querySelectorAll("a")];
      stops[stops.findIndex((stop) => stop === document.activeElement) + step]?.focus();
    };

    query.oninput = ask;
    dialog.onkeydown = (event) => {
      if (event.key === "Enter" && event.target === query) list.querySelector("a")?.click();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      move(step);
    };

    status.textContent = "Loading the search";
    try {
      const worker = new Worker(this.dataset.worker ?? "");
      this.worker = worker;
      worker.onmessage = answer;
      worker.onerror = stop;
      const data = await (await fetch(index)).json();
      worker.postMessage({ type: SETUP, data: { ...data, options: {} } });
    } catch {
      stop();
    }
  }
}

customElements.define("hb-search", Search);
