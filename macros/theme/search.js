// The search, from when it is first opened. It asks Material's worker, which reads Material's index.
import { settle } from "./press.js";

const [SETUP, READY, QUERY] = [0, 1, 2];
const MOST = 20;

/**
 * @typedef {{ location: string, title: string, text: string, score: number, parent?: { title: string } }} Found
 * @typedef {{ type: number, data: { items: Found[][] } }} Answer
 */

const config = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
const base = new URL(config.base.replace(/\/?$/, "/"), location.href);

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

/** @param {Found} found */
const result = ({ location, title, text, parent }) => {
  const link = document.createElement("a");
  link.href = new URL(location, base).href;
  link.append(line("span", "hb-results__title", marked(title)), " ");
  if (parent) link.append(line("span", "hb-results__page", marked(parent.title)), " ");
  link.append(line("span", "hb-results__text", marked(text)));
  return line("li", "", link);
};

class Search extends HTMLElement {
  connectedCallback() {
    const [opener, dialog, query] = [this.querySelector("button"), this.querySelector("dialog"), this.querySelector("input")];
    const [status, list] = [this.querySelector("p"), this.querySelector("ol")];
    if (!opener || !dialog || !query || !status || !list) return;
    /** @type {Worker | undefined} */
    let worker;
    let ready = false;

    // Before the index is there, nothing found would only mean that nothing was looked at.
    const ask = () => ready && worker?.postMessage({ type: QUERY, data: query.value });

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
      list.replaceChildren(...found.slice(0, MOST).map(result));
      list.scrollTop = 0;
      if (!words) status.textContent = "";
      else if (!found.length) status.textContent = `Nothing found for “${words}”.`;
      else if (found.length > MOST) status.textContent = `The best ${MOST} of ${found.length} results`;
      else status.textContent = found.length > 1 ? `${found.length} results` : "1 result";
    };

    const fail = () => {
      worker = undefined;
      status.textContent = "The search could not be loaded. The list of sections leads to everything, too.";
    };

    const load = async () => {
      try {
        status.textContent = "Loading the search";
        worker = new Worker(config.search);
        worker.onmessage = answer;
        worker.onerror = fail;
        const index = await (await fetch(new URL("search/search_index.json", base))).json();
        worker.postMessage({ type: SETUP, data: { ...index, options: {} } });
      } catch {
        fail();
      }
    };

    const open = () => {
      dialog.showModal();
      query.select();
      if (!worker) load();
    };

    /** @param {number} step */
    const move = (step) => {
      const stops = [query, ...list.querySelectorAll("a")];
      stops[stops.findIndex((stop) => stop === document.activeElement) + step]?.focus();
    };

    opener.onclick = open;
    query.oninput = ask;
    dialog.onclick = ({ target }) => {
      if (target instanceof Element && (target === dialog || target.closest("a, [data-close]"))) dialog.close();
    };
    dialog.onkeydown = (event) => {
      if (event.key === "Escape") dialog.close();
      if (event.key === "Enter" && event.target === query) list.querySelector("a")?.click();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      move(step);
    };
    addEventListener("keydown", (event) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || dialog.open) return;
      event.preventDefault();
      open();
    });
    open();
  }
}

customElements.define("hb-search", Search);
