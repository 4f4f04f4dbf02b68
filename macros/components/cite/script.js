// A button beside the link at a heading. Its dialog gives the citation of the section in four forms.
import { published } from "../../theme/address.js";
import { button, div, element, keepRoom } from "../../theme/elements.js";
import { escaped } from "../../theme/html.js";

const of = `, ${document.querySelector("meta[property='og:site_name']")?.getAttribute("content")}`;

/** @param {string} text */
const markdown = (text) => escaped(text).replace(/[\\`*_[\]]/g, "\\$&");

/** @typedef {{ address: string, version: string }} Cited  where a citation leads, and the version in words, after a comma */

/**
 * The forms of a citation. Every one is there at once, each with the room that it takes, so that a choice moves nothing.
 * @param {string} title
 * @param {Cited[]} choices
 */
const forms = (title, choices) => {
  // The version is among the words that are pressed: these stay with a link wherever it is taken, and tell later what it meant.
  const rich = (/** @type {Cited} */ { address, version }) => `<a href="${escaped(address)}">${escaped(title + version)}</a>${escaped(of)}`;
  /** @type {[id: string, label: string, shown: (cited: Cited) => (Node | string)[]][]} */
  const kinds = [
    ["live", "for Word or email", ({ address, version }) => [element("a", { href: address }, title + version), of]],
    ["plain", "as text", ({ address, version }) => [`“${title}”${of}${version}, ${address}`]],
    ["markdown", "as Markdown", ({ address, version }) => [`[${markdown(title + version)}](${address})${markdown(of)}`]],
    ["html", "as HTML", (cited) => [rich(cited)]],
  ];
  const made = kinds.map(([id, label, shown]) => {
    const copy = document.createElement("hb-copy");
    Object.assign(copy.dataset, { from: `cite--${id}`, label: `Copy ${label}` });
    return { id, copy, texts: choices.map((cited) => element("p", {}, ...shown(cited))) };
  });
  const live = /** @type {HTMLElement} */ (made[0]?.copy);
  Object.assign(live.dataset, { from: "cite--plain", main: "" });

  /** @param {number} choice */
  const show = (choice) => {
    for (const { id, copy, texts } of made) {
      for (const [at, text] of texts.entries()) {
        if (at === choice) text.id = `cite--${id}`;
        else text.removeAttribute("id");
        keepRoom(text, at === choice);
      }
      copy.dispatchEvent(new Event("hb-changed"));
    }
    live.dataset.html = rich(/** @type {Cited} */ (choices[choice]));
  };
  return { show, forms: made.flatMap(({ copy, texts }) => [div("hb-cites__texts", ...texts), copy]) };
};

const body = div("");
const dialog = element("dialog", { className: "hb-dialog hb-cites", "aria-labelledby": "cite--title" }, body);
dialog.onclick = ({ target }) => {
  if (target === dialog) dialog.close();
};

/**
 * @param {string} title
 * @param {string} address  the permanent one; empty where there is none that leads to more than one computer
 * @param {string} version
 * @param {string} words  what the version is called
 * @param {string} href  of the section, as seen from here
 */
const open = (title, address, version, words, href) => {
  const here = (/** @type {string} */ below) => new URL(`${below}index.html`, href).href;
  const named = `, version of ${words}`;
  const newest = { address: address || here(""), version: version && `${named} or a later one` };
  const exact = { address: address ? `${address}${version}/` : here(`${version}/`), version: named };
  const { show, forms: offered } = forms(title, version ? [newest, exact] : [newest]);

  /** @param {string} label @param {number} at */
  const choice = (label, at) =>
    element("label", {}, element("input", { type: "radio", name: "cite", checked: !at, onchange: () => show(at) }), label);

  const close = button("Close", () => dialog.close());
  body.replaceChildren(element("h2", { id: "cite--title" }, `Cite “${title}”`), close, div("", ...offered));
  if (!address) close.after(div("hb-small", "This copy has no public address: these links lead to it, where it is now."));
  if (version) {
    const choices = div("", choice("Always the newest text", 0), choice("Always the text as it is today", 1));
    const legend = element("legend", {}, "Where the link leads");
    close.after(element("fieldset", { className: "hb-filter" }, legend, choices));
    body.append(element("a", { className: "hb-btn hb-btn--text", href: here("history/") }, "All versions, and what they changed"));
  }
  show(0);
  dialog.showModal();
};

for (const mark of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-address]"))) {
  const heading = mark.parentElement;
  const title = heading?.textContent?.slice(0, -1) ?? ""; // all but the mark
  const name = mark.getAttribute("aria-label")?.split(": ").slice(1).join(": "); // which says what is no section
  const press = () => {
    const { address = "", version = "", words = "", local } = mark.dataset;
    heading?.parentElement?.append(dialog);
    open(title, local === undefined ? address : "", version, words, mark.href);
  };
  if (published) mark.href = mark.dataset.address ?? ""; // for who copies the link
  const cite = button("Cite", press, "text");
  cite.classList.add("hb-cite", "hb-noprint");
  cite.setAttribute("aria-haspopup", "dialog");
  cite.append(element("span", { className: "hb-vh" }, ` “${name}”`));
  heading?.after(cite);
}
