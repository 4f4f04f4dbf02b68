// A button beside the link at a heading. Its dialog gives the citation of the section in four forms.
import { button, div, element } from "../../theme/elements.js";

const handbook = document.querySelector("meta[property='og:site_name']")?.getAttribute("content");

/** @param {string} text */
const html = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** @param {string} text */
const markdown = (text) => html(text).replace(/[\\`*_[\]]/g, "\\$&");

/** @param {string} version  such as 2026-11-22, or 2026-11-22-2 for the second of that day */
const day = (version) =>
  new Date(version.slice(0, 10)).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" }) +
  version.slice(10).replace("-", ", no. ");

/** @param {string} label @param {string} id @param {(Node | string)[]} shown @param {DOMStringMap} [data] */
const form = (label, id, shown, data) => {
  const copy = document.createElement("hb-copy");
  Object.assign(copy.dataset, { from: id, label: `Copy ${label}`, ...data });
  return [element("p", { id }, ...shown), copy];
};

/** @param {string} title @param {string} address @param {string} rest  the handbook, and the version */
const forms = (title, address, rest) => {
  const link = `<a href="${html(address)}">${html(title)}</a>${html(rest)}`;
  const live = [element("a", { href: address }, title), rest];
  return [
    ...form("for Word or email", "cite--live", live, { from: "cite--plain", html: link, main: "" }),
    ...form("as plain text", "cite--plain", [`“${title}”${rest}, ${address}`]),
    ...form("as Markdown", "cite--markdown", [`[${markdown(title)}](${address})${markdown(rest)}`]),
    ...form("as HTML", "cite--html", [link]),
  ];
};

const body = div("");
const dialog = element("dialog", { className: "hb-dialog hb-cites", "aria-labelledby": "cite--title" }, body);
dialog.onclick = ({ target }) => {
  if (target === dialog) dialog.close();
};

/** @param {string} title @param {string} address @param {string} version */
const open = (title, address, version) => {
  const offered = div("");

  /** @param {string} to @param {string} [which] */
  const show = (to, which = "") =>
    offered.replaceChildren(...forms(title, to, `, ${handbook}${version && `, version of ${day(version)}${which}`}`));

  /** @param {string} label @param {boolean} checked @param {() => void} onchange */
  const choice = (label, checked, onchange) =>
    element("label", {}, element("input", { type: "radio", name: "cite", checked, onchange }), label);

  const newest = () => show(address, " or later");
  const exact = () => show(`${address}${version}/`);
  const close = button("Close", () => dialog.close());
  body.replaceChildren(element("h2", { id: "cite--title" }, `Cite “${title}”`), close, offered);
  if (version) {
    const latest = choice("Always the newest text", true, newest);
    const dated = choice(`Always the text of ${day(version)}`, false, exact);
    const legend = element("legend", {}, "Where the link leads");
    offered.before(element("fieldset", { className: "hb-filter" }, legend, div("", latest, dated)));
  }
  newest();
  dialog.showModal();
};

for (const mark of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-address]"))) {
  const heading = mark.parentElement;
  const title = heading?.textContent?.slice(0, -1) ?? ""; // all but the mark
  const press = () => {
    heading?.parentElement?.append(dialog);
    open(title, mark.dataset.address ?? "", mark.dataset.version ?? "");
  };
  const cite = button("Cite", press, "text");
  cite.classList.add("hb-cite", "hb-noprint");
  cite.setAttribute("aria-haspopup", "dialog");
  cite.append(element("span", { className: "hb-vh" }, ` “${title}”`));
  heading?.after(cite);
}
