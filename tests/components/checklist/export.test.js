import assert from "node:assert/strict";
import test from "node:test";

import { asCsv, asMarkdown, asText } from "../../../macros/components/checklist/export.js";

const NOON = "2026-11-22T12:00:00Z";

/** Everything that a spreadsheet, Markdown or a line of text could trip over. */
const MARKS = "\\*_[x](y)_*\\ <b>&amp;`|~#$!";
const HOSTILE = ['a "quoted", cell', "=1+1", "+1", "-1", "@x", "＝1", MARKS, "لا 🚧", "'", ""];
const rows = HOSTILE.map((text, at) => ({ text, who: text, must: at === 1, done: at ? "" : NOON }));
const sheet = {
  title: "# <Title>",
  copy: "=copy",
  at: NOON,
  done: 1,
  of: HOSTILE.length,
  musts: 0,
  groups: [{ title: "-group", rows }],
};

/** @param {string} csv @returns {string[][]} as RFC 4180 has it */
const read = (csv) =>
  csv
    .slice(0, -2)
    .split("\r\n")
    .map((line) => [...line.matchAll(/(?:^|,)"((?:[^"]|"")*)"/g)].map(([, cell]) => cell.replaceAll('""', '"')));

test("a spreadsheet gets every cell back, and none begins like a formula", () => {
  const csv = asCsv(sheet);
  assert.equal(csv[0], "\uFEFF");
  const [head, ...rows] = read(csv.slice(1));
  assert.ok(rows.every((row) => row.length === head.length));
  rows.forEach(([text, , who], at) => {
    assert.equal(text.replace(/^'(?=[=+\-@＝])/, ""), HOSTILE[at]);
    assert.equal(who, text);
    assert.doesNotMatch(text, /^[=+\-@＝]/);
  });
  assert.equal(rows[0][4], NOON);
  assert.equal(rows[1][4], "");
});

test("Markdown escapes what it would act on", () => {
  const markdown = asMarkdown(sheet);
  assert.ok(markdown.startsWith("# \\# \\<Title\\>\n"));
  assert.ok(markdown.includes("\\\\\\*\\_\\[x\\](y)\\_\\*\\\\ \\<b\\>\\&amp;\\`\\|\\~\\#\\$\\!"));
});

test("text is left as it is", () => {
  const text = asText(sheet);
  for (const words of HOSTILE) assert.ok(text.includes(` ${words} (`) || !words);
});
