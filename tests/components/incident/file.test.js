import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { beforeEach } from "node:test";

import { alike, fromFile, toFile } from "../../../macros/components/incident/file.js";
import { Records } from "../../../macros/components/incident/records.js";
import { emptied } from "../../support/storage.js";

const NOON = "2026-11-22T12:00:00Z";
const SCHEMA = "https://handbook.example/incident-1.schema.json";
const SAVED = readFileSync("tests/data/records/file-0.2.0.json", "utf8");
beforeEach(emptied);

/** @returns {any} a record in which something stands in every part */
const full = () => {
  const records = new Records();
  records.settle();
  records.write("One\r\n\"<é>\"");
  records.capture();
  records.keep([
    ["texts", "wrong", "The hour"],
    ["facts", "outcome", "correct"],
    ["words", "cause", "People came late"],
    ["told", "a", { who: "The inspector", at: NOON }],
    ["told", "b", { who: "", at: "" }],
    ["ticks", "steps", { copy: "1", title: "Steps", name: "Mine", ticks: [{ text: "Stop", at: NOON }] }],
    ["ticks", "none", { copy: "", title: "None", name: "", ticks: [] }],
  ]);
  records.rely([{ title: "Own up", version: "", address: "https://handbook.example/s/own-up/" }]);
  return records.copy;
};
/** @param {(file: any) => void} change @returns {string} a file that somebody has changed */
const changed = (change) => {
  const file = JSON.parse(toFile(full(), SCHEMA));
  change(file);
  return JSON.stringify(file);
};

test("a record is read again as it was saved, but for its name", () => {
  const record = full();
  const read = /** @type {any} */ (fromFile(toFile(record, SCHEMA)));
  assert.equal(alike(read, record), true);
  assert.equal(alike({ ...read, name: [1, "Another"] }, record), true);
  assert.equal(alike({ ...read, texts: { wrong: [1, "The day"] } }, record), false);
  assert.deepEqual(Object.values(read.told), [[1, { who: "The inspector", at: NOON }]], "what was taken out is in no file");
  assert.deepEqual(Object.keys(read.ticks), ["steps"]);
  assert.deepEqual(read.words, { cause: [1, "People came late"] });
  assert.deepEqual(read.facts, { outcome: [1, "correct"] });
});

test("the file names its schema and its format, and ends with a line end", () => {
  const text = toFile(full(), SCHEMA);
  const { $schema, format, exported } = JSON.parse(text);
  assert.deepEqual([$schema, format], [SCHEMA, 1]);
  assert.ok(Date.parse(exported) > 0);
  assert.ok(text.endsWith("}\n"));
});

test("what version 0.2.0 has saved can be read for ever", () => {
  const read = /** @type {any} */ (fromFile(SAVED));
  assert.equal(typeof read, "object");
  assert.equal(read.name[1], "Record of 23 November 2026");
  assert.equal(Object.keys(read.captures).length, 2);
});

test("a file of a later version is no broken one", () => {
  assert.match(String(fromFile(changed((file) => (file.format = 2)))), /newer version of this page/);
});

test("what is no record is refused", () => {
  for (const text of ["", "{", "null", "5", '"x"', "[]", "{}", '{"format":1}', '{"format":"1","record":{}}', changed((file) => (file.format = 0))]) {
    assert.equal(fromFile(text), "This file is not a record that this page has saved.", text.slice(0, 40));
  }
});

test("a record whose parts are something else is refused", () => {
  /** @type {((record: any) => void)[]} */
  const changes = [
    (record) => (record.name = 5),
    (record) => (record.made = "soon"),
    (record) => delete record.changed,
    (record) => (record.post = "One"),
    (record) => (record.captures = {}),
    (record) => (record.captures[0].at = ""),
    (record) => (record.texts.wrong = ["x"]),
    (record) => (record.told = [{ who: "x" }]),
    (record) => (record.sections[0].address = "javascript:alert(1)"),
    (record) => (record.sections[0].address = " https://handbook.example/"),
    (record) => (record.checklists.steps.ticks[0].at = "soon"),
    (record) => (record.guide.outcome = ["x"]),
    (record) => (record.guide.unheard = "of"),
    (record) => (record.guide.words = { cause: 5 }),
    (record) => (record.guide = undefined),
  ];
  for (const change of changes) {
    const text = changed(({ record }) => change(record));
    assert.equal(fromFile(text), "This file is not a record that this page has saved.", String(change));
  }
});

test("a file of a file share may name the sections that it rests on there", () => {
  const text = changed(({ record }) => (record.sections[0].address = "file:///share/s/own-up/index.html"));
  assert.equal(typeof fromFile(text), "object");
});

test("words that are not the ones that were captured are found by their hash", () => {
  const text = changed(({ record }) => (record.captures[0].text += " "));
  assert.match(String(fromFile(text)), /they do not have their SHA-256/);
});

test("a text of half a pair of surrogates does no harm", () => {
  const text = changed(({ record }) => (record.texts.wrong = "\ud83d"));
  const read = /** @type {any} */ (fromFile(text));
  assert.equal(read.texts.wrong[1], "\ud83d");
});
