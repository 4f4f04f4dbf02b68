import assert from "node:assert/strict";
import test from "node:test";

import { isOpen, plan, short } from "../../../macros/components/policy_check/plan.js";

const SPOT = { part: "", start: 1, end: 2, form: "text" };
/** @param {string} verdict @param {object} [item] @param {object} [more] @returns {any} */
const row = (verdict, item = {}, more = {}) => ({ verdict, title: "Own up", instead: [], ...more, item: { form: "link", address: "https://a.example/", words: "here", place: "page 1", spots: [SPOT], ...item } });
const none = () => "";
const planned = (/** @type {any[]} */ rows, to = none, copy = none) => plan(/** @type {any} */ ({ rows }), to, copy);

test("an address of some length is named by its end", () => {
  const address = `https://a.example/${"b".repeat(40)}`;
  assert.deepEqual([address.slice(0, 50), address.slice(0, 51)].map(short), [address.slice(0, 50), `…${address.slice(2, 51)}`]);
});

test("a link may be led elsewhere where it stands in the file and there is something to link", () => {
  const instead = { instead: [{ id: "a", title: "A", address: "a" }] };
  assert.deepEqual([row("missing", {}, instead), row("missing"), row("missing", { spots: [] }, instead), row("mention", { form: "mention" }, instead)].map(isOpen), [true, false, false, false]);
});

test("what is replaced is told once, and not what stays as it is", () => {
  const to = () => "https://b.example/";
  const { wanted, done, left } = planned([row("fragile"), row("fragile"), row("current", { address: "https://b.example/" })], to);
  assert.deepEqual([wanted.map(({ address, spots }) => [address, spots]), done, left], [[["https://b.example/", [SPOT]], ["https://b.example/", [SPOT]]], [["https://a.example/", "https://b.example/"]], []]);
});

test("what stands where no copy can be written is left to be done by hand, and so is what a copy stays", () => {
  const [unwritten, copied] = [planned([row("fragile", { spots: [] })], () => "https://b.example/"), planned([row("current")], none, () => "https://a.example/")];
  assert.deepEqual([unwritten.wanted, unwritten.left], [[], ["Own up (page 1): put https://b.example/ in place of https://a.example/, which stands where this page cannot write"]]);
  assert.deepEqual(copied.left, ["https://a.example/ stays, since you said that https://a.example/ is a copy"]);
});

test("what is left to be done is told of each verdict that asks for it, with what it is about", () => {
  const verdicts = ["withdrawn", "missing", "major", "source", "minor", "fragile", "original", "page", "undated", "mention", "asked", "current"];
  assert.deepEqual(planned(verdicts.map((verdict) => row(verdict))).left, [
    "Own up (page 1) – withdrawn: read what replaces it, and change what your policy says",
    "Own up (page 1) – no such section: choose what to link",
    "Own up (page 1) – changed since: major: read the notes, and change what your policy says",
    "Own up (page 1) – leads to the original: link to our own, if you mean that",
    "Own up (page 1) – date unknown: say when the document was approved, or link a version",
    "Own up (page 1) – named without a link: add a link, if you want one",
    "Own up (page 1) – perhaps a handbook: say above whether it is this handbook",
  ]);
  const names = [row("missing", {}, { title: "" }), row("missing", { address: "", place: "" }, { title: "" })];
  assert.deepEqual(planned(names).left.map((words) => words.split(" –")[0]), ["https://a.example/ (page 1)", "here"]);
});

test("what leads nowhere or to the original is done with once it leads elsewhere; a change is still to be read", () => {
  const to = () => "https://b.example/";
  assert.deepEqual(["missing", "original", "major"].map((verdict) => planned([row(verdict)], to).left.length), [0, 0, 1]);
});
