// What was ticked, and when, in the copies of checklists that this browser keeps.

import { div, element } from "../../theme/elements.js";
import { keyOf } from "../../theme/host.js";
import { attempt, fits, isText, isTime, own, set } from "../../theme/merge.js";
import { fill } from "./parts.js";
import { exactly } from "./times.js";

/** @typedef {import("./records.js").Records} Records */

const DAY = 86_400_000;
const NONE = { copy: "", name: "", ticks: [] };

const COPY = {
  gone: [Number.isInteger, (/** @type {any} */ value) => value === ""],
  name: [Number.isInteger, isText],
  list: [Number.isInteger, { "*": { text: isText } }],
  ticks: { "*": [Number.isInteger, isTime] },
};

/** @param {string} id  of the checklist @returns {Omit<import("./records.js").Ticks, "title">[]} the last used first */
const copies = (id) => {
  const stored = attempt(() => JSON.parse(localStorage.getItem(keyOf(`handbook.checklist.${id}`)) ?? ""));
  return Object.entries(stored?.copies ?? {})
    .filter(([, copy]) => fits(copy, COPY))
    .map(([copy, { name, list, ticks }]) => ({
      copy,
      name: name[1],
      ticks: Object.entries(/** @type {Record<string, [number, string]>} */ (ticks))
        .filter(([, [, at]]) => at)
        .map(([item, [, at]]) => ({ text: own(list[1], item)?.text ?? item, at }))
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    }))
    .filter(({ ticks }) => ticks.length)
    .sort((a, b) => ((a.ticks.at(-1)?.at ?? "") < (b.ticks.at(-1)?.at ?? "") ? 1 : -1));
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
    const since = Date.parse(records.copy.made[1]) - DAY;
    for (const [id, title] of Object.entries(lists())) {
      const found = copies(id);
      const chosen = own(records.copy.ticks, id)?.[1].copy;
      const taken = claimed(id);
      // A copy of another record, or one that was done with long before, is not this record's unless somebody says so.
      const copy = found.find(({ copy, ticks }) =>
        chosen === undefined ? !taken.includes(copy) && Date.parse(ticks.at(-1)?.at ?? "") > since : copy === chosen,
      );
      if (copy) records.put("ticks", id, { ...copy, title });
    }
  };

  /** Take in nothing that nobody chooses. */
  const disclaim = () =>
    records.change(({ ticks }) => {
      for (const [id, title] of Object.entries(lists())) if (!own(ticks, id)) set(ticks, id, { ...NONE, title });
    });

  /** @param {string} id @param {string} title */
  const choose = (id, title) => {
    const found = copies(id);
    const select = element(
      "select",
      {
        id: `incident--ticks-${id}`,
        onchange: () =>
          act(() => records.put("ticks", id, { ...(found.find(({ copy }) => copy === select.value) ?? NONE), title })),
      },
      element("option", { value: "" }, "None"),
      ...found.map(({ copy, name }) => element("option", { value: copy }, name)),
    );
    select.dataset.list = id;
    const label = element("label", { htmlFor: select.id }, `Sheet of the checklist “${title}”`);
    return element("p", {}, label, element("span", { className: "hb-select" }, select));
  };

  const chosen = div("");
  const done = div("");
  node.append(chosen, done);
  return {
    take,
    disclaim,
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
            element("ul", {}, ...ticks.map(({ text, at }) => element("li", {}, `${text}. Done ${exactly(at)}`))),
          ),
        ),
      );
    },
  };
};
