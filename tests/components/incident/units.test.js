import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";

import { edited, shown } from "../../../macros/components/incident/exact.js";
import { sha256 } from "../../../macros/components/incident/hash.js";

let seed = 1;
const random = (/** @type {number} */ below) => {
  seed = (seed * 48271) % 2147483647;
  return seed % below;
};
const PIECES = ["a", "b", " ", "\r", "\n", "\r\n", "👮", "\ud83d", "\udc4d", "\u2028", "\u0000", "é"];
const text = (/** @type {number} */ most) => Array.from({ length: random(most) }, () => PIECES[random(PIECES.length)]).join("");

test("the hash is the one that FIPS 180-4 gives for its examples", () => {
  const known = {
    "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    abc: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  };
  for (const [words, hash] of Object.entries(known)) assert.equal(sha256(words), hash);
});

test("the hash is that of the platform, for every length round a block and for text of any kind", () => {
  for (let length = 0; length < 200; length += 1) {
    const words = "x".repeat(length);
    assert.equal(sha256(words), createHash("sha256").update(words).digest("hex"));
  }
  for (let turn = 0; turn < 300; turn += 1) {
    const words = text(300);
    assert.equal(sha256(words), createHash("sha256").update(words.toWellFormed()).digest("hex"));
  }
  const long = "Ω👮\r\n".repeat(25_000);
  assert.equal(sha256(long), createHash("sha256").update(long).digest("hex"));
});

test("after any edit the field shows what is kept", () => {
  for (let turn = 0; turn < 3000; turn += 1) {
    const before = text(12);
    const value = shown(text(12));
    assert.equal(shown(edited(before, value)), value);
  }
});

test("what is pasted keeps its line ends, and so does what stands round it", () => {
  for (let turn = 0; turn < 3000; turn += 1) {
    const [head, taken, tail, pasted] = [text(6), text(4), text(6), text(6)];
    const before = `${head}|${taken}|${tail}`;
    const start = shown(`${head}|`).length;
    const end = shown(`${head}|${taken}`).length;
    const value = shown(`${head}|`) + shown(pasted) + shown(`|${tail}`);
    assert.equal(edited(before, value, { start, end, text: pasted }), `${head}|${pasted}|${tail}`);
  }
});

test("a paste of before does no harm to what is typed now", () => {
  assert.equal(edited("one\r\ntwo", "one\ntwo!", { start: 0, end: 3, text: "1\r\n" }), "one\r\ntwo!");
});
