import assert from "node:assert/strict";
import test from "node:test";

import { bases } from "../../../macros/components/policy_check/addresses.js";
import { asCalendar, asCsv, asJson, asText, counts, edition, gravestFirst, isWhole, replacementTable, replacements, seen } from "../../../macros/components/policy_check/report.js";
import { judge } from "../../../macros/components/policy_check/verdict.js";
import { DATA, FIRST, REGISTER, SECOND } from "./register.js";

const ROOT = DATA.url;
const ORIGINAL = String(DATA.original?.url);
const OURS = bases(REGISTER);
/** @param {string[]} addresses @param {object} [contents] @param {object} [more] */
const document = (addresses, contents = {}, more = {}) => {
  const items = addresses.map((address) => /** @type {any} */ ({ form: "link", address, words: "=here, “there”", place: "page 1", around: "", tracked: "", spots: [], ...more }));
  const rows = items.flatMap((item) => judge(item, { register: REGISTER, ours: OURS, approved: FIRST }) ?? []);
  return { name: "policy.docx", approved: FIRST, rows, contents: { format: "docx", items, links: 3, elsewhere: 1, unread: [], ...contents } };
};
const FOUND = document([`${ROOT}s/own-up/`, `${ROOT}s/make-amends/`, `${ROOT}gone/#steady`, `${ROOT}s/make-amends/${FIRST}/`, `${ROOT}s/old-rule/`]);
const UNREAD = document([], { unread: [{ what: "Page 2 is a picture.", place: "page 2" }] });

test("what is seen of a document is said, and what is not", () => {
  assert.ok(isWhole(FOUND) && !isWhole(UNREAD) && !isWhole(document([], { format: "" })));
  assert.match(seen(FOUND).join(" "), /3 links.*1 leads elsewhere/u);
  assert.match(seen(UNREAD).join(" "), /Not read, page 2: Page 2 is a picture\./u);
  assert.deepEqual(seen(document([], { format: "", unread: [{ what: "It is encrypted.", place: "" }] })), ["It is encrypted."]);
  assert.deepEqual([...counts(FOUND.rows)].filter(([, count]) => count), [["withdrawn", 1], ["major", 2], ["source", 1], ["fragile", 1]]);
});

test("a table has a line for each link, the worst first, and runs no formula", () => {
  const lines = asCsv([FOUND, UNREAD]).split("\r\n");
  assert.equal(lines[0]?.codePointAt(0), 0xfeff);
  assert.equal(lines.length, 8);
  assert.match(String(lines[1]), /^"policy\.docx","2026-01-10","Withdrawn","The old rule","old-rule","page 1","'=here, “there”"/u);
  assert.match(String(lines[6]), /"Not read"/u);
  assert.deepEqual(asCsv([document([`${ROOT}s/own-up/`], {}, { words: 'a "b"' })]).match(/"a ""b"""/u)?.length, 1);
});

test("JSON tells programs all that a reader is told", () => {
  const { handbook, documents } = JSON.parse(asJson([FOUND, UNREAD], REGISTER, "2026-06-01"));
  assert.deepEqual(handbook, { name: DATA.name, url: ROOT, edition: DATA.edition });
  assert.deepEqual(documents.map((/** @type {any} */ { whole }) => whole), [true, false]);
  const [withdrawn, major] = documents[0].found;
  assert.deepEqual([withdrawn.verdict, withdrawn.instead[0].id], ["withdrawn", "make-amends"]);
  assert.deepEqual(major.changes[0], { id: "make-amends", version: SECOND, kind: "major", note: "Do it sooner.", address: `${ROOT}s/make-amends/history/index.html#${SECOND}` });
});

test("a window of commands has the same, and what was not read", () => {
  const text = asText([FOUND, UNREAD], REGISTER, "2026-06-01");
  for (const words of ["WITHDRAWN: The old rule (page 1)", "- 1 March 2026, major: Do it sooner.", "> Make amends in public: ", `> Put in its place: ${ROOT}s/steady/`, `> Today’s version: ${ROOT}s/make-amends/${SECOND}-2/`, "Page 2 is a picture.", "2 documents: withdrawn (1)", "Of 1 not everything was read."]) assert.ok(text.includes(words), `${words}\n${text}`);
});

test("only addresses that should be replaced in any case are listed, once, below what they are", () => {
  const found = replacements(/** @type {any} */ ([FOUND, FOUND]));
  assert.deepEqual(found, [[`${ROOT}gone/#steady`, `${ROOT}s/steady/`]]);
  assert.equal(replacementTable(found).split("\n").length, 2);
  assert.doesNotMatch(replacementTable(found).split("\n")[0] ?? "", /https?:/u);
});

test("of several changes those are told first that a reader may have to act on", () => {
  const changes = ["major", "minor", "source", "major", "minor"].map((kind, at) => ({ kind, name: `2026-03-0${at + 1}`, note: "" }));
  assert.deepEqual(gravestFirst(/** @type {any} */ ({ changes })).map(({ kind, name }) => `${kind} ${name.slice(-1)}`), ["major 4", "major 1", "source 3", "minor 5", "minor 2"]);
});

test("how many links lead elsewhere is said in words that fit the number", () => {
  const said = (/** @type {number} */ links, /** @type {number} */ elsewhere) => seen(/** @type {any} */ (document([], { links, elsewhere })))[0];
  assert.deepEqual([[1, 0], [1, 1], [2, 0], [2, 1], [3, 2], [2, 2], [0, 0]].map(([links, elsewhere]) => said(Number(links), Number(elsewhere))), [
    "1 link.", "1 link, which leads elsewhere.", "2 links.", "2 links, of which 1 leads elsewhere.", "3 links, of which 2 lead elsewhere.", "2 links, all of which lead elsewhere.", "No links.",
  ]);
});

test("a calendar has a day for each document and each page that is cited, with a reminder, and no line too long", () => {
  const undated = { ...FOUND, name: "other.docx", approved: "", rows: [] };
  const leap = { ...FOUND, name: "leap.docx", approved: "2024-02-29", rows: [] };
  const calendar = asCalendar([FOUND, undated, leap], REGISTER, new Date("2026-06-01T10:00:00Z"));
  assert.ok(calendar.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && calendar.endsWith("END:VCALENDAR\r\n"));
  assert.equal(calendar.split("BEGIN:VEVENT").length - 1, 3);
  assert.equal(calendar.split("TRIGGER:-P14D").length - 1, 3);
  const lines = calendar.replaceAll("\r\n ", "").split("\r\n");
  for (const line of ["UID:policy-policy-docx@handbook.example.org", "DTSTART;VALUE=DATE:20270110", "DTSTART;VALUE=DATE:20250228", "UID:cited-part-one@handbook.example.org", "DTSTAMP:20260601T100000Z", "DTSTART;VALUE=DATE:20270202", `URL:${ROOT}part-one-of-it/`]) assert.ok(lines.includes(line), `${line}\n${calendar}`);
  assert.ok(calendar.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
  assert.match(lines.join("\n"), /DESCRIPTION:Cited by us: Own up\\; Make amends in public\\; Stay calm\. Owner of the page: Head of communications\./u);
});

test("all that is said of documents in files and windows is as it is written down", (context) => {
  const all = [
    FOUND,
    UNREAD,
    document([`${ROOT}s/make-amend/`, `${ROOT}part-one-of-it/`, `${ROOT}s/steady/`, `${ORIGINAL}s/own-up/2026-01-05/`], { links: 4, elsewhere: 0, unread: [{ what: "A picture.", place: "" }] }, { tracked: "deleted", place: "" }),
    { ...document([`${ROOT}s/be-brief/`], { format: "list", links: 1, unread: [{ what: "Not all of it.", place: "" }] }, { tracked: "inserted" }), approved: "", name: "Ours; “é”, \\ and a name that is so long that no line of a calendar can hold it as it is" },
    document([], { format: "", unread: [{ what: "It is encrypted.", place: "" }] }),
  ];
  const mention = judge(/** @type {any} */ ({ form: "mention", address: "", id: "own-up", words: "Own up", place: "page 2", around: "“Own up”", tracked: "", spots: [] }), { register: REGISTER, ours: OURS, approved: FIRST });
  if (mention) all[2]?.rows.push(mention);
  const told = [asText(all, REGISTER, "2026-06-01"), asText([document([])], REGISTER, "2026-06-01"), asCsv(all), asJson(all, REGISTER, "2026-06-01"), asCalendar(all, REGISTER, new Date("2026-06-01T10:00:00.5Z")), replacementTable(replacements(all)), edition(REGISTER)];
  context.assert.snapshot(told.join("\n\n").replaceAll("\r", "\\r"), { serializers: [String] });
});
