// A record to read: on paper, or as plain text. Whoever reads it was not there, so it says what is missing too.

import { div, element } from "../../theme/elements.js";
import { now, own } from "../../theme/merge.js";
import { tidy } from "../../theme/times.js";
import { captured, size } from "./records.js";
import { addressOf, versionOf } from "./relied.js";
import { exactly } from "./times.js";

/** @typedef {[label: string, value: string]} ReportRow */
/** @typedef {{ title: string, rows: ReportRow[] }} ReportPart */
/** @typedef {{ name: string, times: string[], parts: ReportPart[] }} Report */

const MISSING = "Not filled in.";
const LEFT_OUT = "Not repeated here. They are kept in the record, on the device on which it was made.";

/** @param {Element | null | undefined} from */
const said = (from) => tidy(from?.textContent ?? "");

/** @param {import("./records.js").Incident} record @param {boolean} repeats @returns {ReportRow[]} */
const words = (record, repeats) => {
  const { last, earlier } = captured(record);
  /** @param {string} label @param {import("./records.js").Capture} capture @returns {ReportRow[]} */
  const rows = (label, { text, at, sha256 }) => [
    [label, repeats ? text : LEFT_OUT],
    ["Captured", `${exactly(at)}\nSHA-256 of its ${size(text)}: ${sha256}`],
  ];
  return [
    ...(last ? rows("The exact words of the post", last) : [/** @type {ReportRow} */ (["The exact words of the post", MISSING])]),
    ...earlier.flatMap((capture) => rows("What stood here before", capture)),
  ];
};

/**
 * @param {HTMLFormElement} form  whose legends and labels say what there is
 * @param {import("./records.js").Records} records
 * @param {Record<string, string>} duties  those that apply, with the time that is left
 * @param {import("./relied.js").Own} ours
 * @param {boolean} [repeats]  whether the words of the post are in it
 * @returns {Report}
 */
export const report = (form, records, duties, ours, repeats = true) => {
  const record = records.copy;
  /** @type {Record<string, () => ReportRow[]>} */
  const parts = {
    sections: () => [
      ["The guide led to", records.fact("outcomeTitle") || MISSING],
      [
        "Sections relied on",
        record.sections[1].map((section) => `${section.title}${versionOf(section)}\n${addressOf(section, ours)}`).join("\n") || MISSING,
      ],
    ],
    told: () =>
      Object.values(record.told)
        .filter(([, { who, at }]) => who || at)
        .map(([, { who, at }]) => [who || "Somebody", exactly(at) || "When is not filled in."]),
  };

  /** @param {HTMLInputElement} field @returns {ReportRow[]} */
  const rows = (field) => {
    const { name, type, dataset } = field;
    const label = said(field.labels?.[0]);
    if (dataset.duty) {
      const left = own(duties, dataset.duty);
      const law = [...(field.closest(".hb-item")?.querySelectorAll(".hb-item__why, .hb-src") ?? [])].map(said);
      return left === undefined ? [] : [[label, [...law, left].filter(Boolean).join("\n")]];
    }
    if (name === "post") return words(record, repeats);
    if (!name) return parts[dataset.part ?? ""]?.() ?? [];
    if (field.closest("[hidden]")) return [];
    const text = records.text(name);
    return [[label, (type === "datetime-local" ? exactly(text) : text) || MISSING]];
  };

  const fieldsets = /** @type {NodeListOf<HTMLFieldSetElement>} */ (form.querySelectorAll(":scope > fieldset"));
  const groups = [...fieldsets].map((group) => {
    const title = said(group.querySelector("legend"));
    const fields = /** @type {HTMLInputElement[]} */ ([...group.querySelectorAll("[name], [data-part], [data-duty]")]);
    const all = group.dataset.part ? parts[group.dataset.part]?.() : fields.flatMap(rows);
    return { title, rows: all?.length ? all : [/** @type {ReportRow} */ ([title, MISSING])] };
  });
  const ticked = Object.values(record.ticks).map(([, { title, name, ticks }]) => ({
    title: `${title}: ${name}`,
    rows: ticks.map(({ text, at }) => /** @type {ReportRow} */ ([text, `Done ${exactly(at)}`])),
  }));
  return {
    name: record.name[1],
    times: [
      `Begun ${exactly(record.made[1])}. Last changed ${exactly(record.changed[1])}. Written out ${exactly(now())}.`,
      "These times, and when words were captured and steps ticked, are by the clock of the device. Others may have been typed.",
    ],
    parts: [...groups, ...ticked.filter(({ rows }) => rows.length)],
  };
};

/** @param {Report} report */
export const asText = ({ name, times, parts }) =>
  [name, ...times, ""].join("\n") +
  parts
    .map(({ title, rows }) => `\n\n${title}\n${"=".repeat(title.length)}\n${rows.map(([label, value]) => `\n${label}:\n${value}\n`).join("")}`)
    .join("");

/** @param {Report} report */
export const asPaper = ({ name, times, parts }) => [
  element("h3", {}, name),
  ...times.map((time) => element("p", {}, time)),
  ...parts.map(({ title, rows }) =>
    div(
      "",
      element("h4", {}, title),
      element(
        "dl",
        {},
        ...rows.map(([label, value]) => div("", element("dt", {}, label), element("dd", { dir: "auto" }, value))),
      ),
    ),
  ),
];
