import assert from "node:assert/strict";
import test, { mock } from "node:test";

import { left } from "../../../macros/components/incident/clock.js";
import { draft } from "../../../macros/components/incident/hand_over.js";
import { asText } from "../../../macros/components/incident/report.js";
import { exactly } from "../../../macros/components/incident/times.js";
import { NOTHING } from "../../../macros/theme/case.js";

const NOON = "2026-11-22T12:00:00.000Z";
const HOUR = 3_600_000;

test("a report is plain text, with a line below each title as long as it", () => {
  const report = { name: "Mill Road", times: ["Begun.", "Written out."], parts: [{ title: "What", rows: [/** @type {[string, string]} */ (["Words", "a\nb"])] }, { title: "Told", rows: [] }] };
  assert.equal(asText(report), "Mill Road\nBegun.\nWritten out.\n\n\nWhat\n====\n\nWords:\na\nb\n\n\nTold\n====\n");
});

test("what is to be agreed says what was decided and what is missing", () => {
  const said = draft(NOTHING, "", true);
  assert.ok(said.startsWith("Please read this and answer. Nothing is posted until you do"));
  assert.ok(said.includes("What was decided:\nNot decided yet.\n\nThe words to post:\nNot written yet.\n\nYour answer, please:\n"));
  for (const part of ["Why:", "The second text", "The post as it went out"]) assert.equal(said.includes(part), false);
});

test("what there is to agree stands in the order in which it is read", () => {
  const now = { ...NOTHING, outcomeTitle: "Correct it", correction: "Sorry.", second: "More.", post: "The post." };
  const parts = ["What was decided:\nCorrect it", "Why:\nPeople came.", "The words to post:\nSorry.", "The second text to post:\nMore.", "The post as it went out:\nThe post.", "Your answer, please:\n[  ] I agree."];
  const places = parts.map((part) => draft(now, "People came.", true).indexOf(part));
  assert.ok(places.every((place, at) => place > (places[at - 1] ?? 0)), String(places));
});

test("a post is repeated only where it may be", () => {
  const now = { ...NOTHING, post: "The post." };
  assert.equal(draft(now, "", true).includes("The post."), true);
  assert.equal(draft(now, "", false).includes("The post."), false);
  assert.equal(draft({ ...now, refuse: "It names a child." }, "", true).includes("The post."), false);
});

test("a time has its zone, and seconds only where it was not typed", () => {
  assert.match(exactly(NOON), /^2[123] November 2026 at \d\d:00 \S+/);
  assert.match(exactly("2026-11-22T12:00:30Z"), /^2[123] November 2026 at \d\d:00:30 \S+/);
  for (const text of ["", "soon", "<b>"]) assert.equal(exactly(text), text);
});

test("what is left of some hours is told to the minute, round their end", () => {
  mock.timers.enable({ apis: ["Date"], now: Date.parse(NOON) });
  const since = (/** @type {number} */ span) => left(new Date(Date.parse(NOON) - span).toISOString(), 72);
  assert.match(since(0), /^72 hours 0 minutes left of 72 hours: until .*2026/);
  assert.match(since(HOUR - 1), /^71 hours 0 minutes left/);
  assert.match(since(71 * HOUR - 60_000), /^1 hour 1 minute left/);
  assert.match(since(72 * HOUR - 1), /^0 hours 0 minutes left/);
  assert.match(since(72 * HOUR), /^The 72 hours ended on .*, 0 hours 0 minutes ago\.$/);
  assert.match(since(74 * HOUR + 60_000), /, 2 hours 1 minute ago\.$/);
  assert.equal(since(-1), "This time has not come yet: check it.");
  assert.match(left("soon", 72), /^Fill in when .* left of the 72 hours\.$/);
  mock.timers.reset();
});
