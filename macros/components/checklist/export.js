// A copy of a checklist as plain text, Markdown or a spreadsheet.

import { csv } from "../../theme/csv.js";
import { when } from "../../theme/times.js";

/** @typedef {import("./copies.js").Item & { done: string }} SheetRow  `done` is a time, or nothing */
/**
 * @typedef {{
 *   title: string, copy: string, at: string, done: number, of: number, musts: number,
 *   groups: { title: string, rows: SheetRow[] }[]
 * }} Sheet
 */

/** @param {Sheet} sheet */
export const progress = ({ done, of }) => `${done} of ${of} done`;

/**
 * @param {Sheet} sheet
 * @param {(text: string) => string} write
 * @param {string[]} marks  before the title, after it, before a group, an item and a must
 */
const lines = (sheet, write, [title, gap, group, item, must]) =>
  `${title}${write(sheet.title)}\n${gap}Sheet: ${write(sheet.copy)}\n${gap}${progress(sheet)} on ${when(sheet.at)}\n` +
  sheet.groups
    .map(
      ({ title, rows }) =>
        `\n${group}${write(title)}\n${gap}` +
        rows
          .map(
            ({ text, who, done, ...row }) =>
              `${item}[${done ? "x" : " "}] ${row.must ? must : ""}${write(text)}${who && ` (${write(who)})`}` +
              `${done && `. Done ${when(done)}`}\n`,
          )
          .join(""),
    )
    .join("");

/** @param {Sheet} sheet */
export const asText = (sheet) => lines(sheet, String, ["", "", "", "", "Must: "]);

/** @param {Sheet} sheet */
export const asMarkdown = (sheet) =>
  lines(sheet, (text) => text.replace(/[\\`*_{}[\]<>#|~!&$]/g, "\\$&"), ["# ", "\n", "## ", "- ", "**Must:** "]);

/** @param {Sheet} sheet */
export const asCsv = (sheet) => {
  const rows = sheet.groups.flatMap(({ title, rows }) =>
    rows.map(({ text, must, who, done }) => [text, must ? "yes" : "no", who, done ? "yes" : "no", done, title]),
  );
  const head = ["Item", "Must", "Who", "Done", "Time", "Group"];
  return csv([head, ...rows]);
};
