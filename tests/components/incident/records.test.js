import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

import { Records, captured, captures, renamedWords, size, wordsOf } from "../../../macros/components/incident/records.js";
import { sha256 } from "../../../macros/components/incident/hash.js";
import { emptied } from "../../support/storage.js";

const KEY = "handbook.incident";
const NOON = "2026-11-22T12:00:00Z";
let { local } = emptied();
beforeEach(() => {
  ({ local } = emptied());
});

/** @returns {Records} as a page that is opened has them */
const opened = () => {
  const records = new Records();
  records.sync();
  records.settle();
  return records;
};
const stored = () => JSON.parse(local.items.get(KEY) ?? "null");

test("nothing is stored for a field that nobody has used", () => {
  const records = opened();
  records.keep([["texts", "wrong", ""], ["facts", "duties", []], ["facts", "applies", {}], ["words", "a", undefined]]);
  records.write("");
  records.capture();
  records.rely([]);
  assert.equal(stored(), null);
});

test("values are kept, and what is the same is not set again", () => {
  const records = opened();
  records.keep([["texts", "wrong", "The hour"], ["facts", "duties", ["a"]]]);
  records.put("facts", "duties", ["a"]);
  records.put("texts", "wrong", "The day");
  assert.equal(records.text("wrong"), "The day");
  assert.deepEqual(records.fact("duties"), ["a"]);
  assert.deepEqual(records.copy.texts, { wrong: [2, "The day"] });
  assert.deepEqual(records.copy.facts, { duties: [1, ["a"]] });
  assert.equal(records.text("toString"), "");
  assert.equal(records.fact("toString"), undefined);
});

test("a value may be taken out again", () => {
  const records = opened();
  records.put("texts", "wrong", "The hour");
  records.put("texts", "wrong", "");
  assert.deepEqual(records.copy.texts, { wrong: [2, ""] });
});

test("words are captured once, with their time and their hash", () => {
  const records = opened();
  records.write("One\r\n");
  const [, { at }] = records.copy.post;
  records.capture();
  records.capture();
  assert.deepEqual(captures(records.copy), [{ text: "One\r\n", at, sha256: sha256("One\r\n") }]);
});

test("words that come back are captured again, and the newest of the words of now is theirs", () => {
  const records = opened();
  const times = ["2026-11-22T12:00:00.001Z", "2026-11-22T12:00:00.002Z", "2026-11-22T12:00:00.003Z"];
  for (const [number, text] of ["One", "Two", "One"].entries()) {
    records.write(text);
    records.copy.post[1].at = times[number] ?? "";
    records.capture();
  }
  const all = captures(records.copy);
  assert.deepEqual(all.map(({ text, at }) => [text, at]), [["One", times[0]], ["Two", times[1]], ["One", times[2]]]);
  assert.deepEqual(captured(records.copy), { last: all[2], earlier: [all[0], all[1]] });
  records.write("Three");
  assert.deepEqual(captured(records.copy), { last: undefined, earlier: all });
});

test("two tabs that capture the same words make one capture", () => {
  const [one, other] = [opened(), opened()];
  one.write("One");
  other.sync();
  other.settle();
  one.capture();
  other.capture();
  one.sync();
  assert.equal(captures(one.copy).length, 1);
});

test("the sections that a record rests on are those of its last answer", () => {
  const records = opened();
  const section = { title: "Own up", version: "", address: "https://handbook.example/s/own-up/" };
  records.rely([section]);
  records.rely([{ ...section }]);
  assert.deepEqual(records.copy.sections, [1, [section]]);
  records.rely([]);
  assert.deepEqual(records.copy.sections, [2, []]);
});

test("the words of the writer are those that are not empty", () => {
  const records = opened();
  records.keep([["words", "a", "1"], ["words", "b", "2"]]);
  records.put("words", "a", "");
  assert.deepEqual(wordsOf(records.copy), { b: "2" });
});

test("a name that is taken gets a number", () => {
  const records = opened();
  records.write("One");
  records.rename("A record");
  assert.equal(records.free("Another"), "Another");
  assert.equal(records.free("a RECORD"), "a RECORD (2)");
  records.start(records.free("A record"));
  assert.equal(records.free("A record"), "A record (3)");
});

test("a new record keeps the words of the one before", () => {
  const records = opened();
  records.write("One");
  const before = records.current;
  const name = records.copy.name[1];
  records.begin();
  assert.notEqual(records.current, before);
  assert.equal(records.copy.name[1], `${name} (2)`);
  assert.equal(records.copy.post[1].text, "");
  records.show(before);
  assert.equal(captures(records.copy).length, 1);
});

test("all records are deleted at once, with what could not be read, and can be brought back", () => {
  const records = opened();
  records.write("One");
  records.begin();
  records.write("Two");
  local.items.set(`${KEY}.unreadable.x`, "{");
  local.items.set("handbook.other", "kept");
  // What a browser gives to `Object.entries` of its storage.
  for (const [key, value] of local.items) Object.defineProperty(local, key, { value, enumerable: true, configurable: true });
  const { current } = records;
  const undo = records.clear();
  assert.equal(records.kept.length, 0);
  assert.deepEqual([...local.items.keys()].sort(), [KEY, "handbook.other"]);
  undo();
  assert.equal(records.current, current);
  assert.deepEqual(records.kept.map(([, { post }]) => post[1].text).sort(), ["One", "Two"]);
  assert.equal(local.items.get(`${KEY}.unreadable.x`), "{");
});

test("what version 1 kept of the writer is found under its names of now", () => {
  const words = { size: "short", "reply/0/slip": "Long", "reply/1/slip": "Short", cause: "It" };
  assert.deepEqual(renamedWords(words), { size: "short", "reply/slip": "Short", cause: "It" });
  assert.deepEqual(renamedWords({ ...words, size: "long" }), { size: "long", "reply/slip": "Long", cause: "It" });
  assert.deepEqual(renamedWords({ "reply/2/slip": "x" }), { "reply/2/slip": "x" });
  const record = { facts: { words: [3, { a: "1" }], outcome: [1, "x"] }, texts: { correction: [2, "Ours"] } };
  assert.deepEqual(new Records().upgraded(record), {
    facts: { outcome: [1, "x"], correction: [2, "Ours"] },
    texts: { correction: [2, "Ours"] },
    words: { a: [3, "1"] },
  });
  assert.deepEqual(new Records().upgraded({ gone: [1, NOON] }), { gone: [1, NOON] });
});

test("the size of words is that of their bytes", () => {
  assert.deepEqual(["", "a", "é\r\n", "👮"].map(size), [0, 1, 4, 4].map((bytes) => `${bytes} bytes of UTF-8`));
});
