import assert from "node:assert/strict";
import test from "node:test";

import { COPY, attempt, fits, isTime, merge, now, own, set } from "../../macros/theme/merge.js";

const NOON = "2026-11-22T12:00:00Z";

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

test("what only one of them has is kept", () => {
  assert.deepEqual(merge({ a: [1, "x"] }, undefined), { a: [1, "x"] });
  assert.deepEqual(merge({ a: [0, ""] }, { b: [1, [2, 3]] }), { a: [0, ""], b: [1, [2, 3]] });
  assert.deepEqual(merge({}, {}), {});
});

test("setting counts on from what was there", () => {
  const ticks = {};
  set(ticks, "constructor", NOON);
  set(ticks, "constructor", "");
  assert.deepEqual(own(ticks, "constructor"), [2, ""]);
  assert.equal(own(ticks, "toString"), undefined);
  assert.equal(own(undefined, "toString"), undefined);
});

test("the time is in UTC, to the second", () => {
  assert.match(now(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.ok(Math.abs(Date.parse(now()) - Date.now()) < 2000);
});

test("a time is one, or none yet", () => {
  for (const time of ["", NOON, "2026-11-22"]) assert.equal(isTime(time), true, time);
  for (const other of ["soon", "1970-01-01T00:00:00Z", "1969-12-31", 5, null, undefined, [NOON]]) assert.equal(isTime(other), false, String(other));
});

test("a value has a shape when each part of the shape is there and fits", () => {
  const shape = { a: Number.isInteger, "*": (/** @type {any} */ value) => value !== 7, list: [Number.isInteger] };
  assert.equal(fits({ a: 1, list: [2], more: "x" }, shape), true);
  for (const other of [{ list: [2] }, { a: "1", list: [2] }, { a: 1, list: [] }, { a: 1, list: { 0: 2 } }, { a: 1, list: [2], more: 7 }]) {
    assert.equal(fits(other, shape), false, JSON.stringify(other));
  }
  for (const other of [null, undefined, 1, "a", []]) assert.equal(fits(other, shape), false);
});

test("what every object inherits is no part of a value", () => {
  assert.equal(fits({}, { constructor: () => true, toString: (/** @type {any} */ value) => value !== undefined }), false);
});

test("a copy that is there has been made, named and not deleted", () => {
  const copy = { gone: [1, ""], made: [1, NOON], name: [2, "x"] };
  assert.equal(fits(copy, COPY), true);
  for (const other of [{ gone: [1, NOON] }, { gone: ["1", ""] }, { made: [1, "soon"] }, { made: undefined }, { name: [1, 5] }, { name: "x" }]) {
    assert.equal(fits({ ...copy, ...other }, COPY), false, JSON.stringify(other));
  }
});

test("what fails gives nothing", () => {
  assert.equal(attempt(() => 5), 5);
  assert.equal(attempt(() => JSON.parse("{")), undefined);
});
