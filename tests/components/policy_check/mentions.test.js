import assert from "node:assert/strict";
import test from "node:test";

import { mentionsOf } from "../../../macros/components/policy_check/mentions.js";
import { REGISTER } from "./register.js";

const find = mentionsOf(REGISTER);
const ids = (/** @type {string} */ text) => find(text).map(({ id }) => id);

test("a title is a mention in quotes, or where the handbook is named", () => {
  for (const text of [
    "See “Make amends in public”.",
    "see 'make amends in public' for more",
    "Follow «Make amends in public».",
    "The Social Media Handbook says in Make amends in public what to do.",
    "The handbook’s section Make  amends in public applies.",
    "We follow “Say sorry”, as it was called.",
  ]) assert.deepEqual(ids(text), ["make-amends"], text);
  assert.deepEqual(ids("The handbook has “Sources”, Own up and Be brief."), ["sources", "own-up", "be-brief"]);
});

test("words that only happen to be those of a title are none", () => {
  for (const text of ["We make amends in public.", "Make amends in public.", "“Sources” close to the inquiry", "The handbook has 'sources' for it", "Sources of the handbook", "In the handbook we own up.", "Stay calmer, says the handbook", "Social Media Handbook", ""]) assert.deepEqual(ids(text), [], text);
});

test("the place of a mention is told, and the longest title counts", () => {
  const text = "The handbook: Make amends in public";
  assert.deepEqual(find(text), [{ id: "make-amends", at: text.indexOf("Make"), words: "Make amends in public" }]);
});
