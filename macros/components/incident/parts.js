// The parts of the form that grow: captures, sections relied on, who was told, and what was ticked.

import { button, div, element } from "../../theme/elements.js";
import { now, own } from "../../theme/registers.js";
import { unique } from "../../theme/store.js";
import { when } from "../../theme/times.js";
import { read, show } from "./fields.js";
import { captures } from "./records.js";
import { copies } from "./ticks.js";

/** @typedef {import("./records.js").Records} Records */
/** @typedef {import("./records.js").Relied} Relied */

/**
 * Fill a node anew only if there is something else to show.
 * @param {HTMLElement} node
 * @param {unknown} said
 * @param {() => (Node | string)[]} make
 */
const fill = (node, said, make) => {
  const key = JSON.stringify(said);
  if (own(node.dataset, "shows") === key) return;
  node.dataset.shows = key;
  node.replaceChildren(...make());
};

/** @param {HTMLElement} node @param {Records} records */
export const showCaptures = (node, records) => {
  const all = captures(records.copy).reverse();
  fill(node, all.map(({ at, sha256 }) => [at, sha256]), () =>
    all.map(({ at, text, sha256 }, place) => {
      const hash = element("p", { className: "hb-small" }, "SHA-256: ", element("code", {}, sha256));
      const head = `${place ? "Earlier words, captured" : "Captured"} ${when(at)}`;
      if (!place) return div("hb-small", element("p", {}, `${head}. ${text.length} characters.`), hash);
      return element(
        "details",
        { className: "hb-incident__was" },
        element("summary", {}, head),
        element("pre", { dir: "auto" }, text),
        hash,
      );
    }),
  );
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
  /** @type {Map<string, { row: HTMLElement, who: HTMLInputElement, at: HTMLInputElement }>} */
  const rows = new Map();
  for (const blank of node.querySelectorAll("[data-blank]")) blank.remove();
  node.append(add);

  /** @param {string} id */
  const make = (id) => {
    const keep = () => act(() => records.put("told", id, { who: who.value, at: read(at) }));
    /** @param {string} name @param {string} type */
    const field = (name, type) =>
      element("input", { className: "hb-input", id: `incident--${name}-${id}`, type, dir: "auto", oninput: keep });
    const who = field("who", "text");
    const at = field("at", "datetime-local");
    const remove = button("Take out", () => {
      act(() => records.put("told", id, { who: "", at: "" }));
      add.focus();
    }, "text");
    const row = div(
      "hb-incident__row",
      element("p", {}, element("label", { htmlFor: who.id }, "Who"), who),
      element("p", {}, element("label", { htmlFor: at.id }, "When"), at),
      remove,
    );
    return { row, who, at };
  };

  return () => {
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
      show(fields.who, who);
      show(fields.at, at);
    }
  };
};

/**
 * @param {HTMLElement} node
 * @param {Records} records
 * @param {(change: () => void) => void} act
 * @param {() => Record<string, string>} lists  the titles of the checklists of the outcome, by id
 */
export const tickLists = (node, records, act, lists) => {
  /** @param {string} id */
  const claimed = (id) =>
    records.kept.flatMap(([other, { ticks }]) => (other === records.current ? [] : own(ticks, id)?.[1].copy ?? []));

  /** Take in what has been ticked of late. */
  const take = () => {
    if (!own(records.copies, records.current)) return;
    for (const [id, title] of Object.entries(lists())) {
      const found = copies(id);
      const chosen = own(records.copy.ticks, id)?.[1].copy;
      // A copy that belongs to another record is not this one's, unless somebody says so.
      const copy = found.find(({ copy }) => (chosen === undefined ? !claimed(id).includes(copy) : copy === chosen));
      if (copy) records.put("ticks", id, { ...copy, title });
    }
  };

  /** @param {string} id @param {string} title */
  const choose = (id, title) => {
    const found = copies(id);
    const none = { copy: "", name: "", ticks: [] };
    const select = element(
      "select",
      {
        id: `incident--ticks-${id}`,
        onchange: () =>
          act(() => records.put("ticks", id, { ...(found.find(({ copy }) => copy === select.value) ?? none), title })),
      },
      element("option", { value: "" }, "None"),
      ...found.map(({ copy, name }) => element("option", { value: copy }, name)),
    );
    select.dataset.list = id;
    const label = element("label", { htmlFor: select.id }, `Copy of the checklist “${title}”`);
    return element("p", {}, label, element("span", { className: "hb-select" }, select));
  };

  const chosen = div("");
  const done = div("");
  node.append(chosen, done);
  return {
    take,
    show: () => {
      const { ticks } = records.copy;
      const offered = Object.entries(lists()).filter(([id]) => copies(id).length);
      fill(chosen, [records.current, offered, offered.map(([id]) => copies(id).map(({ copy, name }) => [copy, name]))], () =>
        offered.length
          ? [element("fieldset", {}, element("legend", {}, "What was ticked"), ...offered.map((each) => choose(...each)))]
          : [],
      );
      for (const select of chosen.querySelectorAll("select")) {
        select.value = own(ticks, select.dataset.list ?? "")?.[1].copy ?? "";
      }
      const shown = Object.values(ticks).filter(([, { ticks }]) => ticks.length);
      fill(done, shown, () =>
        shown.map(([, { title, name, ticks }]) =>
          div(
            "hb-small",
            element("p", {}, `${title}: ${name}`),
            element("ul", {}, ...ticks.map(({ text, at }) => element("li", {}, `${text}. Done ${when(at)}`))),
          ),
        ),
      );
    },
  };
};
