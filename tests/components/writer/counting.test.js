import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";

import { measure } from "../../../macros/components/writer/counting.js";
import { tlds } from "../../../macros/components/writer/tlds.js";
import { CASES } from "./published.js";
import { random } from "./random.js";

const require = createRequire(import.meta.url);
const official = (/** @type {string} */ path) => {
  const made = require(`twitter-text/dist/${path}`);
  return made.default ?? made;
};
const parseTweet = official("parseTweet.js");
const count = (/** @type {string} */ text, rule = "weighted") => measure(text, rule, 280).count;

const EMOJI = [
  ..."👩🏽‍🚒 👨‍👩‍👧‍👦 👮🏽‍♀️ 👮 🧑‍🌾 🫠 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 🇬 1️⃣ #⃣ *️⃣ ✌🏿 ☺ ☺️ ❤️ © ©️ ™ 👁‍🗨".split(" "),
  ..."\u200d \ufe0f 🏽 \ud83d \ude00 \udc00\ud800".split(" "),
];
const LETTERS = [
  ..."é e\u0301 A\u0301 שּׁ \ufb2c ﬁ ё Ω … • € £ – — ‘ ’ “ ” ・ 。 ． ｡ 故人 の 한국어 한글 ไทย हिन्दी العربية שלום".split(" "),
  ..."𝐛𝐨𝐥𝐝 s\u0336t\u0336 \u200f \u202a \u202c \u2066 \u2069 \ufeff \uffff \ufffe Mill Road is closed a x 0 7.42 3pm".split(" "),
  ..."#RoadClosed @AnytownPolice @a@b.social".split(" "),
  ...["word".repeat(20), "あ".repeat(30), "ö".repeat(58), "a".repeat(41)],
];
const SPACES = [" ", " ", " ", "  ", "\n", "\t", "\u00a0", "\u3000", "\u2028", "\u180e", "\x85"];
const MARKS = [..."/?&=#@＠＃$-_.,;:!()[]'\"~|+*–", "..", "//", "((", "))", "%20"];
const LINKS = [
  ..."http:// https:// HTTPS:// ftp:// www. example.com police.uk exampleshire.police.uk t.co http://t.co/abc123".split(" "),
  ..."https://t.co/ a.b.c.museum test_under.example.org xn--bcher-kva .xn--p1ai bücher.de 例え.jp пример.рф ☃.net".split(" "),
  ..."उदाहरण.भारतम् 例.嘉里大酒店 ex.co.jp .com .community .onion .notatld .uk .vermögensberater foo-.com -foo.com".split(" "),
  ..."example.com/path_(with)_(parens(nested)) /Русские_слова ?q=1&r=2- /@user/ :8080 http://192.168.0.1".split(" "),
  ..."http://a..com user@example.com".split(" "),
];
const PARTS = [EMOJI, LETTERS, SPACES, MARKS, LINKS, LINKS];

const { below, pick } = random(7);
const piece = () => (below(12) ? pick(pick(PARTS)) : String.fromCharCode(below(0x10000)));
const made = (/** @type {number} */ parts) => Array.from({ length: parts }, piece).join(below(3) ? "" : " ");

test("counting for X agrees with the cases that the official library publishes, and with the library on them", () => {
  for (const [text, expected] of CASES) {
    assert.equal(count(text), expected, text.slice(0, 80));
    assert.equal(parseTweet(text).weightedLength, expected);
  }
});

test("the ends of hosts are those of the official library", () => {
  const listed = (/** @type {string} */ name) =>
    official(`regexp/${name}.js`).source.match(/\(\?:\(\?:([^)]*)\)/)[1].split("|");
  const all = new Set([...listed("validGTLD"), ...listed("validCCTLD")]);
  assert.deepEqual(tlds.trim().split(/\s+/).sort(), [...all].sort());
});

test("counting for X agrees with the official library on tens of thousands of texts", () => {
  for (let turn = 0; turn < 5_000; turn += 1) {
    const text = made(1 + below(9));
    assert.equal(count(text), parseTweet(text).weightedLength, JSON.stringify(text));
  }
});

test("counting for X agrees at the edge of what is one unit and what is two", () => {
  for (const text of ["a\u{ffff}b", "a\u{10000}b", "\u{10ffff}"]) assert.equal(count(text), parseTweet(text).weightedLength);
});

test("counting for X agrees on texts of 100,000 characters, and does not take long", () => {
  for (const one of ["a ", "故人", "👩🏽‍🚒", "see example.com/a?b=c, ", "e\u0301"]) {
    const text = one.repeat(Math.ceil(100_000 / one.length));
    assert.equal(count(text), parseTweet(text).weightedLength, one);
  }
  let long = "";
  while (long.length < 100_000) long += `${made(5)} `;
  assert.equal(count(long), parseTweet(long).weightedLength);
  for (const rule of ["weighted", "graphemes", "mastodon", "threads", "characters"]) {
    const start = Date.now();
    count(long, rule);
    assert.ok(Date.now() - start < 3_000, rule);
  }
});

test("Bluesky counts what a reader sees as one", () => {
  const cases = { "": 0, abc: 3, "e\u0301": 1, "👩🏽‍🚒": 1, "🇬🇧": 1, "👨‍👩‍👧‍👦!": 2, "故人": 2, "https://example.com": 19, "\r\n": 1 };
  for (const [text, expected] of Object.entries(cases)) assert.equal(count(text, "graphemes"), expected, text);
});

test("Bluesky takes 3,000 bytes, however few a reader sees", () => {
  const family = "👨‍👩‍👧‍👦";
  assert.deepEqual(measure(family.repeat(120), "graphemes", 300), { count: 120, fits: 120 * family.length });
  assert.deepEqual(measure(family.repeat(300), "graphemes", 300), { count: 750, fits: 120 * family.length });
  assert.deepEqual(measure("a".repeat(400), "graphemes", 300), { count: 400, fits: 300 });
  assert.deepEqual(measure(`${"a".repeat(301)}${family.repeat(120)}`, "graphemes", 300), { count: 421, fits: 300 });
});

test("Mastodon counts a link as 23, and of a name on another server only the name", () => {
  const cases = {
    "see https://example.com/a/very/long/path/that/goes/on/and/on": 27,
    "see http://a.uk": 27,
    "see a.uk": 27,
    "@bob": 4,
    "@bob@example.com": 4,
    "hi @bob@example.com, and @ann@b.social": 17,
    "mail bob@example.com": 20,
    "https://example.com/@bob@b.social": 23,
    "👩🏽‍🚒": 1,
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(count(text, "mastodon"), expected, text);
  const bare = `${"long".repeat(10)}.police.uk`;
  assert.equal(count(bare, "mastodon"), bare.length, "an older server counts it in full");
});

test("Threads counts an emoji by its bytes", () => {
  const cases = { abc: 3, "é": 1, "故": 1, "👮": 4, "👮🏽‍♀️": 17, "🇬🇧": 8, "1️⃣": 7, "☺️": 6, "☺": 1, "1": 1, "#": 1, "©": 1 };
  for (const [text, expected] of Object.entries(cases)) assert.equal(count(text, "threads"), expected, text);
});

test("an unknown network counts strictly", () => {
  assert.equal(count("a👮", "characters"), 3);
  assert.equal(count("a👮", "nothing-like-that"), 3);
});

test("what fits is the longest beginning within the limit", () => {
  for (let turn = 0; turn < 3_000; turn += 1) {
    const text = made(1 + below(8));
    const rule = pick(["weighted", "graphemes", "mastodon", "threads", "characters"]);
    const limit = below(40);
    const { count: all, fits } = measure(text, rule, limit);
    assert.equal(fits === text.length, all <= limit, JSON.stringify([text, rule, limit]));
  }
  assert.equal(measure("abc👮", "weighted", 4).fits, 3, "an emoji is never cut in two");
  assert.equal(measure("see example.com", "weighted", 20).fits, 4, "nor is a link");
  assert.equal(measure("e\u0301e\u0301x", "weighted", 2).fits, 4, "the text itself is marked, and not its normal form");
});
