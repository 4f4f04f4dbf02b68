// Tables for a spreadsheet.

// A spreadsheet would run a cell that begins like a formula; an apostrophe makes it text.
/** @param {string} text */
const cell = (text) => `"${text.replace(/^[=+\-@＝＋－＠\t\r]/, "'$&").replaceAll('"', '""')}"`;

/** @param {string[][]} rows  the heads of the columns first @returns {string} RFC 4180, with the mark by which Excel knows UTF-8 */
export const csv = (rows) => `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
