import assert from "node:assert/strict";
import test from "node:test";

import { bases } from "../../../macros/components/policy_check/addresses.js";
import { contentsOf, listOf, readList } from "../../../macros/components/policy_check/kept.js";
import { judge } from "../../../macros/components/policy_check/verdict.js";
import { DATA, FIRST, REGISTER, SECOND } from "./register.js";

const OURS = bases(REGISTER);
const judged = (/** @type {any} */ contents, approved = "") => contents.items.flatMap((/** @type {any} */ item) => judge(item, { register: REGISTER, ours: OURS, approved }) ?? []);
const items = [`s/own-up/`, `s/make-amends/${SECOND}-2/`, `s/make-amends/${SECOND}-2/`, "s/nothing-like-it/", "s/be-brief/history/?on=2026-02-02"].map((path) => ({ form: "link", address: DATA.url + path, words: "secret words", around: "secret words", place: "page 7", tracked: "", spots: [] }));
const checked = /** @type {any} */ ({ name: "Secret policy.docx", approved: FIRST, contents: { items }, rows: judged({ items }, FIRST) });
const LIST = listOf([{ label: "", checked }, { label: " Posting ", checked }], "2026-06-01");

test("a list has ids and dates, what a document is called by choice, and nothing of it", () => {
  assert.deepEqual(LIST.documents.map(({ label }) => label), ["Document 1", "Posting"]);
  assert.deepEqual(LIST.documents[0]?.cited, [["own-up", FIRST], ["make-amends", `${SECOND}-2`], ["be-brief", "2026-02-02"]]);
  assert.doesNotMatch(JSON.stringify(LIST), /secret|docx|page 7/iu);
});

test("what is asked of a list comes out as of the document", () => {
  const [document] = LIST.documents;
  const again = judged(contentsOf(/** @type {any} */ (document), REGISTER));
  const before = checked.rows.filter((/** @type {any} */ { id }) => id).map((/** @type {any} */ { id, verdict }) => `${id} ${verdict}`);
  assert.deepEqual(again.map((/** @type {any} */ { id, verdict }) => `${id} ${verdict}`), [...new Set(before)]);
});

test("a list is read back, and what is none is refused with a reason", () => {
  assert.deepEqual(readList(JSON.stringify(LIST)), LIST);
  assert.match(String(readList(JSON.stringify({ ...LIST, format: 2 }))), /newer/u);
  const [document] = LIST.documents;
  const others = [{ cited: [["../x", ""]] }, { cited: [["a", "soon"]] }, { cited: [["a"]] }, { approved: "1/2/2026" }, { label: 3 }];
  for (const wrong of ["", "null", "[]", "{", ...others.map((other) => JSON.stringify({ ...LIST, documents: [{ ...document, ...other }] }))]) assert.match(String(readList(wrong)), /no list/u, wrong);
});
