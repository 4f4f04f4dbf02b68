// A record to read: on paper, or as plain text.

import { div, element } from "../../theme/elements.js";
import { tidy, when } from "../../theme/times.js";
import { captures } from "./records.js";

/** @typedef {[label: string, value: string]} Row */
/** @typedef {{ title: string, rows: Row[] }} Part */

/** @param {string} at  what a field of a time holds, which in a file may be any text */
export const time = (at) => (Number.isNaN(Date.parse(at)) ? at : when(at));

/** @param {Element | null | undefined} from */
const said = (from) => tidy(from?.textContent ?? "");

/**
 * @param {HTMLFormElement} form  whose legends and labels say what there is
 * @param {import("./records.js").Records} records
 * @param {Record<string, string>} duties  what there is to say of those that apply
 * @returns {Part[]}
 */
export const report = (form, records, duties) => {
  const record = records.copy;
  /** @param {Element} group @returns {Row[]} */
  const rows = (group) =>
    [...group.querySelectorAll("[name], [data-part], [data-duty]")].flatMap((at) => {
      const field = /** @type {HTMLInputElement} */ (at);
      const label = said(field.labels?.[0]);
      if (field.dataset.duty) return [[label, duties[field.dataset.duty] ?? ""]];
      if (field.name === "post") return [];
      if (field.name) return [[label, field.type === "datetime-local" ? time(records.text(field.name)) : records.text(field.name)]];
      return parts[field.dataset.part ?? ""]?.() ?? [];
    });
  /** @type {Record<string, () => Row[]>} */
  const parts = {
    captures: () =>
      captures(record).flatMap(({ text, at, sha256 }, place, all) => [
        [`The exact words of the post${all.length > 1 ? `, ${place + 1} of ${all.length}` : ""}`, text],
        ["Captured", `${when(at)}\nSHA-256 of its UTF-8 bytes: ${sha256}`],
      ]),
    sections: () => [
      ["The guide led to", records.fact("outcomeTitle") ?? ""],
      ["Sections relied on", record.sections[1].map(({ title, version, address }) => `${title}${version && `, version of ${version}`}\n${address}`).join("\n")],
    ],
  };
  const told = Object.values(record.told).map(([, { who, at }]) => /** @type {Row} */ ([who || "Somebody", time(at)]));
  const ticked = Object.values(record.ticks).map(([, { title, name, ticks }]) => ({
    title: `${title}: ${name}`,
    rows: ticks.map(({ text, at }) => /** @type {Row} */ ([text, `Done ${when(at)}`])),
  }));
  const groups = [...form.querySelectorAll("fieldset")].map((group) => ({
    title: said(group.querySelector("legend")),
    rows: (group.dataset.part === "told" ? told : rows(group)).filter(([, value]) => value),
  }));
  return [...groups, ...ticked].filter(({ rows }) => rows.length);
};

/** @param {string} name @param {Part[]} parts */
export const asText = (name, parts) =>
  `${name}\nWritten out ${when(new Date().toISOString())}\n` +
  parts
    .map(({ title, rows }) => `\n\n${title}\n${"=".repeat(title.length)}\n${rows.map(([label, value]) => `\n${label}:\n${value}\n`).join("")}`)
    .join("");

/** @param {string} name @param {Part[]} parts */
export const asPaper = (name, parts) => [
  element("h3", {}, name),
  element("p", {}, `Written out ${when(new Date().toISOString())}.`),
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
