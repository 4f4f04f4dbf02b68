import assert from "node:assert/strict";
import test from "node:test";

import { changes } from "../../../macros/components/writer/changes.js";
import { composed, gapsIn, hollow, keptWords, leftOut, repeated, shownWords, sizes } from "../../../macros/components/writer/wording.js";
import { random } from "./random.js";

const { below, pick } = random(11);
const WORDS = [
  ..."Mill Road is closed northbound southbound 7.30 pm 6.30 it's Station-Lane 👩🏽‍🚒 الطريق 道路 e\u0301 $& $1 <b> & \" [the time] {x}".split(" "),
  ...["\n", "  ", ".", ", ", "_", "\ud800", "[what changed]"],
];
const made = (/** @type {number} */ most) => Array.from({ length: below(most) }, () => pick(WORDS)).join(pick(["", " "]));

const WORDING = {
  lead: "Correction, [the time]:",
  withheld: "",
  outcomes: [],
  changes: {
    swapped: "we first said [the wrong words]. It is [the right words].",
    removed: "we first said [the wrong words], and that was wrong.",
    added: "we first left out [the right words].",
    rewritten: "our first version was wrong.",
  },
  website: "on [the date] we corrected a post{ on [the network]}.",
  ways: {},
};
const TEMPLATE = "[what changed] We got this wrong.{ [what you have done]} We are sorry{ for [what it caused]}.";
const GAPS = ["the wrong words", "the right words", "what it caused", "what you have done", "the post, put right", "what changed", "the time", "the date"];
const unfilled = (/** @type {string} */ text) => gapsIn(text, GAPS).length > 0;
const SAID = {
  post: "Mill Road is closed northbound.",
  right: "Mill Road is closed southbound.",
  fact: "Mill Road is closed southbound.",
  wrongWords: ["northbound"],
  rightWords: ["southbound"],
  chosen: true,
  cause: "",
  done: "",
  safe: "",
  harm: false,
  network: "",
  at: new Date(2026, 10, 23, 7, 56),
};

test("changes give back both texts to the letter", () => {
  for (let turn = 0; turn < 5_000; turn += 1) {
    const [before, after] = [made(30), made(30)];
    const pieces = changes(before, after);
    const without = (/** @type {string} */ kind) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text);
    assert.equal(without("ins").join(""), before);
    assert.equal(without("del").join(""), after);
    assert.ok(pieces.every(({ text }) => text));
  }
});

test("changes are whole words, the old before the new, and a phrase is one", () => {
  const told = (/** @type {[string, string]} */ ...texts) => changes(...texts).map(({ kind, text }) => `${kind}:${text}`);
  assert.deepEqual(told("at 7.30 pm", "at 6.30 pm"), ["same:at ", "del:7.30", "ins:6.30", "same: pm"]);
  assert.deepEqual(told("on Mill Road now", "on Quay Street now"), ["same:on ", "del:Mill Road", "ins:Quay Street", "same: now"]);
  assert.deepEqual(told("same", "same"), ["same:same"]);
});

test("changes of long texts do not take long", () => {
  const long = (/** @type {string} */ word) => Array.from({ length: 15_000 }, (_, at) => `${word}${at}`).join(" ");
  const start = Date.now();
  const pieces = changes(long("a"), long("b"));
  assert.ok(Date.now() - start < 5_000);
  assert.equal(pieces.filter(({ kind }) => kind !== "ins").map(({ text }) => text).join(""), long("a"));
});

test("the lead comes first, the safe instruction second, and regret last", () => {
  const text = composed(WORDING, TEMPLATE, { ...SAID, harm: true, safe: "use Quay Street", cause: "for sending you there.", done: "we told the bus company" });
  const order = ["Correction, 7.56 am: Use Quay Street.", "We first said “northbound”.", "We got this wrong.", "We told the bus company.", "We are sorry for sending you there."];
  assert.equal(text, `${order[0]} ${order[1]} It is “southbound”. ${order.slice(2).join(" ")}`);
  const edited = composed(WORDING, TEMPLATE, { ...SAID, harm: true, safe: "Stay away!" }, "edit");
  assert.ok(edited.startsWith(`Correction, 7.56 am: Stay away!\n\n${SAID.right}\n\nWe first said “northbound”.`));
  assert.ok(composed(WORDING, TEMPLATE, SAID, "edit").startsWith(`${SAID.right}\n\nCorrection, 7.56 am: we`));
  assert.ok(composed(WORDING, TEMPLATE, { ...SAID, harm: true }).includes("[the safe instruction]"));
});

test("what changed is said as it was", () => {
  const told = (/** @type {Partial<typeof SAID>} */ said) => composed(WORDING, "[what changed]", { ...SAID, ...said });
  assert.ok(told({ rightWords: [] }).endsWith("we first said “northbound”, and that was wrong."));
  assert.ok(told({ wrongWords: [] }).endsWith("we first left out “southbound”."));
  assert.ok(told({ wrongWords: ["a", "b", "c"], rightWords: [] }).includes("“a”, “b” and “c”"));
  assert.ok(told({ wrongWords: ["a", "b", "c", "d"] }).endsWith("our first version was wrong."));
  assert.ok(told({ rightWords: ["x".repeat(61)] }).endsWith("our first version was wrong."));
  assert.ok(unfilled(told({ wrongWords: [], rightWords: [] })));
});

test("what nobody has filled in is left out, or keeps its brackets", () => {
  assert.equal(composed(WORDING, "{ [what you have done]}Sorry{ for [what it caused]}.", SAID), "Correction, 7.56 am: Sorry.");
  const empty = composed(WORDING, "[the post, put right] It is so.", { ...SAID, right: "" });
  assert.ok(empty.includes("[the post, put right]\n\nIt is so."));
  assert.ok(unfilled(empty));
  const same = composed(WORDING, "[the post, put right]", { ...SAID, right: SAID.post });
  assert.ok(same.endsWith("[the post, put right]"), "the post as it was is not put right");
  assert.ok(!unfilled("[a bracket of the post's own]"));
});

test("what someone is sorry for reads on from the words before it, however it was typed", () => {
  const said = (/** @type {string} */ cause) => composed(WORDING, TEMPLATE, { ...SAID, cause }).split("wrong. ")[1];
  for (const cause of ["Sending you there", "For sending you there.", "We are sorry for sending you there!", "so sorry for sending you there", "sorry for sending you there"]) {
    assert.equal(said(cause), "We are sorry for sending you there.", cause);
  }
  for (const cause of ["We sent you there", "that we sent you there", "we're sorry that we sent you there"]) {
    assert.equal(said(cause), "We are sorry that we sent you there.", cause);
  }
  assert.equal(said("The hurt we caused"), "We are sorry for the hurt we caused.");
  assert.equal(said("PC Example's wrong words"), "We are sorry for PC Example's wrong words.");
  assert.equal(said(" "), "We are sorry.");
});

test("a post that begins with a small letter keeps it", () => {
  const said = { ...SAID, right: "iPhones are safe", harm: true, safe: "lock doors" };
  assert.equal(composed(WORDING, "[the post, put right] It is so.", said), "Correction, 7.56 am: Lock doors. iPhones are safe\n\nIt is so.");
});

test("doubt whether anyone was hurt is not taken over", () => {
  for (const cause of ["any confusion", "for any offence", "Sorry if you minded", "We are sorry for any upset", "if anyone was upset", "anyone who minded", "for the confusion", "all the inconvenience"]) {
    assert.ok(hollow(cause));
    assert.ok(composed(WORDING, TEMPLATE, { ...SAID, cause }).endsWith("We are sorry."), cause);
  }
  for (const cause of ["anything", "the hurt we caused", "confusing you"]) assert.ok(!hollow(cause), cause);
});

test("what is typed is taken as it is, whatever stands in it", () => {
  for (let turn = 0; turn < 2_000; turn += 1) {
    const right = made(20).trim();
    const text = composed(WORDING, "[the post, put right] It is so.", { ...SAID, right });
    if (right) assert.equal(text, `Correction, 7.56 am: ${right}\n\nIt is so.`);
  }
});

test("nothing that anyone typed stands in words about what has to stay unsaid", () => {
  const withheld = { ...WORDING, withheld: "Because." };
  const template = "We have removed a post on [the date].{ [what you have done]} We are sorry{ for [what it caused]}.";
  for (let turn = 0; turn < 2_000; turn += 1) {
    const typed = { post: made(9), right: made(9), fact: made(9), wrongWords: [made(3)], rightWords: [made(3)], cause: made(5), done: made(5), safe: made(5) };
    const text = composed(withheld, template, { ...SAID, ...typed, harm: true });
    assert.equal(text, "Correction, 7.56 am: We have removed a post on 23 November 2026. We are sorry.");
  }
});

test("words of the post that come back are found", () => {
  const own = "We have removed a post.";
  assert.deepEqual(repeated("We have removed a post about Mill Road 27.", own, "At 27 Mill Road, a post."), ["mill", "road", "27"]);
  assert.deepEqual(repeated(own, own, "We have removed a post."), []);
  assert.deepEqual(repeated("We have told the bus company and Amy.", own, "The bus, Amy and you."), ["bus", "amy"]);
});

test("until it is known where the words were wrong, what changed stays a gap", () => {
  assert.equal(composed(WORDING, "[what changed]", { ...SAID, chosen: false }), "Correction, 7.56 am: [what changed]");
  assert.deepEqual(gapsIn("[what changed] [the time] [their own]", GAPS), ["what changed", "the time"]);
  assert.deepEqual(gapsIn("[what changed] [the post, put right] [the time]", GAPS, true), ["where the words were wrong", "the time"]);
});

test("the least that can be said is what a correction is for", () => {
  const ways = {
    reply: /** @type {[string, string]} */ ([TEMPLATE, "[what changed] We are sorry."]),
    fresh: /** @type {[string, string]} */ ([`[the post, put right] ${TEMPLATE}`, "[the post, put right] [what changed]"]),
    notice: /** @type {[string, string]} */ (["We have removed a post. We are sorry.", "We have removed a post."]),
  };
  const wording = { ...WORDING, ways };
  const last = (/** @type {string} */ way) => sizes(wording, way, SAID).at(-1);
  assert.equal(last("reply"), "Correction: we first said “northbound”. It is “southbound”.");
  assert.equal(last("fresh"), "Correction: Mill Road is closed southbound.");
  assert.equal(last("notice"), "Correction, 7.56 am: We have removed a post.");
  assert.deepEqual(leftOut(wording, "fresh", { ...SAID, done: "We rang." }), ["what was wrong", "what you have done", "that you are sorry"]);
  assert.deepEqual(leftOut(wording, "reply", SAID), ["that you are sorry"]);
  assert.ok(sizes(wording, "fresh", { ...SAID, harm: true, safe: "Stay away" }).every((text) => text.includes("Stay away.")));
});

test("words of a person's own take the time of copying, and keep a time that the person has given", () => {
  const later = new Date(2026, 10, 24, 17, 3);
  const own = "Correction, 7.56 am: we were wrong, as of 7.56 am.";
  const kept = keptWords(own, WORDING, TEMPLATE, SAID.at);
  assert.equal(kept, "Correction, [the time]: we were wrong, as of 7.56 am.");
  assert.equal(shownWords(kept, later), "Correction, 5.03 pm: we were wrong, as of 7.56 am.");
  assert.equal(keptWords("Correction, 7.30 am: we were wrong.", WORDING, TEMPLATE, SAID.at), "Correction, 7.30 am: we were wrong.");
  const note = keptWords("On 23 November 2026 we were wrong about 23 November 2026.", WORDING, WORDING.website, SAID.at);
  assert.equal(note, "On [the date] we were wrong about 23 November 2026.");
  assert.equal(shownWords(note, later), "On 24 November 2026 we were wrong about 23 November 2026.");
});

test("the right fact comes before what was wrong, and is the least that a reply says", () => {
  const reply = /** @type {[string, string]} */ ([`[the right fact] ${TEMPLATE}`, "[the right fact] [what changed] We are sorry."]);
  const wording = { ...WORDING, ways: { reply } };
  const [long = "", , last] = sizes(wording, "reply", SAID);
  assert.ok(long.startsWith("Correction, 7.56 am: Mill Road is closed southbound. We first said “northbound”."));
  assert.equal(last, "Correction: Mill Road is closed southbound.");
  assert.deepEqual(leftOut(wording, "reply", SAID), ["what was wrong", "that you are sorry"]);
  assert.ok(composed(wording, reply[0], { ...SAID, chosen: false }).includes("[the right fact] [what changed]"));
});
