import assert from "node:assert/strict";
import test from "node:test";

import { nearest } from "../../macros/theme/nearest.js";

const KNOWN = [
  { id: "when-things-go-wrong", page: "part-5-when-things-go-wrong/" },
  { id: "make-amends", page: "" },
  { id: "make-it-short", page: "" },
  { id: "delete-last", page: "" },
];
const ids = (/** @type {string} */ path) => nearest(path, KNOWN).ids;

test("what stands around an id, and its case, make no difference", () => {
  for (const path of ["s/make-amends/).", "S/Make-Amends/", "s/make-amends", "s/make_amends/index.html", "s/make%20amends/", "s/make-amends/%22", "s/make-amends/history/"])
    assert.deepEqual(ids(path), ["make-amends"], path);
});

test("a page is found by its own address and by its id", () => {
  assert.deepEqual(ids("Part-5-when-things-go-wrong"), ["when-things-go-wrong"]);
  assert.deepEqual(ids("when-things-go-wrong/"), ["when-things-go-wrong"]);
});

test("a slip, a part and words that ran together lead to what is near", () => {
  assert.equal(ids("s/mkae-amends/")[0], "make-amends");
  assert.equal(ids("s/makeamends/")[0], "make-amends");
  assert.equal(ids("s/amends/")[0], "make-amends");
  assert.equal(ids("part-5/")[0], "when-things-go-wrong");
});

test("few are offered, and nothing where nothing is near", () => {
  assert.ok(ids("make/delete/when/make").length <= 3);
  assert.deepEqual(ids("wp-login.php"), []);
  assert.deepEqual(ids(""), []);
  assert.deepEqual(ids("s/%E0%A4%A/"), []);
});

test("the day of a version is known, and is no part of an id", () => {
  assert.deepEqual(nearest("s/make-amends/2026-11-24/", KNOWN), { ids: ["make-amends"], day: "2026-11-24" });
  assert.deepEqual(nearest("s/make-amends/2026-11-24-3/", KNOWN), { ids: ["make-amends"], day: "2026-11-24" });
  assert.equal(nearest("s/make-amends/2026-1-2/", KNOWN).day, "");
});

test("what is much farther than the nearest is left out", () => {
  const known = [...KNOWN, { id: "made-by-machines", page: "" }];
  assert.deepEqual(nearest("s/make-amend/", known).ids[0], "make-amends");
  assert.ok(!nearest("s/make-amend/", known).ids.includes("made-by-machines"));
});
