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

test("a title within the name of the handbook is none, wherever that stands, and an apostrophe is any", () => {
  const section = (/** @type {string} */ id, /** @type {string} */ title) => /** @type {any} */ ([id, { id, title, versions: [] }]);
  const others = mentionsOf({ ...REGISTER, sections: new Map([section("social", "Social Media"), section("guess", "Don't guess"), section("know", "Don’t know"), section("handbook", "Media handbook for all")]) });
  const found = (/** @type {string} */ text) => others(text).map(({ id, at }) => `${id} ${at}`);
  for (const text of ["Social Media Handbook", "The Social Media Handbook and the Social Media Handbook"]) assert.deepEqual(found(text), [], text);
  assert.deepEqual(found("Social Media Handbook: Social Media"), ["social 23"]);
  assert.deepEqual(found("Social Media Handbook for all"), ["handbook 7"]);
  assert.deepEqual(found("The handbook: Don’t guess, Don't guess, Don't know and Don’t know"), ["guess 14", "guess 27", "know 40", "know 55"]);
});

test("each kind of quotation marks is known, with a mark before its end, and not where it does not close", () => {
  for (const text of ["“Own up”", "‘Own up’", "‘Own up'", '"Own up"', "'Own up'", "«Own up»", "„Own up“", "“Own up.”", "“Own up,”", "“Own up?”", "“Own up!”"]) assert.deepEqual(find(text).map(({ id, at, words }) => [id, at, words]), [["own-up", 1, "Own up"]], text);
  for (const text of ["“Own up", "“Own up and more”", "“Own up»", "'Own up’", '"Own up”', "“Own up..”", "(Own up)"]) assert.deepEqual(find(text), [], text);
});
