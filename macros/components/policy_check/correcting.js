// The corrected copy of a document: what goes in place of an address is chosen, and told, with what is left to be done by hand.
import { download } from "../../theme/download.js";
import { button, div, element, write } from "../../theme/elements.js";
import { locate } from "./addresses.js";
import { isOpen, plan, short } from "./plan.js";
import { plural } from "./report.js";

/** @typedef {import("./queue.js").Given} Given */
/** @typedef {import("./report.js").Checked} Checked */
/** @typedef {import("./verdict.js").Finding} Finding */
/** @typedef {import("./corrected.js").Replacement} Replacement */

/** What a corrected copy can be made of, and the end of its name. @type {Record<string, string>} */
const KINDS = { docx: "docx", odt: "odt", html: "html", markdown: "md", text: "txt" };
const MOST = 40; // addresses of one document for which something can be chosen

/**
 * Let somebody choose what goes in place of each address for which several can.
 * @param {Finding[]} rows @param {string} id
 */
const choices = (rows, id) => {
  /** @type {Map<string, HTMLSelectElement>} */
  const fields = new Map();
  const lines = [];
  for (const { item, instead, replacement } of rows.filter(isOpen)) {
    const { words, place } = item;
    if (fields.has(item.address) || fields.size === MOST) continue;
    const offered = instead.map(({ title, address }) => element("option", { value: address, selected: address === replacement }, title));
    const field = element("select", { id: `${id}-${fields.size}`, className: "hb-input", autocomplete: "off" }, element("option", { value: "" }, "Leave it as it is"), ...offered);
    fields.set(item.address, field);
    const where = element("span", { id: `${field.id}--where`, className: "hb-small hb-quiet" }, [words && words !== item.address ? `“${words}”` : "", place].filter(Boolean).join(", "));
    if (where.textContent) field.setAttribute("aria-describedby", where.id);
    lines.push(element("p", {}, element("label", { htmlFor: field.id }, `In place of ${short(item.address)}`), where, field));
  }
  const rest = new Set(rows.filter(isOpen).map(({ item }) => item.address)).size - fields.size;
  if (rest) lines.push(element("p", {}, `${plural(rest, "more address", "more addresses")} can be chosen in the copy, once it is checked in turn.`));
  return { lines, chosen: (/** @type {Finding} */ { item }) => fields.get(item.address)?.value };
};

/** @param {string} title @param {HTMLElement[]} lines */
const told = (title, lines) => (lines.length ? [element("p", {}, element("strong", {}, title)), element("ul", {}, ...lines)] : []);

/**
 * @param {Checked} checked
 * @param {string} id  for its fields
 * @param {{ given: Given, correct: (given: Given, wanted: Replacement[]) => Promise<Uint8Array | string>,
 *   register: import("./register.js").Register, copies: ReturnType<typeof import("./addresses.js").bases> }} options
 *   `correct` makes a copy, or tells why there is none; `copies` are those that somebody has confirmed
 * @returns {Node[]} nothing of a document of which no copy can be made
 */
export const correcting = (checked, id, { given, correct, register, copies }) => {
  const { format } = checked.contents;
  if (!KINDS[format]) return [];
  const { rows } = checked;
  const place = "hb-policy_check__corrected hb-noprint";
  if (!rows.some((row) => row.replacement || row.renewed || isOpen(row))) return rows.length ? [div(place, element("p", {}, "A corrected copy would be the same: no address in it has to be replaced."))] : [];
  const { lines, chosen } = choices(rows, id);
  const renew = element("input", { type: "checkbox", autocomplete: "off" });
  const said = element("p", { role: "status", className: "hb-policy_check__said" });
  const list = div("");
  const to = (/** @type {Finding} */ row) => chosen(row) ?? ((renew.checked && row.renewed) || row.replacement);
  const copy = (/** @type {Finding} */ { item }) => {
    const where = item.address ? locate(item.address, register, copies) : { kind: "elsewhere" };
    return "base" in where && where.kind !== "asked" ? where.base : "";
  };
  const make = async () => {
    const { wanted, done, left } = plan(checked, to, copy);
    const hand = told("Still to be done by hand", left.map((words) => element("li", {}, words)));
    list.replaceChildren(...hand);
    if (!wanted.length) return write(said, `Nothing is replaced yet: ${lines.length ? "choose above what goes in place of an address." : "all that could be is a link to an older version, and the box above is not ticked."}`);
    write(said, "Writing the copy");
    const bytes = await correct(given, wanted);
    if (typeof bytes === "string") return write(said, bytes);
    const [, name = "", kind = ""] = /([^/]*?)(?:\.([^.]*))?$/u.exec(given.name) ?? [];
    download(`${name} corrected`, kind.toLowerCase() || (KINDS[format] ?? ""), /** @type {BlobPart} */ (bytes));
    list.replaceChildren(...told("Replaced in the copy", done.map(([old, now]) => element("li", {}, element("code", {}, old), " → ", element("code", {}, now)))), ...hand);
    write(said, `A copy was made. ${plural(done.length, "address is", "addresses are")} replaced in it, and nothing else is changed.${left.length ? ` ${plural(left.length, "thing")} below ${left.length === 1 ? "is" : "are"} left for you.` : ""}`);
  };
  return [
    div(
      place,
      ...(lines.length ? [element("p", {}, element("strong", {}, "Choose what the copy gets")), ...lines] : []),
      ...(rows.some(({ renewed }) => renewed) ? [element("label", {}, renew, " Lead links to an older version to today’s version too: only when you have read what has changed")] : []),
      button("Download a corrected copy", make),
      said,
      list,
    ),
  ];
};
