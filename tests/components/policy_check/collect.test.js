import assert from "node:assert/strict";
import test from "node:test";

import { bareAddresses, collect } from "../../../macros/components/policy_check/collect.js";
import { REGISTER } from "./register.js";

const OWN = "https://handbook.example.org/s/own-up/";
const link = (/** @type {string} */ address, /** @type {object} */ more = {}) => ({ kind: "link", address, words: "here", place: "page 1", around: "", spots: [], ...more });
const passage = (/** @type {string} */ text, /** @type {object} */ more = {}) => ({ kind: "passage", text, place: "page 1", ...more });
/** @param {object[]} found @param {object} [options] */
const collected = (found, options) => collect((async function* () { for (const one of found) yield /** @type {any} */ (one); })(), REGISTER, options);
const forms = (/** @type {any} */ { items }) => items.map((/** @type {any} */ { form, address, id }) => [form, address || id]);

test("bare addresses end where the sentence goes on", () => {
  const found = bareAddresses(`(see ${OWN}), https://a.example/x_(y). “https://b.example/” and handbook.example.org/s/own-up/; a@b.example/c`).map(({ address }) => address);
  assert.deepEqual(found, [OWN, "https://a.example/x_(y)", "https://b.example/", "handbook.example.org/s/own-up/"]);
});

test("links, bare addresses and mentions are told apart, and what leads elsewhere is counted", async () => {
  const found = await collected([
    { kind: "format", format: "docx" },
    link(OWN),
    link("https://example.org/"),
    link("#within"),
    link("mailto:a@example.org"),
    passage("At handbook.example.org/s/steady/ and www.example.org/s we say so.", { place: "page 2" }),
    passage("The handbook says: “Be brief”.", { place: "page 3" }),
    { kind: "unread", what: "It is encrypted.", place: "page 4" },
  ]);
  assert.deepEqual([found.format, found.links, found.elsewhere, found.unread], ["docx", 4, 2, [{ what: "It is encrypted.", place: "page 4" }]]);
  assert.deepEqual(forms(found), [["link", OWN], ["bare", "handbook.example.org/s/steady/"], ["mention", "be-brief"]]);
});

test("a bare address that a mail program has wrapped is the one inside", async () => {
  const wrapped = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(OWN)}&data=05&reserved=0`;
  const { items, elsewhere } = await collected([passage(`See ${wrapped}, and go on.`, { pressed: [] })]);
  assert.deepEqual([items.map(({ form, address }) => [form, address]), elsewhere], [[["bare", OWN]], 0]);
});

test("an address that is the words of its link is counted once", async () => {
  const text = `See ${OWN} and ${OWN}`;
  const at = text.indexOf(OWN);
  assert.equal((await collected([link(OWN, { words: OWN }), passage(text, { pressed: [[at, at + OWN.length]] })])).links, 2);
  assert.equal((await collected([passage(text), link(OWN, { words: "handbook.example.org/s/own-up" })])).links, 2);
  assert.equal((await collected([passage(text, { place: "page 2" }), link(OWN, { words: OWN })])).links, 3);
});

test("what is named beside a link to it, or in its words, needs no other link", async () => {
  const cited = "“Own up”, Social Media Handbook";
  assert.deepEqual(forms(await collected([passage(`${cited}, ${OWN}`)])), [["bare", OWN]]);
  assert.deepEqual(forms(await collected([link(OWN, { words: "Own up" }), passage("“Own up”", { pressed: [[1, 7]] })])), [["link", OWN]]);
  assert.deepEqual(forms(await collected([passage(`${cited} (here)`, { pressed: [[33, 37]] }), link(OWN)])), [["link", OWN]]);
  for (const apart of [{ place: "page 2" }, {}]) assert.deepEqual(forms(await collected([passage(cited, { pressed: [] }), link(OWN, apart)])).at(-1), ["mention", "own-up"]);
});

test("an enormous document is read to its end, and what is left out is said", async () => {
  const many = Array.from({ length: 20_010 }, () => link(OWN));
  const found = await collected([...many, passage(`${"(".repeat(50_000)} https://${")".repeat(50_000)} ${"a.".repeat(50_000)}`)]);
  assert.equal(found.items.length, 20_000);
  assert.match(String(found.unread[0]?.what), /10 more/u);
});

test("others have their turn while a document is read, and its progress is told", async () => {
  /** @type {number[]} */
  const done = [];
  let turns = 0;
  const turn = () => {
    turns += 1;
    if (turns < 1000) setTimeout(turn);
  };
  setTimeout(turn);
  await collected(Array.from({ length: 60 }, (_, n) => (n % 10 ? passage(`The handbook: ${"Own ".repeat(20_000)}`) : { kind: "progress", done: n / 60 })), { progress: (/** @type {number} */ n) => done.push(n) });
  const seen = turns;
  turns = 1000;
  assert.ok(seen > 3);
  assert.deepEqual(done.slice(0, 2), [0, 10 / 60]);
});

test("of each thing it is kept where it stands, what stands round it, and whether a change of it is pending", async () => {
  const long = `${"before ".repeat(40)}${OWN}${" after".repeat(20)}`;
  const spots = [{ part: "", start: 0, end: long.length, form: "text", at: 0, to: long.length }];
  const { items } = await collected([
    link(OWN, { tracked: "deleted", around: "round it" }),
    link(` ${OWN} `),
    link("  #own-up"),
    link(" "),
    passage(long, { tracked: "inserted", pressed: [], spots }),
    passage(`The handbook: ${"before ".repeat(20)}Be brief${" after".repeat(20)}`, { tracked: "deleted" }),
  ]);
  const at = long.indexOf(OWN);
  assert.deepEqual(items.map(({ form, tracked, around, words, spots }) => [form, tracked, around, words, spots.map(({ start, end }) => [start, end])]), [
    ["link", "deleted", "round it", "here", []],
    ["link", "", "", "here", []],
    ["bare", "inserted", long.slice(at - 240, at + OWN.length + 60), OWN, [[at, at + OWN.length]]],
    ["mention", "deleted", `${"before ".repeat(9).slice(3)}Be brief${" after".repeat(10)}`, "Be brief", []],
  ]);
});
