import assert from "node:assert/strict";
import test from "node:test";

import { MOST, changed, context, find, replaced, told } from "../../../macros/components/writer/places.js";
import { random } from "./random.js";

/** The post with these places changed, by their number; without numbers, with those that need no choice. */
const put = (/** @type {string} */ post, /** @type {string} */ wrong, /** @type {string} */ right, /** @type {number[]} */ ...numbers) => {
  const found = find(post, wrong, right);
  const chosen = found.places.filter((_, at) => numbers.includes(at)).map(({ key }) => key);
  return replaced(post, changed(found, chosen))
    .filter(({ kind }) => kind !== "del")
    .map(({ text }) => text)
    .join("");
};
const A40 = "A40: northbound closed, southbound open. Use southbound.";
const TWICE = "Northbound closed. Drivers going northbound should wait.";
const SEVEN = "7pm on 7 May, room 7";

test("one place with one meaning is put right by itself", () => {
  assert.equal(put("Mill Road is closed northbound.", "northbound", "southbound"), "Mill Road is closed southbound.");
  assert.equal(put("7.30 pm", "7.30", "$&"), "$& pm");
  assert.equal(put("abc", "x", "y"), "abc");
  assert.equal(put("abc", "", "y"), "abc");
  assert.equal(put("(A46) A460", "A46", "A47"), "(A47) A460");
  assert.equal(put("It’s “open” now", "It's \"open\"", "It is shut"), "It is shut now");
  assert.equal(put("[the (a)\n+ b", "(a) +", "$1"), "[the $1 b");
});

test("several places wait for a choice", () => {
  assert.deepEqual(find(TWICE, "northbound", "southbound").ask, true);
  assert.equal(put(TWICE, "northbound", "southbound"), TWICE);
  assert.equal(put(TWICE, "northbound", "southbound", 0, 1), "Southbound closed. Drivers going southbound should wait.");
  assert.equal(put(TWICE, "northbound", "southbound", 1), "Northbound closed. Drivers going southbound should wait.");
  assert.equal(put("on the Station, on it", "on", "at", 0, 1), "at the Station, at it");
});

test("right words that stand in the post make a choice of one place too, and can be the ones that are wrong", () => {
  assert.equal(put(A40, "northbound", "southbound"), A40);
  assert.equal(put(A40, "northbound", "southbound", 0, 1, 2), "A40: southbound closed, northbound open. Use northbound.");
  assert.deepEqual(find(A40, "northbound", "southbound").places.map(({ right }) => right), [false, true, true]);
});

test("a number takes neither the date nor the room with it", () => {
  assert.equal(put(SEVEN, "7", "6"), SEVEN);
  assert.deepEqual([0, 1, 2].map((at) => put(SEVEN, "7", "6", at)), ["6pm on 7 May, room 7", "7pm on 6 May, room 7", "7pm on 7 May, room 6"]);
  assert.equal(find("17 people, 70 cars, 2027", "7", "6").why, "inside");
});

test("a part of a longer word, of a number or of a link waits for a choice", () => {
  for (const post of ["see https://example.org/northbound now", "it's northbound-ish", "northbound/southbound", "@northbound.example"]) {
    assert.equal(put(post, "northbound", "eastbound"), post);
    assert.equal(put(post, "northbound", "eastbound", 0), post.replace("northbound", "eastbound"));
  }
  assert.equal(put("You can't come", "can", "may"), "You can't come");
  assert.equal(put("from 1,000", "1", "2"), "from 1,000");
  for (const post of ["“northbound”", "(northbound)", "#northbound", "northbound!"]) {
    assert.equal(put(post, "northbound", "eastbound"), post.replace("northbound", "eastbound"));
  }
});

test("capital letters are those of the place", () => {
  assert.equal(put("Northbound is closed", "northbound", "southbound"), "Southbound is closed");
  assert.equal(put("Northbound is closed", "Northbound", "southbound"), "Southbound is closed");
  assert.equal(put("It is Northbound", "Northbound", "southbound"), "It is southbound");
  assert.equal(put("CLOSED NORTHBOUND", "northbound", "southbound"), "CLOSED SOUTHBOUND");
  assert.equal(put("closed northbound", "Northbound", "Southbound"), "closed southbound");
  assert.equal(put("Closed.\n\n“Northbound” is", "Northbound", "southbound"), "Closed.\n\n“Southbound” is");
  assert.equal(put("Android phones", "android", "iPhone"), "iPhone phones");
  assert.equal(put("the high street", "The high street", "Mill Road"), "the high street".replace("the high street", "Mill Road"));
  assert.equal(put("pc smith may, in May", "may", "May", 0), "pc smith May, in May");
  assert.equal(put("pc smith", "pc smith", "PC Smith"), "PC Smith");
});

test("what is right already is no place, and what holds the right words is one", () => {
  assert.equal(find("Old Mill Road", "Mill Road", "Old Mill Road").why, "already");
  assert.equal(put("Old Mill Road is shut", "Old Mill Road", "Mill Road"), "Mill Road is shut");
  assert.equal(put("Old Mill Road and Mill Road", "Mill Road", "Old Mill Road"), "Old Mill Road and Mill Road");
  assert.equal(put("Old Mill Road and Mill Road", "Mill Road", "Old Mill Road", 1), "Old Mill Road and Old Mill Road");
});

test("words that are taken out leave no gap", () => {
  assert.equal(put("Closed northbound. Go northbound.", "northbound", "", 0, 1), "Closed. Go.");
  assert.equal(put("Do not stop", "not", ""), "Do stop");
  assert.equal(put("Not now", "Not", ""), " now");
});

test("why there is no place is known, and too many are not offered", () => {
  assert.deepEqual(["eastbound", "north", ""].map((wrong) => find(A40, wrong, "x").why), ["missing", "inside", ""]);
  assert.equal(find("", "north", "x").why, "");
  assert.equal(find("a ".repeat(MOST), "a", "b").why, "");
  assert.equal(find("a ".repeat(MOST), "a", "b").places.length, MOST);
  const many = find("a ".repeat(MOST + 1), "a", "b");
  assert.deepEqual([many.why, many.places.length, many.ask], ["many", 0, true]);
});

test("a choice stays with its place while the words around it do", () => {
  const keys = (/** @type {string} */ post) => find(post, "northbound", "southbound").places.map(({ key }) => key);
  const [first, second] = keys(TWICE);
  assert.notEqual(first, second);
  assert.deepEqual(keys(`${TWICE} Thank you for waiting.`), [first, second]);
  assert.deepEqual(keys(`Police notice from today! ${TWICE}`)[1], second);
  assert.ok(!keys(TWICE.replace("going", "now")).includes(second ?? ""));
  const same = "It is closed northbound now. It is closed northbound now.";
  assert.equal(new Set(keys(same)).size, 2);
  // Nobody can tell which of three alike was chosen of two.
  assert.deepEqual(keys(`${same} It is closed northbound now.`).filter((key) => keys(same).includes(key)), []);
});

test("what was wrong is said so that nobody takes it for what is right elsewhere", () => {
  const said = (/** @type {string} */ post, /** @type {string} */ wrong, /** @type {string} */ right, /** @type {number[]} */ ...numbers) => {
    const { places } = find(post, wrong, right);
    const { wrongWords, rightWords } = told(post, places.filter((_, at) => numbers.includes(at)));
    return [wrongWords, rightWords];
  };
  assert.deepEqual(said(A40, "northbound", "southbound", 0), [["northbound closed"], ["southbound closed"]]);
  assert.deepEqual(said(A40, "northbound", "southbound", 0, 1, 2)[1], ["southbound closed", "northbound open", "Use northbound"]);
  assert.deepEqual(said(SEVEN, "7", "6", 0), [["7pm"], ["6pm"]]);
  assert.deepEqual(said(SEVEN, "7", "6", 1), [["7 May"], ["6 May"]]);
  assert.deepEqual(said(SEVEN, "7", "6", 2), [["room 7"], ["room 6"]]);
  // The word beside a place is not quoted where it is changed itself.
  assert.deepEqual(said("north north now, north", "north", "south", 0, 1), [["north", "north now"], ["south", "south now"]]);
});

test("the words around a place name it", () => {
  const named = (/** @type {string} */ post, /** @type {string} */ wrong) => find(post, wrong, "x").places.map((place) => context(post, place));
  assert.deepEqual(named(SEVEN, "7"), [["", "7", "pm on 7 May, room 7"], ["7pm on ", "7", " May, room 7"], ["7pm on 7 May, room ", "7", ""]]);
  const [[before = "", there, after = ""] = []] = named(`${"word ".repeat(20)}here ${"word ".repeat(20)}`, "here");
  assert.deepEqual([there, before, after], ["here", "… word word word word ", " word word word word …"]);
});

test("whatever stands in a post, it comes back to the letter, and only places change", () => {
  const { below, pick } = random(5);
  const WORDS = ["north", "North", "NORTH", "south", "7", "7pm", ".", ",", " ", "  ", "\n", "'", "👩🏽‍🚒", "é", "e\u0301", "$&", "(", "[the time]", "\ud800", "-"];
  const made = (/** @type {number} */ most) => Array.from({ length: below(most) }, () => pick(WORDS)).join(pick(["", " "]));
  let asked = 0;
  for (let turn = 0; turn < 5_000; turn += 1) {
    const [post, wrong, right] = [made(20), made(3).trim(), made(3).trim()];
    const found = find(post, wrong, right);
    asked += Number(found.ask);
    const keys = found.places.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length, "two places have one key");
    const pieces = replaced(post, changed(found, keys));
    assert.equal(pieces.filter(({ kind }) => kind !== "ins").map(({ text }) => text).join(""), post);
    if (found.ask) assert.equal(replaced(post, changed(found, [])).filter(({ kind }) => kind !== "same").length, 0);
    told(post, found.places);
    for (const place of found.places) assert.equal(context(post, place)[1], post.slice(place.at, place.end));
  }
  assert.ok(asked > 100);
});
