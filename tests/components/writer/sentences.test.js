import assert from "node:assert/strict";
import test from "node:test";

import { changes } from "../../../macros/components/writer/changes.js";
import { changedSentences } from "../../../macros/components/writer/sentences.js";
import { random } from "./random.js";

const told = (/** @type {string} */ before, /** @type {string} */ after) => changedSentences(changes(before, after));

test("the sentence that has changed is told, and no other", () => {
  assert.equal(told("Mill Road is closed northbound. Use Quay Street.", "Mill Road is closed southbound. Use Quay Street."), "Mill Road is closed southbound.");
  assert.equal(told("Come along. We open at 7.30 pm. All welcome!", "Come along. We open at 6.30 pm. All welcome!"), "We open at 6.30 pm.");
  assert.equal(told("It is in St. Mary's hall at 7. Free tea.", "It is in St. Mary's hall at 6. Free tea."), "It is in St. Mary's hall at 6.");
  assert.equal(told("A one two three four. B one two three four. C one.", "A one two three five. B one two three four. C two."), "A one two three five. B one two three four. C two.");
});

test("a line that is too short to say what it is about takes the one before it along", () => {
  assert.equal(told("Public meeting\nThursday\n7.30 pm", "Public meeting\nThursday\n6.30 pm"), "Public meeting Thursday 6.30 pm");
  assert.equal(told("7 pm", "6 pm"), "6 pm");
});

test("words that were only taken out or left out have their sentence", () => {
  assert.equal(told("Do answer the door to them. Ring us.", "Do not answer the door to them. Ring us."), "Do not answer the door to them.");
  assert.equal(told("A cyclist was badly hurt. #Anytown", "A cyclist was hurt. #Anytown"), "A cyclist was hurt.");
  assert.equal(told("same", "same"), "");
});

test("of a sentence that was taken out nothing is told, least of all the one beside it", () => {
  assert.equal(told("The road is open. Stay away from it.", "The road is open."), "");
  assert.equal(told("We meet at noon. Entry is free. Doors open at six.", "We meet at noon. Doors open at six."), "");
  assert.equal(told("We meet at noon. Entry is free. Doors open at six.", "We meet at noon. Doors open at seven."), "Doors open at seven.");
  assert.equal(told("We meet at noon. Entry is free. Bring tea.", "We meet at noon. Entry now costs £2. Bring tea."), "Entry now costs £2.");
});

test("whatever a post is, what is told stands in it, in its order", () => {
  const { below, pick } = random(3);
  const WORDS = ["Road", "is", "7.30", "St.", "No.", "pm", ".", "! ", "?\n", "\n", " ", "#Anytown", "“Yes”", "🚧", "\ud800"];
  const made = () => Array.from({ length: below(20) }, () => pick(WORDS)).join(pick(["", " "]));
  for (let turn = 0; turn < 3_000; turn += 1) {
    const [before, after] = [made(), made()];
    const squeezed = (/** @type {string} */ text) => text.replace(/\s+/g, " ");
    for (const part of told(before, after).split(/\s+/)) assert.ok(squeezed(after).includes(part));
  }
});
