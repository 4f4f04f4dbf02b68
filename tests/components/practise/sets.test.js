import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

import { ALL } from "../../../macros/components/practise/deal.js";
import { handsOf, Sets } from "../../../macros/components/practise/sets.js";
import { emptied } from "../../support/storage.js";

const KEY = "handbook.practise";
let { local } = emptied();
beforeEach(() => {
  ({ local } = emptied());
});

/** @returns {Sets} as a page that is opened has them */
const opened = () => {
  const sets = new Sets();
  sets.sync();
  sets.settle();
  return sets;
};
const CHOICES = [{ id: "leave", title: "Leave it", verdict: "avoid" }];

test("nothing is stored before a set is dealt", () => {
  assert.deepEqual(opened().copy.dealt[1], []);
  assert.equal(local.items.get(KEY), undefined);
});

test("a set is as it was when the page is opened again", () => {
  const sets = opened();
  sets.deal({ ...ALL, how: "class", seed: 12 }, ["one", "two"]);
  sets.judge("one", "leave", "do");
  sets.count("one", "leave", 7);
  sets.reveal("one", "One", CHOICES);
  sets.go(1);
  const { copy } = opened();
  assert.deepEqual([copy.wanted[1].seed, copy.dealt[1], copy.at[1]], [12, ["one", "two"], 1]);
  assert.deepEqual([copy.given["one/leave"]?.[1], copy.hands["one/leave"]?.[1]], ["do", 7]);
  assert.deepEqual(copy.shown["one"]?.[1].choices, CHOICES);
});

test("it is named by its number, unless somebody has named it", () => {
  const sets = opened();
  sets.deal({ ...ALL, seed: 12 }, ["one"]);
  assert.match(sets.copy.name[1], /^Set 12, /);
  sets.start("Late shift");
  sets.deal({ ...ALL, seed: 13 }, ["one"]);
  assert.equal(sets.copy.name[1], "Late shift");
});

test("what the handbook said when it was asked stays in the set", () => {
  const sets = opened();
  sets.deal(ALL, ["one"]);
  sets.reveal("one", "One", CHOICES);
  sets.reveal("one", "Another", []);
  assert.deepEqual([sets.copy.shown["one"]?.[1].title, sets.isShown("one"), sets.isShown("constructor")], ["One", true, false]);
});

test("the set whose verdicts were shown last was used last", () => {
  const sets = opened();
  const [made, later, last] = ["2026-11-22T12:00:00Z", "2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z"];
  const set = { ...sets.draft(), made: /** @type {[number, string]} */ ([1, made]) };
  /** @param {string} at @returns {[number, any]} */
  const shown = (at) => [1, { title: "", choices: [], at }];
  assert.equal(sets.latest(set), made);
  assert.equal(sets.latest({ ...set, shown: { one: shown(last), two: shown(later) } }), last);
});

test("hands are a whole number that a room can have", () => {
  assert.deepEqual([3, -1, 2.9, NaN, Infinity, 1e9].map(handsOf), [3, 0, 2, 0, 999, 999]);
});

test("what two tabs judge at once is all kept", () => {
  const one = opened();
  one.deal(ALL, ["one"]);
  const other = opened();
  one.judge("one", "leave", "do");
  other.judge("one", "quiet", "avoid");
  one.sync();
  assert.deepEqual(Object.keys(one.copy.given), ["one/leave", "one/quiet"]);
});

test("what is no set is set aside", () => {
  const sets = opened();
  sets.deal(ALL, ["one"]);
  const whole = JSON.parse(local.items.get(KEY) ?? "");
  const [id = ""] = Object.keys(whole.copies);
  const parts = [{ at: [1, -1] }, { dealt: [1, [7]] }, { wanted: [1, { ...ALL, how: "both" }] }, { hands: { "one/leave": [1, "x"] } }, { shown: { one: [1, {}] } }];
  for (const part of parts) {
    ({ local } = emptied());
    local.setItem(KEY, JSON.stringify({ ...whole, copies: { [id]: { ...whole.copies[id], ...part } } }));
    const sets = opened();
    assert.deepEqual([sets.kept, sets.aside], [[], true], JSON.stringify(part));
  }
});
