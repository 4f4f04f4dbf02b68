// The parts of the form that grow: captures, sections relied on, and who was told.

import { button, div, element, write } from "../../theme/elements.js";
import { now, own } from "../../theme/registers.js";
import { unique } from "../../theme/store.js";
import { exactly, read, show } from "./fields.js";
import { captured, size } from "./records.js";

/** @typedef {import("./records.js").Records} Records */
/** @typedef {import("./records.js").Relied} Relied */

/**
 * Fill a node anew only if there is something else to show.
 * @param {HTMLElement} node
 * @param {unknown} said
 * @param {() => (Node | string)[]} make
 */
export const fill = (node, said, make) => {
  const key = JSON.stringify(said);
  if (own(node.dataset, "shows") === key) return;
  node.dataset.shows = key;
  node.replaceChildren(...make());
};

/** @param {HTMLElement} node @param {Records} records */
export const showCaptures = (node, records) => {
  const { last, earlier } = captured(records.copy);
  /** @param {import("./records.js").Capture} capture */
  const hash = ({ text, sha256 }) =>
    element("p", { className: "hb-small" }, `SHA-256 of its ${size(text)}: `, element("code", {}, sha256));
  fill(node, [last, earlier].flat().map((capture) => capture && [capture.at, capture.sha256]), () => [
    ...(last ? [div("hb-small", element("p", {}, `Captured ${exactly(last.at)}.`), hash(last))] : []),
    ...earlier.reverse().map((capture) =>
      element(
        "details",
        { className: "hb-incident__was" },
        element("summary", {}, `Earlier words, captured ${exactly(capture.at)}`),
        element("pre", { dir: "auto" }, capture.text),
        hash(capture),
      ),
    ),
  ]);
};

/** @param {HTMLElement} node @param {Records} records */
export const showSections = (node, records) => {
  const [, sections] = records.copy.sections;
  const led = records.fact("outcomeTitle") ?? "";
  fill(node, [led, sections], () => [
    ...(led ? [element("p", {}, "The guide led to: ", element("strong", {}, led))] : []),
    ...(sections.length
      ? [
          element("p", {}, "Sections relied on:"),
          element(
            "ul",
            {},
            ...sections.map(({ title, version, address }) =>
              element("li", {}, element("a", { href: address }, title), version && `, version of ${version}`),
            ),
          ),
        ]
      : []),
  ]);
};

/**
 * @param {HTMLElement} node  a group of fields
 * @param {Records} records
 * @param {(change: () => void) => void} act
 */
export const toldRows = (node, records, act) => {
  const add = button("Add somebody who was told", () => {
    const id = unique();
    act(() => records.put("told", id, { who: "", at: now() }));
    rows.get(id)?.who.focus();
  });
  /** @type {Map<string, { row: HTMLElement, who: HTMLInputElement, at: HTMLInputElement, remove: HTMLElement }>} */
  const rows = new Map();
  const blank = /** @type {HTMLInputElement} */ (node.querySelector("[max]"));
  for (const row of node.querySelectorAll("[data-blank]")) row.remove();
  node.append(add);

  /** @param {string} id */
  const make = (id) => {
    const row = div("hb-incident__row");
    const number = () => element("span", { "data-number": "" });
    /** @param {"who" | "at"} name @param {string} type @param {string} label */
    const field = (name, type, label) => {
      const input = element("input", { className: "hb-input", id: `incident--${name}-${id}`, type, dir: "auto" });
      // The other is kept as it is: a field does not hold seconds, nor which of two hours it was when summer time ended.
      input.oninput = () => {
        const kept = own(records.copy.told, id)?.[1] ?? { who: "", at: "" };
        act(() => records.put("told", id, { ...kept, [name]: read(input) }));
      };
      row.append(element("p", {}, element("label", { htmlFor: input.id }, label, number()), input));
      return input;
    };
    const who = field("who", "text", "Who");
    const at = field("at", "datetime-local", "When");
    at.max = blank.max;
    const remove = button("Take out", () => {
      act(() => records.put("told", id, { who: "", at: "" }));
      add.focus();
    }, "text");
    row.append(remove);
    return { row, who, at, remove };
  };

  /** @param {boolean} other  whether somebody may not be typing in what is shown */
  return (other) => {
    const told = Object.entries(records.copy.told).filter(([, [, { who, at }]]) => who || at);
    const ids = new Set(told.map(([id]) => id));
    for (const [id, { row }] of rows) {
      // A row whose fields were emptied stays for as long as somebody may be typing in it.
      if (ids.has(id) || row.contains(document.activeElement)) continue;
      row.remove();
      rows.delete(id);
    }
    for (const [id, [, { who, at }]] of told) {
      const fields = rows.get(id) ?? make(id);
      if (!rows.has(id)) add.before(fields.row);
      rows.set(id, fields);
      show(fields.who, who, other);
      show(fields.at, at, other);
    }
    [...rows.values()].forEach(({ row, remove }, at) => {
      remove.setAttribute("aria-label", `Take out ${at + 1}`);
      for (const number of row.querySelectorAll("[data-number]")) write(number, `, ${at + 1}`);
    });
  };
};
