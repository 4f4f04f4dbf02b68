import assert from "node:assert/strict";
import test from "node:test";

import { asCsv, asMarkdown, asText } from "../../../macros/components/checklist/export.js";
import { merge, own, set } from "../../../macros/theme/merge.js";

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

test("the later register wins, whatever the clocks say, and ticked wins a tie", () => {
  const ticks = { a: [1, NOON], b: [2, ""], c: [1, ""] };
  const other = { a: [2, ""], b: [1, NOON], c: [1, NOON] };
  assert.deepEqual(merge(ticks, other), { a: [2, ""], b: [2, ""], c: [1, NOON] });
});

test("states join in any order, any number of times, to the same JSON", () => {
  let seed = 1;
  const random = (/** @type {number} */ below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const state = () =>
    Object.fromEntries(
      Array.from({ length: random(4) }, () => [
        ["x", "constructor", "1", "__proto__"][random(4)],
        { gone: [random(3), ["", NOON][random(2)]], ticks: { [`t${random(3)}`]: [random(3), ["", NOON][random(2)]] } },
      ]),
    );
  for (let turn = 0; turn < 500; turn += 1) {
    const [a, b, c] = [state(), state(), state()];
    const json = JSON.stringify(merge(merge(a, b), c));
    assert.equal(JSON.stringify(merge(a, merge(b, c))), json);
    assert.equal(JSON.stringify(merge(merge(c, b), a)), json);
    assert.equal(JSON.stringify(merge(merge(merge(a, b), c), b)), json);
  }
});

test("setting counts on from what was there", () => {
  const ticks = {};
  set(ticks, "constructor", NOON);
  set(ticks, "constructor", "");
  assert.deepEqual(own(ticks, "constructor"), [2, ""]);
  assert.equal(own(ticks, "toString"), undefined);
});
