import assert from "node:assert/strict";
import test from "node:test";

import { inShort, names, touching, worseFirst } from "../../../macros/components/policy_check/summary.js";

/** A document of which each of these was found. @param {string} name @param {string[]} verdicts @param {object} [contents] @returns {any} */
const document = (name, verdicts = [], contents = {}) => ({ checked: { name, rows: verdicts.map((verdict) => ({ verdict })), contents: { format: "docx", unread: [], ...contents } } });
const list = (/** @type {string} */ name, /** @type {string[]} */ ...verdicts) => document(name, verdicts, { format: "list" });
const missed = document("f", [], { format: "" });
const part = document("p", [], { unread: [{ what: "A picture.", place: "" }] });

test("what was found is told in short, and what was not read", () => {
  const one = document("a", ["major", "major", "current"]);
  assert.deepEqual([[one], [one, document("b", ["missing"])], [document("b")], [document("b"), part], [missed], [missed, one], [missed, missed]].map(inShort), [
    "1 document: changed since: major (2), up to date (1).",
    "2 documents: no such section (1), changed since: major (2), up to date (1).",
    "1 document: no link to the handbook was found.",
    "2 documents: no link to the handbook was found in what was read.",
    "1 file was not read.",
    "1 document: changed since: major (2), up to date (1). 1 file was not read.",
    "2 files were not read.",
  ]);
});

test("at most five documents are named in a sentence", () => {
  const some = (/** @type {number} */ count) => names([..."abcdefg"].slice(0, count).map((name) => document(name)));
  assert.deepEqual([0, 1, 2, 3, 5, 6, 7].map(some), ["", "“a”", "“a” and “b”", "“a”, “b” and “c”", "“a”, “b”, “c”, “d” and “e”", "“a”, “b”, “c”, “d”, “e” and 1 more", "“a”, “b”, “c”, “d”, “e” and 2 more"]);
});

test("of several documents those are named that somebody has to look at", () => {
  const undated = document("d", ["undated"]);
  const tell = "Whether what it links has changed since it was approved cannot be told of “d”: give the date below.";
  for (const verdict of ["withdrawn", "missing", "major"]) assert.equal(touching([document("a", ["current", verdict]), document("b", ["source", "minor", "current"])]), "There is something to act on in “a”.");
  assert.deepEqual([touching([document("a", ["major"])]), touching([document("a", ["major"]), missed]), touching([document("a", ["minor"]), document("b")])], ["", "", ""]);
  assert.deepEqual([touching([undated]), touching([document("a", ["major"]), undated])], [tell, `There is something to act on in “a”. ${tell}`]);
});

test("of a list it is told which policies touch what has changed, and that none does only where that is known", () => {
  for (const verdict of ["withdrawn", "major", "source", "minor"]) assert.equal(touching([list("a", verdict), list("b", "current")]), "1 of your 2 policies touches what has changed: “a”.");
  assert.equal(touching([list("a", "major"), list("b", "minor"), list("c", "fragile")]), "2 of your 3 policies touch what has changed: “a” and “b”.");
  assert.equal(touching([list("a", "major")]), "1 of your 1 policy touches what has changed: “a”.");
  assert.equal(touching([list("a", "missing"), list("b", "major")]), "1 of your 2 policies touches what has changed: “b”. Links that lead to no section are in “a”.");
  assert.equal(touching([list("a", "missing")]), "Links that lead to no section are in “a”.");
  assert.deepEqual([touching([list("a", "current", "page")]), touching([list("a"), list("b", "fragile")])], ["Your policy touches nothing that has changed.", "None of your 2 policies touches what has changed."]);
  assert.match(touching([list("a", "undated"), list("b")]), /^Whether .* told of “a”: give the date below\.$/u);
});

test("documents stand in the order of their worst, and those first that have more of it", () => {
  const all = [document("none"), document("minor", ["minor"]), document("two", ["major", "major"]), document("gone", ["withdrawn"]), document("one", ["major", "minor", "minor"])];
  assert.deepEqual(all.sort(worseFirst).map(({ checked }) => checked.name), ["gone", "two", "one", "minor", "none"]);
});
