import assert from "node:assert/strict";
import test from "node:test";

import { SHAPE, areFacts, values } from "../../../macros/components/incident/shape.js";
import { fits } from "../../../macros/theme/merge.js";

const NOON = "2026-11-22T12:00:00Z";
const SECTION = { title: "Own up", version: "", address: "https://handbook.example/s/own-up/" };
const TICKED = { copy: "1", title: "Steps", name: "Mine", ticks: [{ text: "Stop", at: NOON }] };
const FACTS = {
  answers: [["start", 0], ["second", 2]],
  outcome: "correct",
  outcomeTitle: "Correct it",
  duties: ["breach-clock"],
  harm: true,
  refuse: "",
  right: "",
  network: "x",
  happened: "slip",
  way: "reply",
  correction: "",
  second: "",
  applies: { "breach-clock": false },
};
const revised = (/** @type {any} */ all) => Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [1, value]]));
const RECORD = {
  gone: [1, ""],
  made: [1, NOON],
  name: [1, "Mill Road"],
  changed: [1, NOON],
  post: [1, { text: "One", at: NOON }],
  texts: { wrong: [1, "The hour"] },
  facts: revised(FACTS),
  words: { cause: [1, "People came late"] },
  captures: { a: [1, { text: "One", at: NOON, sha256: "0" }] },
  told: { a: [1, { who: "", at: "" }] },
  sections: [1, [SECTION]],
  ticks: { steps: [1, TICKED] },
};
/** Some other value in place of a part, each of which a page could trip over. @type {[string, any][]} */
const DAMAGED = [
  ["changed", [1, "soon"]],
  ["changed", NOON],
  ["post", { text: "One", at: NOON }],
  ["post", [1, { text: 5, at: NOON }]],
  ["post", [1, "One"]],
  ["texts", { wrong: "The hour" }],
  ["texts", { wrong: [1, ["x"]] }],
  ["words", { cause: [1, 5] }],
  ["facts", FACTS],
  ["facts", { outcome: ["x", "correct"] }],
  ["facts", { unheard: [1, "of"] }],
  ["facts", { toString: [1, "x"] }],
  ["facts", null],
  ["captures", { a: { text: "One", at: NOON, sha256: "0" } }],
  ["captures", { a: [1, { text: "One", at: "", sha256: "0" }] }],
  ["captures", { a: [1, { text: "One", at: "soon", sha256: "0" }] }],
  ["captures", { a: [1, { text: "One", at: NOON }] }],
  ["told", { a: [1, { who: "x" }] }],
  ["sections", [SECTION]],
  ["sections", [1, { 0: SECTION }]],
  ["sections", [1, [{ ...SECTION, address: "javascript:alert(1)" }]]],
  ["sections", [1, [{ ...SECTION, address: ["https://handbook.example/"] }]]],
  ["ticks", { steps: TICKED }],
  ["ticks", { steps: [1, { ...TICKED, ticks: [{ text: "Stop", at: "" }] }] }],
];

test("a record that this page has stored is one", () => {
  assert.equal(fits(RECORD, SHAPE), true);
  const bare = { ...RECORD, texts: {}, facts: {}, words: {}, captures: {}, told: {}, sections: [0, []], ticks: {} };
  assert.equal(fits(bare, SHAPE), true);
});

test("what somebody has damaged is none", () => {
  for (const [part, value] of DAMAGED) assert.equal(fits({ ...RECORD, [part]: value }, SHAPE), false, JSON.stringify([part, value]));
  for (const part of Object.keys(RECORD)) assert.equal(fits({ ...RECORD, [part]: undefined }, SHAPE), false, part);
});

test("each fact has its own kind of value", () => {
  assert.equal(areFacts({ ...FACTS, words: { cause: "x" } }), true);
  assert.equal(areFacts({}), true);
  for (const name of Object.keys(FACTS)) {
    for (const other of [5, null, [5], [["a", "b"]], { a: 1 }]) assert.equal(areFacts({ [name]: other }), false, `${name}: ${JSON.stringify(other)}`);
  }
  for (const name of ["answers", "duties", "applies", "harm"]) assert.equal(areFacts({ [name]: "breach-clock" }), false, name);
});

test("values are those of now", () => {
  assert.deepEqual(values({ a: [3, "x"], b: [1, ""] }), { a: "x", b: "" });
});
