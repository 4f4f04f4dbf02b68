import assert from "node:assert/strict";
import test from "node:test";

import { bases } from "../../../macros/components/policy_check/addresses.js";
import { contentsOf, listOf, readList } from "../../../macros/components/policy_check/kept.js";
import { isWhole } from "../../../macros/components/policy_check/report.js";
import { VERDICTS, judge } from "../../../macros/components/policy_check/verdict.js";
import { DATA, FIRST, REGISTER, SECOND } from "./register.js";

const COPY = "https://force.example/hb/";
const FORMER = "https://once.example/";
const KNOWN = { copies: ["https://unused.example/", COPY], former: [FORMER] };
const KEPT = "2026-06-01";
const judged = (/** @type {any} */ { items, copies = [], former = [] }, approved = "", register = REGISTER) =>
  items.flatMap((/** @type {any} */ item) => judge(item, { register, ours: bases(register, copies, former), approved }) ?? []);
const link = (/** @type {string} */ address, /** @type {object} */ more = {}) => ({ form: "link", address, words: "secret words", around: "secret words", place: "page 7", tracked: "", spots: [], ...more });
const cited = `“Own up”, version of 1 March 2026`;
/** A link of every kind that there is. */
const items = [
  ...["s/own-up/", "s/steady/", `s/make-amends/${SECOND}-2/`, `s/make-amends/${FIRST}/`, "s/make-amend/", "s/make-amends/2026-02-02/", "s/be-brief/history/?on=2026-02-02", "s/old-rule/", "part-one-of-it/#steady", "part-one-of-it/", "sections.json", "s/correction-market/", "s/own-up/history/?on=9998-01-01"].map((path) => link(DATA.url + path)),
  link(`${DATA.url}s/own-up/`, { words: cited, around: cited, tracked: "deleted" }),
  link(`https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`${DATA.url}s/own-up/`)}&data=secret`),
  link("https://old.example.org/hb/s/own-up/"),
  link(`${COPY}s/delete-frist/`),
  link(`${FORMER}s/steady/`),
  link("https://other.example/guide/s/own-up/"),
  { ...link(""), form: "mention", id: "be-brief" },
  { ...link(""), form: "mention", id: "old-rule" },
];
const checked = (approved = "", contents = {}) => /** @type {any} */ ({ name: "Secret policy.docx", approved, contents: { format: "docx", links: 1, elsewhere: 0, unread: [], items, ...contents }, rows: judged({ items, copies: [COPY], former: [FORMER] }, approved) });
const kept = (/** @type {any} */ one, label = "") => listOf([{ label, checked: one }], KEPT, REGISTER, KNOWN);
/** @returns {any} */
const first = (/** @type {any} */ list) => list.documents[0];
const answers = (/** @type {any[]} */ rows) => new Set(rows.map(({ verdict, title, item }) => `${verdict} ${title} ${item.address.includes("safelinks") ? `${DATA.url}s/own-up/` : item.address}`));

test("a list has the links and the days, what a document is called by choice, and nothing else of it", () => {
  const list = listOf([{ label: "", checked: checked() }, { label: " Posting ", checked: checked() }], KEPT, REGISTER, KNOWN);
  assert.deepEqual(list.documents.map(({ label }) => label), ["Document 1", "Posting"]);
  assert.deepEqual(first(list).copies, [COPY]);
  assert.doesNotMatch(JSON.stringify(list), /secret|docx|page 7|unused/iu);
  assert.ok(first(list).links.some((/** @type {any} */ { address, since, tracked }) => address === `${DATA.url}s/own-up/` && since === SECOND && tracked === "deleted"));
});

test("what is asked of a list comes out as of the document, for a link of every kind, with a day and without", () => {
  for (const approved of ["", FIRST, SECOND]) {
    const one = checked(approved);
    assert.equal(one.rows.length, items.length);
    const list = first(readList(JSON.stringify(kept(one))));
    const again = judged(contentsOf(list, REGISTER), list.approved);
    assert.deepEqual(answers(again), answers(one.rows));
    // And so it stays, however often the answer is kept.
    const third = first(kept({ ...checked(approved), rows: again, contents: contentsOf(list, REGISTER) }));
    assert.deepEqual(third, list);
  }
});

test("what changes after a list was kept is told of a link without a day, and remains told when that is kept again", () => {
  const old = { ...REGISTER, sections: new Map([...REGISTER.sections].map(([id, section]) => [id, { ...section, versions: section.versions.slice(0, 1) }])) };
  const contents = { items: [link(`${DATA.url}s/make-amends/`), link(`${DATA.url}s/steady/`)] };
  const one = { ...checked(), contents: { ...checked().contents, ...contents }, rows: judged(contents, "", /** @type {any} */ (old)) };
  const verdicts = (/** @type {any[]} */ rows) => rows.map(({ verdict }) => verdict);
  assert.deepEqual(verdicts(one.rows), ["current", "current"]);
  const list = first(listOf([{ label: "", checked: one }], FIRST, REGISTER, { copies: [], former: [] }));
  const rows = judged(contentsOf(list, REGISTER));
  assert.deepEqual(verdicts(rows), ["major", "current"]);
  const later = first(listOf([{ label: "", checked: { ...one, contents: contentsOf(list, REGISTER), rows } }], KEPT, REGISTER, { copies: [], former: [] }));
  assert.deepEqual(verdicts(judged(contentsOf(later, REGISTER))), ["major", "current"]);
});

test("no link is lost of a handbook that has another address now", () => {
  const list = first(kept(checked()));
  const moved = { ...REGISTER, url: "https://new.example/", copies: [] };
  const rows = judged(contentsOf({ ...list, copies: [], former: [] }, moved), "", moved);
  assert.equal(rows.length, list.links.length);
  const worse = (/** @type {any} */ { verdict }) => VERDICTS.indexOf(verdict) <= VERDICTS.indexOf("asked");
  assert.ok(rows.filter((/** @type {any} */ { item }) => item.address).every(worse));
});

test("a document of which not all was read is none that was read, in a list too", () => {
  const unread = first(kept(checked("", { unread: [{ what: "Page 2 is a picture.", place: "page 2" }] })));
  assert.equal(isWhole({ ...checked(), contents: contentsOf(unread, REGISTER) }), false);
  assert.equal(isWhole({ ...checked(), contents: contentsOf(first(kept(checked())), REGISTER) }), true);
});

test("a list is read back, and what is none is refused with a reason", () => {
  const list = kept(checked(FIRST));
  assert.deepEqual(readList(JSON.stringify(list)), list);
  assert.match(String(readList(JSON.stringify({ ...list, format: 3 }))), /newer/u);
  assert.match(String(readList(JSON.stringify({ format: 1, kept: FIRST, documents: [{ label: "A", approved: "", cited: [["own-up", FIRST]] }] }))), /older/u);
  const others = [{ links: [{ mention: "../x" }] }, { links: [{ address: 3 }] }, { links: [{ address: "a", since: "soon" }] }, { links: [{ address: "a", since: "2026-99-99" }] }, { links: [null] }, { approved: "1/2/2026" }, { approved: "9998-01-01" }, { kept: "" }, { label: 3 }, { whole: 1 }, { copies: [1] }, { former: "x" }];
  for (const wrong of ["", "null", "[]", "{", ...others.map((other) => JSON.stringify({ ...list, documents: [{ ...first(list), ...other }] }))]) assert.match(String(readList(wrong)), /no list/u, wrong);
});
