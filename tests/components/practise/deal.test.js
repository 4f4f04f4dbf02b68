import assert from "node:assert/strict";
import test from "node:test";

import { ALL, deal, fromAddress, LAST, matching, rank, seedOf, toAddress } from "../../../macros/components/practise/deal.js";

const ids = Array.from({ length: 30 }, (_, n) => `example-${n}`);
const examples = ids.map((id, n) => ({ id, kind: n % 2 ? "slip" : "wrong fact", network: n % 3 ? "edits" : "no-edits", grade: n % 5 ? "" : "slip" }));
/** @param {Partial<import("../../../macros/components/practise/deal.js").Wanted>} wanted */
const dealt = (wanted, from = examples) => deal(from, { ...ALL, most: 0, ...wanted }).map(({ id }) => id);

test("one number deals one order for ever", () => {
  assert.deepEqual(dealt({ seed: 1, most: 4 }), ["example-27", "example-1", "example-23", "example-7"]);
  assert.deepEqual([rank(1, "a"), rank(2, "a"), rank(9999, "é")].map((each) => each >>> 0 === each), [true, true, true]);
});

test("each number deals all, in an order of its own", () => {
  const orders = Array.from({ length: LAST }, (_, n) => dealt({ seed: n + 1 }));
  assert.deepEqual([...(orders[0] ?? [])].sort(), [...ids].sort());
  assert.equal(new Set(orders.map(String)).size, LAST);
});

test("no place is likelier for one than for another", () => {
  const firsts = new Map(ids.map((id) => [id, 0]));
  for (let seed = 1; seed <= LAST; seed += 1) {
    const [first = ""] = dealt({ seed, most: 1 });
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  for (const [id, count] of firsts) assert.ok(Math.abs(count - LAST / 30) < LAST / 30 / 3, `${id}: ${count}`);
});

test("it does not matter in which order the examples stand, and a new one moves no other", () => {
  const order = dealt({ seed: 7 });
  assert.deepEqual(dealt({ seed: 7 }, [...examples].reverse()), order);
  const more = dealt({ seed: 7 }, [...examples, { id: "new", kind: "slip", network: "edits", grade: "" }]);
  assert.deepEqual(more.filter((id) => id !== "new"), order);
});

test("they are chosen by kind, network and grade, all of them at once", () => {
  const chosen = matching(examples, { ...ALL, kind: "wrong fact", network: "no-edits", grade: "slip" });
  assert.deepEqual(chosen.map(({ id }) => id), ["example-0"]);
  assert.deepEqual(dealt({ kind: "slip" }).length, 15);
  assert.deepEqual(dealt({ kind: "wrong tone" }), []);
  const [all, slips] = [dealt({ seed: 3 }), dealt({ seed: 3, kind: "slip" })];
  assert.deepEqual(slips, all.filter((id) => slips.includes(id)));
  assert.deepEqual(dealt({ seed: 3, most: 5 }), all.slice(0, 5));
});

test("a number of a set is told from anything else", () => {
  assert.deepEqual(["1", " 42 ", "9999", "007"].map(seedOf), [1, 42, 9999, 7]);
  assert.deepEqual(["", "0", "-1", "1.5", "10000", "1e3", "x", "１"].map(seedOf), [0, 0, 0, 0, 0, 0, 0, 0]);
});

test("an address gives what it was made of, and says no more than it has to", () => {
  /** @type {Partial<import("../../../macros/components/practise/deal.js").Wanted>[]} */
  const all = [{}, { seed: 4821 }, { how: "class", kind: "wrong person or picture", network: "no-edits", grade: "wrong that harms", most: 0 }, { kind: "&=#%+é" }];
  for (const part of all) assert.deepEqual(fromAddress(toAddress({ ...ALL, ...part })), { ...ALL, ...part });
  assert.equal(toAddress({ ...ALL, seed: 12 }), "#set=12");
});

test("an address of anything else asks for nothing", () => {
  for (const hash of ["", "#", "#practise", "#set=", "#set=0", "#set=x", "#kind=slip"]) assert.equal(fromAddress(hash), undefined);
  assert.deepEqual(fromAddress("#set=3&how=both&most=-2"), { ...ALL, seed: 3 });
});
