import assert from "node:assert/strict";
import { test } from "node:test";

import { normal, open, passage } from "../../../macros/components/search/engine.js";

/** @param {...Partial<{ id: string, title: string, text: string, words: string[], weight: number }>} entries */
const handbook = (...entries) => ({
  pages: /** @type {[string, string][]} */ ([["page/", "A page"]]),
  kinds: ["Section"],
  ways: { help: "help/", sections: "sections/" },
  synonyms: [["delete", "remove", "take down"], ["freedom of information", "FOI"]],
  fields: {
    id: entries.map(({ id = "a" }) => id),
    page: entries.map(() => 0),
    kind: entries.map(() => 0),
    weight: entries.map(({ weight = 1 }) => weight),
    title: entries.map(({ title = "" }) => title),
    text: entries.map(({ text = "" }) => text),
    words: entries.map(({ words = [] }) => words),
  },
});

/** @param {ReturnType<typeof handbook>} given @param {string} query */
const ids = async (given, query) => (await open(given)).search(query).map(({ entry }) => entry.id);

const FORMS = [
  ["apologise", "apologize", "apologies", "apologising"],
  ["organisation", "organization", "organisations'"],
  ["colour", "color", "colours"],
  ["analyse", "analyze"],
  ["officer", "officers", "officer's", "officer’s", "Officers’"],
  ["dialogue", "dialog"],
  ["café", "cafe"],
];

for (const [first = "", ...others] of FORMS) {
  test(`${first} is found by its other forms`, () => {
    for (const other of others) assert.equal(normal(other), normal(first), other);
  });
}

test("words that mean something else stay apart", () => {
  for (const [one, other] of [["of", "off"], ["wise", "wiz"], ["four", "for"]]) assert.notEqual(normal(one), normal(other));
});

test("a slip of the thumb, a prefix, one word for two and two for one", async () => {
  const given = handbook({ id: "video", text: "TikTok has films" }, { id: "other", text: "Nothing of the kind: body worn cameras" });
  for (const query of ["ticktok", "tikt", "tik tok", "tiktok"]) assert.deepEqual(await ids(given, query), ["video"], query);
  assert.deepEqual(await ids(given, "bodyworn"), ["other"]);
  assert.deepEqual(await ids(given, "body-worn"), ["other"]);
});

test("what is meant by another word is found, lower than the word itself", async () => {
  const given = handbook({ id: "remove", text: "remove it" }, { id: "delete", text: "delete it" });
  assert.deepEqual(await ids(given, "delete"), ["delete", "remove"]);
  assert.deepEqual(await ids(given, "remove "), ["remove", "delete"]);
  assert.deepEqual((await ids(given, "take down ")).sort(), ["delete", "remove"]);
  assert.deepEqual(await ids(handbook({ id: "down", text: "take it down" }), "delete"), ["down"]);
  assert.deepEqual(await ids(handbook({ id: "foi", text: "FOI" }, { id: "off", text: "be seen offline, off and on" }), "freedom of information"), ["foi"]);
});

test("numbers are words", async () => {
  const given = handbook({ id: "45", text: "section 45" }, { id: "39", text: "section 39" }, { id: "72", text: "within 72 hours" });
  assert.deepEqual((await ids(given, "section 45"))[0], "45");
  assert.deepEqual(await ids(given, "72 hours"), ["72"]);
});

test("every word first, and then some of them, which is said", async () => {
  const { search } = await open(handbook({ id: "both", text: "rape victim named" }, { id: "one", text: "a victim" }));
  assert.deepEqual(search("victim named").map(({ entry, whole }) => [entry.id, whole]), [["both", true], ["one", false]]);
});

test("readers' words count more than the text, and a weight more or less", async () => {
  const text = "hacked and hacked again";
  assert.deepEqual(await ids(handbook({ id: "text", text }, { id: "words", words: ["hacked"] }), "hacked"), ["words", "text"]);
  assert.deepEqual(await ids(handbook({ id: "light", text, weight: 0.4 }, { id: "heavy", text }), "hacked"), ["heavy", "light"]);
});

test("a synonym that the handbook does not use finds nothing that looks like it", async () => {
  const given = handbook({ id: "gone", text: "delete it" }, { id: "move", text: "a remote place" });
  assert.deepEqual(await ids(given, "delete "), ["gone"]);
});

test("what a thing is called counts more than words of it, written as one word or as two", async () => {
  const given = handbook({ id: "ban", title: "TikTok on phones", text: "TikTok, TikTok" }, { id: "films", words: ["films", "TikTok"] });
  for (const query of ["TikTok", "tik tok"]) assert.deepEqual(await ids(given, query), ["films", "ban"], query);
});

test("words that say nothing are left out, but for those that stand alone", async () => {
  const given = handbook({ id: "a", text: "who decides" }, { id: "b", text: "what the force is" });
  assert.deepEqual(await ids(given, "who is the one that decides"), ["a"]);
  assert.deepEqual(await ids(given, ""), []);
  assert.deepEqual(await ids(given, "?!"), []);
});

test("nothing found has near words", async () => {
  const { search, nearest } = await open(handbook({ text: "contempt of court" }));
  assert.deepEqual(search("zzzzqq"), []);
  assert.ok(nearest("contmpt").includes("contempt"));
});

test("an address leads to the place on the page", async () => {
  const given = handbook({ id: "there", text: "word" });
  assert.equal((await open(given)).search("word")[0]?.entry.url, "page/#there");
  given.kinds = ["Page"];
  assert.equal((await open(given)).search("word")[0]?.entry.url, "page/");
});

test("the passage is the one with the words, marked", () => {
  const before = "nothing here ".repeat(60);
  const pieces = passage(`${before}then the victim’s name was given, and ${before}`, new Set([normal("victim"), normal("name")]));
  assert.deepEqual(pieces.filter(({ match }) => match).map(({ text }) => text), ["victim’s", "name"]);
  assert.match(pieces[0]?.text ?? "", /^… /);
  assert.match(pieces.at(-1)?.text ?? "", / …$/);
  assert.ok(pieces.map(({ text }) => text).join("").split(" ").length < 60);
});

test("a short text is a passage as a whole, whatever stands in it", () => {
  const text = "<b>Say</b> “sorry” & move on.";
  assert.deepEqual(passage(text, new Set()), [{ text, match: false }]);
  assert.equal(passage(text, new Set([normal("sorry")])).map((piece) => piece.text).join(""), text);
  assert.deepEqual(passage("", new Set(["x"])), []);
});
