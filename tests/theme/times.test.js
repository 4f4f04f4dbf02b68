import assert from "node:assert/strict";
import test from "node:test";

import { day, hour, shortDay, tidy, when } from "../../macros/theme/times.js";

/** @param {number} hours @param {number} minutes  by the clock of this machine, wherever it is */
const at = (hours, minutes = 0) => new Date(2026, 8, 3, hours, minutes);

test("words are parted by one space each and by none at their ends", () => {
  assert.equal(tidy("  a \n\tb\u00a0 c\u202f"), "a b c");
  assert.equal(tidy(" \n "), "");
});

test("a day is written in full, or in short for a narrow place", () => {
  assert.equal(day(at(12)), "3 September 2026");
  assert.equal(shortDay(at(12)), "3 Sep 2026");
  assert.equal(shortDay(new Date(2026, 4, 22, 12)), "22 May 2026");
});

test("an hour is written as people say it, round midnight and noon too", () => {
  const said = [[0, 0], [0, 5], [11, 59], [12, 0], [13, 30], [23, 9]].map(([hours, minutes]) => hour(at(hours, minutes)));
  assert.deepEqual(said, ["12.00 am", "12.05 am", "11.59 am", "12.00 pm", "1.30 pm", "11.09 pm"]);
});

test("a time is its day and its hour, from a date or from what is stored", () => {
  assert.equal(when(at(7, 42)), "3 September 2026, 7.42 am");
  assert.equal(when(at(7, 42).toISOString()), "3 September 2026, 7.42 am");
});
