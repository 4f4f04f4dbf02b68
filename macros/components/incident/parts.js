// The parts of the form that grow: captures, sections relied on, and who was told.

import { button, div, element, write } from "../../theme/elements.js";
import { now, own } from "../../theme/merge.js";
import { statusMessage } from "../../theme/status_message.js";
import { unique } from "../../theme/store.js";
import { isHalf, read, show } from "./fields.js";
import { halfLine, showHalf } from "./half_times.js";
import { captured, size } from "./records.js";
import { addressOf, versionOf } from "./relied.js";
import { exactly } from "./times.js";

/** @typedef {import("./records.js").Records} Records */

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

/**
 * The words of the post that were captured. They come while somebody is busy with other fields, so they have one line,
 * which is always there, and the rest is folded away.
 * @param {HTMLElement} node
 * @param {Records} records
 */
export const captureList = (node, records) => {
  const line = element("span", {});
  const body = div("");
  const summary = element("summary", {}, line);
  const folded = element("details", { className: "hb-incident__was hb-noprint" }, summary, body);
  node.append(folded);

  /** @param {import("./records.js").Capture} capture */
  const hash = ({ text, sha256 }) =>
    element("p", { className: "hb-small" }, `SHA-256 of its ${size(text)}: `, element("code", {}, sha256));

  const list = () => {
    const { last, earlier } = captured(records.copy);
    fill(body, [last, earlier].flat().map((capture) => capture && [capture.at, capture.sha256]), () => [
      ...(last ? [hash(last)] : []),
      ...earlier.reverse().flatMap((capture) => [
        element("p", { className: "hb-small" }, `Earlier words, captured ${exactly(capture.at)}:`),
        element("pre", { dir: "auto" }, capture.text),
        hash(capture),
      ]),
      ...(last || earlier.length ? [] : [element("p", { className: "hb-small" }, "No words have been captured.")]),
    ]);
  };
  folded.addEventListener("toggle", list);

  /** @param {boolean} opened  whether this is another record */
  return (opened) => {
    const { last, earlier } = captured(records.copy);
    if (opened) folded.open = false;
    write(line, last ? `Captured ${exactly(last.at)}` : earlier.length ? "Earlier words are kept" : "Not captured yet");
    // What is read is left as it is until it is opened again.
    if (!folded.open) list();
  };
};

/** @param {HTMLElement} node @param {Records} records @param {import("./relied.js").Own} ours */
export const showSections = (node, records, ours) => {
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
            ...sections.map((section) => {
              const href = ours(section.address);
              if (href) return element("li", {}, element("a", { href }, section.title), versionOf(section));
              return element("li", {}, `${section.title}${versionOf(section)}: ${addressOf(section, ours)}`);
            }),
          ),
        ]
      : []),
  ]);
};

/**
 * @param {HTMLElement} node  a group of fields
 * @param {Records} records
 * @param {(change: () => void) => void} act
 * @returns {(other: boolean, opened: boolean) => void} shows the rows: of another record, or of one that somebody may be
 *   typing in. A row stays until it is taken out here, also when nothing is left in it.
 */
export const toldRows = (node, records, act) => {
  const add = button("Add somebody who was told", () => {
    const id = unique();
    hush();
    act(() => records.put("told", id, { who: "", at: now() }));
    rows.get(id)?.who.focus();
  });
  /** @type {Map<string, { row: HTMLElement, who: HTMLInputElement, at: HTMLInputElement, remove: HTMLElement }>} */
  let rows = new Map();
  const blank = /** @type {HTMLInputElement} */ (node.querySelector("[max]"));
  for (const row of node.querySelectorAll("[data-blank]")) row.remove();
  let taken = "";
  const { said, hush, undoable } = statusMessage(() => rows.get(taken)?.who ?? add, act);
  node.append(add, said);

  /** @param {string} id */
  const make = (id) => {
    const row = div("hb-incident__row");
    const kept = () => own(records.copy.told, id)?.[1] ?? { who: "", at: "" };
    const number = () => element("span", { "data-number": "" });
    /** @param {"who" | "at"} name @param {string} type @param {string} label */
    const field = (name, type, label) => {
      const input = element("input", { className: "hb-input", id: `incident--${name}-${id}`, type, dir: "auto" });
      // The other is kept as it is: a field does not hold seconds, nor which of two hours it was when summer time ended.
      input.oninput = () => {
        const now = kept();
        act(() => isHalf(input) || records.put("told", id, { ...now, [name]: read(input) }));
        if (line) showHalf(input, line, now.at);
      };
      row.append(element("p", {}, element("label", { htmlFor: input.id }, label, number()), input));
      const line = name === "at" && halfLine(input);
      return input;
    };
    const who = field("who", "text", "Who");
    const at = field("at", "datetime-local", "When");
    at.max = blank.max;
    const remove = button("Take out", () => {
      const before = kept();
      taken = id;
      row.remove();
      rows.delete(id);
      undoable(`${before.who || "Somebody"} is taken out.`, () => {
        records.put("told", id, { who: "", at: "" });
        return () => records.put("told", id, before);
      });
    }, "text");
    row.append(remove);
    return { row, who, at, remove };
  };

  return (other, opened) => {
    const told = Object.entries(records.copy.told).filter(([, [, { who, at }]]) => who || at);
    if (opened) {
      for (const { row } of rows.values()) row.remove();
      rows.clear();
      hush();
    }
    for (const [id] of told) {
      if (rows.has(id)) continue;
      const fields = make(id);
      const [, next] = [...rows].find(([other]) => other > id) ?? [];
      (next?.row ?? add).before(fields.row);
      rows.set(id, fields);
    }
    rows = new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
    for (const [id, fields] of rows) {
      const { who, at } = own(records.copy.told, id)?.[1] ?? { who: "", at: "" };
      show(fields.who, who, other);
      show(fields.at, at, other);
    }
    [...rows.values()].forEach(({ row, remove }, at) => {
      remove.setAttribute("aria-label", `Take out ${at + 1}`);
      for (const number of row.querySelectorAll("[data-number]")) write(number, `, ${at + 1}`);
    });
  };
};
