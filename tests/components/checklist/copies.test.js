import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

import { Copies, wording } from "../../../macros/components/checklist/copies.js";
import { emptied } from "../../support/storage.js";

const KEY = "handbook.checklist.steps";
let { local } = emptied();
beforeEach(() => {
  ({ local } = emptied());
});

/** @param {string} text */
const item = (text, must = false, who = "") => ({ text, must, who });
const ITEMS = { stop: item("Stop", true), tell: item("Tell somebody", false, "you"), constructor: item("Look") };
/** @param {any} [items] @returns {Copies} as a page that is opened has them */
const opened = (items = ITEMS) => {
  const copies = new Copies("steps", items);
  copies.sync();
  copies.settle();
  return copies;
};
const stored = () => JSON.parse(local.items.get(KEY) ?? "null");

test("an item is told with what makes it another", () => {
  assert.equal(wording(item("Stop")), "Stop");
  assert.equal(wording(item("Stop", true, "you")), "Must: Stop (you)");
});

test("nothing is stored before something is ticked", () => {
  const copies = opened();
  assert.equal(copies.done("stop"), "");
  assert.deepEqual(copies.changes, []);
  assert.equal(stored(), null);
});

test("a tick has its time, and is taken off again", () => {
  const copies = opened();
  copies.tick("constructor", true);
  assert.ok(Date.parse(copies.done("constructor")) > 0);
  assert.equal(copies.done("stop"), "");
  assert.equal(copies.done("toString"), "");
  copies.tick("constructor", false);
  assert.equal(copies.done("constructor"), "");
  assert.deepEqual(copies.copy.ticks, { constructor: [2, ""] });
});

test("all ticks are taken off at once, and come back but for what was done between", () => {
  const copies = opened();
  copies.tick("stop", true);
  copies.tick("tell", true);
  const times = [copies.done("stop"), copies.done("tell")];
  const undo = copies.reset();
  assert.deepEqual([copies.done("stop"), copies.done("tell")], ["", ""]);
  undo();
  assert.deepEqual([copies.done("stop"), copies.done("tell")], times);
  assert.deepEqual(copies.copy.ticks["stop"], [3, times[0]]);
});

test("the copy that was ticked last was used last", () => {
  const copies = opened();
  const [made, later] = ["2026-11-22T12:00:00Z", "2026-11-23T12:00:00Z"];
  const copy = { ...copies.draft(), made: /** @type {[number, string]} */ ([1, made]) };
  assert.equal(copies.latest(copy), made);
  assert.equal(copies.latest({ ...copy, ticks: { stop: [1, later], tell: [2, ""] } }), later);
});

test("what has changed in the list since is told in words, and what was ticked and is gone stays", () => {
  const copies = opened();
  copies.tick("stop", true);
  const now = { tell: item("Tell a supervisor", true), look: item("Look again"), constructor: item("Look") };
  const later = opened(now);
  assert.deepEqual(later.changes, [
    "Reworded: Must: Tell a supervisor. It was: Tell somebody (you)",
    "Added: Look again",
    "Taken out: Must: Stop",
  ]);
  assert.deepEqual(later.removed.map(([name]) => name), ["stop"]);
  later.accept();
  assert.deepEqual(later.changes, []);
  assert.deepEqual(later.removed, [["stop", { ...ITEMS.stop, former: true }]]);
  assert.equal(later.done("stop") !== "", true);
});

test("what was not ticked and is gone is forgotten when the list is accepted, and may be added again", () => {
  opened().tick("stop", true);
  const { stop, ...others } = ITEMS;
  const later = opened({ stop });
  later.accept();
  assert.deepEqual(later.removed, []);
  assert.deepEqual(opened({ stop, tell: others.tell }).changes, ["Added: Tell somebody (you)"]);
});

test("an item that comes back after it was accepted as gone is new", () => {
  const copies = opened();
  copies.tick("stop", true);
  const { stop, ...others } = ITEMS;
  opened(others).accept();
  assert.deepEqual(opened({ stop, ...others }).changes, ["Added: Must: Stop"]);
});

test("each checklist has copies of its own", () => {
  opened().tick("stop", true);
  const other = new Copies("other", ITEMS);
  other.sync();
  other.settle();
  assert.equal(other.done("stop"), "");
});
