import assert from "node:assert/strict";
import test from "node:test";

import { bases } from "../../../macros/components/policy_check/addresses.js";
import { VERDICTS, judge, worstFirst } from "../../../macros/components/policy_check/verdict.js";
import { FIRST, REGISTER, SECOND, THIRD } from "./register.js";

const ROOT = "https://handbook.example.org/";
const ORIGINAL = "https://original.example.org/";
const OURS = bases(REGISTER);
/** @param {string} path @param {string} [approved] @param {object} [more] */
const verdict = (path, approved = "", more = {}) => {
  const address = /^[a-z]+:/u.test(path) ? path : ROOT + path;
  const item = { form: "link", address, words: "", around: "", place: "", tracked: "", spots: [], ...more };
  return /** @type {any} */ (judge(/** @type {any} */ (item), { register: REGISTER, ours: OURS, approved }));
};
const names = (/** @type {any} */ { changes }) => changes.map((/** @type {any} */ { name }) => name);

test("each verdict is given, and for its reason", () => {
  /** @type {Record<string, [path: string, approved?: string, more?: object]>} */
  const cases = {
    withdrawn: ["s/old-rule/"],
    missing: ["s/make-amend/"],
    major: ["s/make-amends/", FIRST],
    source: ["s/own-up/", FIRST],
    minor: ["s/be-brief/", FIRST],
    fragile: ["part-one-of-it/#steady"],
    original: [`${ORIGINAL}s/steady/`, FIRST],
    page: ["part-one-of-it/"],
    undated: ["s/own-up/"],
    mention: ["", "", { form: "mention", address: "", id: "own-up" }],
    asked: ["https://other.example/s/own-up/"],
    current: ["s/own-up/", SECOND],
  };
  assert.deepEqual(Object.keys(cases), [...VERDICTS]);
  for (const [name, args] of Object.entries(cases)) assert.equal(verdict(...args).verdict, name);
  assert.equal(verdict("https://example.org/"), null);
});

test("a day that is still to come is no day since which nothing has changed", () => {
  const words = { words: "Own up", around: "Own up, version of 1 May 2999" };
  for (const found of [verdict("s/own-up/history/?on=2999-05-01"), verdict("s/own-up/", "", words), verdict("s/steady/", "", words)]) {
    assert.equal(found.verdict, "undated");
    assert.match(found.says.join(" "), /1 May 2999, which is still to come/u);
  }
  assert.equal(verdict("s/own-up/", FIRST, words).verdict, "source");
});

test("of a withdrawn section it is said when, why and what to read instead", () => {
  for (const path of ["s/old-rule/", `s/old-rule/${FIRST}/`, "gone/#old-rule", "s/old-rule/history/"]) {
    const found = verdict(path);
    assert.equal(found.verdict, "withdrawn", path);
    assert.match(found.says.join(" "), /1 March 2026.*Others say it better/u);
    assert.deepEqual(found.instead.map((/** @type {any} */ { id, address }) => [id, address]), [["make-amends", `${ROOT}s/make-amends/`]]);
  }
  assert.equal(verdict("", "", { form: "mention", address: "", id: "old-rule" }).verdict, "withdrawn");
});

test("for what is missing the nearest is offered, and of a version the one of that day", () => {
  assert.deepEqual(verdict("s/make-amend/").instead.map((/** @type {any} */ { id }) => id).slice(0, 1), ["make-amends"]);
  const [only, ...others] = verdict("s/make-amends/2026-02-20/").instead;
  assert.deepEqual([only.address, others], [`${ROOT}s/make-amends/${FIRST}/`, []]);
});

test("changes count from the version in the address, then from that in the words, then from the day of the document", () => {
  const words = { words: "Make amends", around: "Make amends, version of 1 March 2026" };
  const cases = [
    [verdict(`s/make-amends/${FIRST}/`, THIRD, words), FIRST, "address", [SECOND, `${SECOND}-2`]],
    [verdict("s/make-amends/", THIRD, words), SECOND, "words", [`${SECOND}-2`]],
    [verdict("s/make-amends/", "2026-02-01"), "2026-02-01", "document", [SECOND, `${SECOND}-2`]],
    [verdict("s/make-amends/", SECOND), SECOND, "document", []],
    [verdict("s/make-amends/history/?on=2026-03-02", FIRST), "2026-03-02", "address", []],
    [verdict(`s/make-amends/history/#${SECOND}`, "s/make-amends/history/#nothing", FIRST), SECOND, "address", [`${SECOND}-2`]],
  ];
  for (const [found, since, by, changes] of cases) assert.deepEqual([found.since, found.by, names(found)], [since, by, changes]);
});

test("over several changes the worst counts, and each is told with the words that it changed", () => {
  const found = verdict("s/make-amends/", FIRST);
  assert.equal(found.verdict, "major");
  assert.deepEqual(found.changes.map((/** @type {any} */ { kind, note, path }) => [kind, note, path]), [
    ["major", "Do it sooner.", `s/make-amends/history/index.html#${SECOND}`],
    ["minor", "Said in fewer words.", `s/make-amends/history/index.html#${SECOND}-2`],
  ]);
});

test("a new page is no change of the words", () => {
  assert.deepEqual([verdict(`s/make-amends/${SECOND}-2/`).verdict, verdict("s/make-amends/", "2026-04-01").verdict], ["current", "current"]);
});

test("what an example said before it had versions is told by the section around it", () => {
  const found = verdict("s/correction-market/", FIRST);
  assert.deepEqual([found.verdict, names(found)], ["major", [SECOND, `${SECOND}-2`]]);
  assert.equal(verdict("s/correction-market/", THIRD).verdict, "current");
  assert.equal(verdict(`s/correction-market/${THIRD}/`).verdict, "current");
});

test("an address that may not last is replaced by a permanent one, whatever else there is to say", () => {
  const replaced = (/** @type {string} */ path, approved = "") => verdict(path, approved).replacement;
  assert.equal(replaced("gone/#make-amends", FIRST), `${ROOT}s/make-amends/`);
  assert.equal(verdict("gone/#make-amends", FIRST).verdict, "major");
  assert.equal(replaced(`https://old.example.org/hb/s/own-up/${FIRST}/`), `${ROOT}s/own-up/${FIRST}/`);
  assert.equal(replaced("https://intranet.example.net/handbook/part-one-of-it/#own-up"), "https://intranet.example.net/handbook/s/own-up/");
  assert.equal(replaced("all-sources/"), `${ROOT}s/sources/`);
  assert.equal(verdict("all-sources/").verdict, "fragile");
  assert.equal(replaced("https://old.example.org/hb/feed.xml"), `${ROOT}feed.xml`);
  assert.equal(replaced("s/own-up/"), "");
});

test("a link to a version that is no longer today's is offered that of today", () => {
  assert.equal(verdict(`s/make-amends/${FIRST}/`).renewed, `${ROOT}s/make-amends/${SECOND}-2/`);
  assert.equal(verdict(`s/make-amends/${SECOND}-2/`).renewed, "");
  assert.equal(verdict("s/make-amends/", FIRST).renewed, "");
});

test("a link to the original is told apart, and the same section of ours takes its place where it says the same", () => {
  const [same, version, said] = [verdict(`${ORIGINAL}s/steady/`, FIRST), verdict(`${ORIGINAL}s/steady/2026-01-05/`), verdict(`${ORIGINAL}s/steady/`, "", { words: "Stay calm, version of 5 January 2026" })];
  assert.deepEqual([same, version, said].map(({ verdict, replacement, instead }) => [verdict, replacement, instead[0].address]), [
    ["original", `${ROOT}s/steady/`, `${ROOT}s/steady/`],
    ["original", "", `${ROOT}s/steady/`],
    ["original", "", `${ROOT}s/steady/`],
  ]);
  assert.match(same.says.join(" "), /^It leads to the original, “The First Handbook”, and not to “Social Media Handbook”\..*known here is of 1 April 2026\.$/u);
  assert.deepEqual([verdict(`${ORIGINAL}part-one-of-it/#steady`).replacement, verdict(`${ORIGINAL}part-one-of-it/`).replacement], [`${ROOT}s/steady/`, `${ROOT}s/part-one/`]);
});

test("where ours says it otherwise, has withdrawn it or never had it, that is said and nothing is replaced unasked", () => {
  /** @type {[path: string, says: RegExp, instead: string[]][]} */
  const cases = [
    ["s/be-brief/", /says it in other words/u, ["be-brief"]],
    ["s/old-rule/", /In “Social Media Handbook”: Withdrawn on 1 March 2026\. Others say it better\./u, ["make-amends"]],
    ["s/left-out/", /“Social Media Handbook” has no such section/u, []],
    ["left-out/", /“Social Media Handbook” has no such section/u, []],
    ["sections.json", /A file of the handbook/u, []],
  ];
  for (const [path, says, instead] of cases) {
    const found = verdict(ORIGINAL + path, FIRST);
    assert.deepEqual([found.verdict, found.replacement], ["original", ""], path);
    assert.match(found.says.join(" "), says);
    assert.deepEqual(found.instead.map((/** @type {any} */ { id }) => id), instead, path);
  }
});

test("what has become of a section of the original is told by its own register", () => {
  const [changed, gone, unknown] = [verdict(`${ORIGINAL}s/own-up/2026-01-05/`), verdict(`${ORIGINAL}s/third-way/`), verdict(`${ORIGINAL}s/own-it/`)];
  assert.deepEqual([changed.verdict, names(changed), changed.home], ["major", ["2026-04-01"], ORIGINAL]);
  assert.deepEqual([gone.verdict, gone.replacement, gone.instead.map((/** @type {any} */ { address }) => address)], ["withdrawn", "", [`${ROOT}s/steady/`]]);
  assert.deepEqual([unknown.verdict, unknown.instead[0].address], ["missing", `${ROOT}s/own-up/`]);
  assert.equal(judge(unknown.item, { register: { ...REGISTER, original: null }, ours: bases({ ...REGISTER, original: null }), approved: "" })?.verdict, undefined);
});

test("what may be a copy is not called one", () => {
  const found = verdict("https://other.example/s/own-up/");
  assert.match(found.says.join(" "), /may be another address of this handbook, or a copy .*not checked/u);
});

test("of a page its sections are offered", () => {
  const { instead, verdict: found, replacement } = verdict("part-one-of-it/");
  assert.deepEqual([found, replacement], ["page", `${ROOT}s/part-one/`]);
  assert.deepEqual(instead.map((/** @type {any} */ { id }) => id), ["part-one", "make-amends", "own-up", "be-brief", "steady"]);
});

test("without a day only what has ever changed is not dated", () => {
  assert.deepEqual([verdict("s/steady/").verdict, verdict("s/make-amends/").verdict], ["current", "undated"]);
});

test("the worst comes first, and else the order of the document stays", () => {
  const rows = [verdict("s/steady/"), verdict("s/make-amends/", FIRST), verdict("s/old-rule/"), verdict(`s/make-amends/${FIRST}/`)];
  assert.deepEqual(worstFirst(rows), [rows[2], rows[1], rows[3], rows[0]]);
});

test("what is told of each kind of link, on any day, is as it is written down", (context) => {
  const paths = [
    "", "s/", "s/steady/", "s/make-amends/", "s/be-brief/", "s/own-up/", `s/make-amends/${FIRST}/`, `s/make-amends/${SECOND}-2/`, `s/make-amends/${THIRD}/text.txt`, `s/make-amends/${FIRST}/other`, "s/make-amends/2026-02-20/", "s/make-amends/x/", "s/make-amends/2026-99-99/", "s/make-amends/2026-02-30/", "s/make-amends/2026-03-01-9/",
    "s/make-amends/feed.xml", "s/make-amends/history/", `s/make-amends/history/#${SECOND}`, "s/make-amends/history/#nothing", "s/own-up/history/?on=2026-01-20", "s/own-up/history/?on=soon", "s/own-up/history/?on=2026-02-31", "s/own-up/history/?on=2999-05-01", "s/old-rule/", "s/old-rule/history/", "s/correction-market/", `s/correction-market/${THIRD}/`, "s/make-amend/", "s/nothing-like-it-at-all-here/",
    "part-one-of-it/", "part-one-of-it", "part-one-of-it/index.html", "part-one-of-it/#own-up", "part-one-of-it/#own%2Dup", "part-one-of-it/#correction-market", "part-one-of-it/#own-up:~:text=Own", "part-one-of-it/#nowhere", "gone/", "gone/#steady", "gone/#nowhere", "all-sources/", "sources/#steady", "#steady", "no-such-page/", "no-such-page/#steady", "sections.json", "assets/a.png", "feed/make-amends.xml",
    `${ORIGINAL}s/steady/`, `${ORIGINAL}s/steady/2026-01-05/`, `${ORIGINAL}s/own-up/2026-01-05/`, `${ORIGINAL}s/be-brief/`, `${ORIGINAL}s/old-rule/`, `${ORIGINAL}s/third-way/`, `${ORIGINAL}left-out/`, `${ORIGINAL}s/own-it/`, `${ORIGINAL}sections.json`,
    "https://old.example.org/hb/s/own-up/", "https://old.example.org/hb/feed.xml", "https://old.example.org/hb/nothing/", "https://old.example.org/hb", "https://intranet.example.net/handbook#steady", "https://intranet.example.net/handbook/s/steady/", "https://other.example/a/s/own-up/", "https://other.example/part-one-of-it/", "https://other.example/sources/", "https://elsewhere.example/",
  ];
  const cited = "Own up, version of 1 March 2026";
  /** @type {[path: string, more: object][]} */
  const others = [
    ["s/own-up/", { words: cited, around: cited }],
    ["s/own-up/", { words: "Own up, version of 1 May 2999", around: "" }],
    ["s/own-up/", { words: "Own up, version of 31 February 2026", around: "" }],
    ["s/own-up/", { kept: { since: "", on: FIRST } }],
    ["s/own-up/", { kept: { since: SECOND, on: THIRD } }],
    ["https://elsewhere.example/s/none/", { kept: { since: "", on: FIRST } }],
    ["", { form: "mention", address: "", id: "be-brief" }],
    ["", { form: "mention", address: "", id: "old-rule" }],
    ["", { form: "mention", address: "", id: "none" }],
    ["", { form: "mention", address: "", id: "none", kept: { since: "", on: FIRST } }],
  ];
  const filled = (/** @type {object} */ found) => Object.fromEntries(Object.entries(found).filter(([, value]) => String(value)));
  const lines = [...paths.map((path) => /** @type {[string, object]} */ ([path, {}])), ...others].flatMap(([path, more]) =>
    ["", FIRST].map((approved) => {
      const found = verdict(path, approved, more) ?? { verdict: "none" };
      return `${path} | ${approved} | ${JSON.stringify(filled({ ...more, ...found, item: "" }))}`;
    }),
  );
  context.assert.snapshot(lines.join("\n"), { serializers: [String] });
});
