import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

import { cachesOf, leave, own, removed } from "../../../macros/components/offline/removal.js";

const SCOPE = "https://host.example/handbook/";
const OTHER = "https://host.example/";
/** @type {any} */
const page = globalThis;
/** @type {string[]} */
let kept = [];
page.caches = {
  keys: async () => kept,
  delete: async (/** @type {string} */ name) => {
    kept = kept.filter((each) => each !== name);
  },
};
/** @type {any[]} */
let asked = [];
/** @param {number} status  of the host's answer; 0 where it gives none */
const host = (status) => {
  page.fetch = async (/** @type {any[]} */ ...request) => {
    asked.push(request);
    if (!status) throw new TypeError("no connection");
    return { status };
  };
};
beforeEach(() => {
  asked = [];
  kept = [`${own(SCOPE)}1`, `${own(SCOPE)}2`, `${own(OTHER)}1`, "handbook", "other"];
});

test("a worker is taken down when its host says so, and only then", async () => {
  for (const [status, gone] of /** @type {[number, boolean][]} */ ([[404, true], [410, true], [200, false], [304, false], [403, false], [500, false], [0, false]])) {
    host(status);
    assert.equal(await removed("sw.js"), gone, String(status));
  }
  assert.deepEqual(asked[0], ["sw.js", { cache: "no-store" }], "what the browser has kept is not asked");
});

test("the caches of a handbook are its own, and not those of one above it or below it", async () => {
  assert.deepEqual(await cachesOf(SCOPE), [`${own(SCOPE)}1`, `${own(SCOPE)}2`]);
  assert.deepEqual(await cachesOf(OTHER), [`${own(OTHER)}1`]);
  assert.deepEqual(await cachesOf("https://host.example/hand"), []);
});

test("who leaves takes all of it along and nothing else", async () => {
  let left = 0;
  await leave({ scope: SCOPE, unregister: async () => (left += 1) });
  assert.equal(left, 1);
  assert.deepEqual(kept, [`${own(OTHER)}1`, "handbook", "other"]);
});

test("while a worker cannot be taken away its copies stay", async () => {
  const fails = { scope: SCOPE, unregister: () => Promise.reject(new Error("no")) };
  await assert.rejects(leave(fails), /no/);
  assert.equal(kept.length, 5);
});
