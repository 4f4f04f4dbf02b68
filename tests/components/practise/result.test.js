import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

import { ALL } from "../../../macros/components/practise/deal.js";
import { asCsv, asText, NOT_SAID, progress, resultOf, saidOf, summary } from "../../../macros/components/practise/result.js";
import { Sets } from "../../../macros/components/practise/sets.js";
import { emptied } from "../../support/storage.js";

const NAMES = { do: "Do this", acceptable: "Acceptable", avoid: "Avoid" };
const CHOICES = [
  { id: "leave", title: "Leave it", verdict: "avoid" },
  { id: "quiet", title: '=Edit, "quietly"', verdict: "acceptable" },
  { id: "correct", title: "Correct it", verdict: "do" },
];
const NOON = "2026-12-01T12:00:00Z";
beforeEach(() => void emptied());

/** @param {"alone" | "class"} how */
const practised = (how) => {
  const sets = new Sets();
  sets.deal({ ...ALL, how, seed: 12 }, ["one", "gone", "two"]);
  sets.rename("Late shift");
  sets.judge("one", "leave", "avoid");
  sets.judge("one", "quiet", "do");
  sets.count("one", "leave", 1);
  sets.count("one", "correct", 4);
  sets.reveal("one", "One", CHOICES);
  sets.judge("two", "leave", "do");
  return sets;
};
/** @param {"alone" | "class"} how */
const result = (how) => resultOf(practised(how).copy, NAMES);

test("a judgement agrees, differs, or was not given", () => {
  const [one, ...others] = result("alone").examples;
  assert.deepEqual(others, []); // their verdicts were not shown
  assert.deepEqual(one?.choices.map(({ said, handbook, agrees }) => [said, handbook, agrees]), [
    ["Avoid", "Avoid", true],
    ["Do this", "Acceptable", false],
    [NOT_SAID, "Do this", undefined],
  ]);
});

test("what is said of one person", () => {
  const one = result("alone");
  assert.equal(progress(one), "1 of 3 examples done.");
  assert.equal(summary(one), "You and the handbook agree on 1 of 2 choices.");
  assert.equal(summary({ ...one, examples: [] }), "You did not judge.");
});

test("what is said of a class: the most hands first", () => {
  const all = result("class");
  assert.equal(summary(all), "Of 5 hands, 4 for what the handbook calls “Do this”, 1 for what the handbook calls “Avoid”.");
  assert.equal(summary({ ...all, examples: [] }), "No hands were counted.");
  const [one] = all.examples;
  assert.deepEqual(one?.choices.map((choice) => saidOf(all, one, choice)), ["1 of 5", "0 of 5", "4 of 5"]);
});

test("the text is exact", () => {
  assert.equal(
    asText(result("alone"), NOON).replace(/Written out .*/, "Written out then."),
    "Practise: Late shift\nNumber of the set: 12\n1 of 3 examples done. You and the handbook agree on 1 of 2 choices.\nWritten out then.\n" +
      "\nOne\nA. Leave it\n   You: Avoid. The handbook: Avoid.\n" +
      'B. =Edit, "quietly"\n   You: Do this. The handbook: Acceptable. You differ.\n' +
      "C. Correct it\n   You: Not judged. The handbook: Do this.\n",
  );
  assert.match(asText(result("class"), NOON), /A\. Leave it\n {3}Hands: 1 of 5\. The handbook: Avoid\.\n/);
});

test("the table is exact, and runs nothing", () => {
  const [head, first, second, third, ...rest] = asCsv(result("alone")).split("\r\n");
  assert.equal(head, '\uFEFF"Set","Example","Letter","Choice","You said","Hands","The handbook says","Agrees","Time"');
  assert.match(first ?? "", /^"12","One","A","Leave it","Avoid","","Avoid","yes","\d{4}-.*Z"$/);
  assert.match(second ?? "", /^"12","One","B","'=Edit, ""quietly""","Do this","","Acceptable","no",/);
  assert.match(third ?? "", /^"12","One","C","Correct it","Not judged","","Do this","",/);
  assert.deepEqual(rest, [""]);
  assert.match(asCsv(result("class")), /"A","Leave it","","1","Avoid",/);
});
