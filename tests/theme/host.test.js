import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

import { adopt, keyOf, shared } from "../../macros/theme/host.js";
import { emptied } from "../support/storage.js";

const NAME = "handbook.test";

let { local } = emptied();
/** @param {string} path */
const at = (path) => {
  const values = { document: { documentElement: { dataset: { path } } }, location: { host: "anytown.example" } };
  for (const [name, value] of Object.entries(values)) Object.defineProperty(globalThis, name, { value, configurable: true });
};
beforeEach(() => {
  ({ local } = emptied());
  at("");
});

test("a handbook that has its host to itself keeps things by their names, and tells nobody of other websites", () => {
  assert.equal(keyOf(NAME), NAME);
  assert.equal(shared(), "");
  local.setItem(NAME, "kept");
  adopt(NAME);
  assert.deepEqual([...local.items], [[NAME, "kept"]]);
});

test("a handbook at a path has keys of its own, and names the host to those who type", () => {
  at("/hb/");
  assert.equal(keyOf(NAME), `${NAME}/hb/`);
  assert.match(shared(), /anytown\.example/);
});

test("what was kept before keys had a path is taken over once", () => {
  at("/hb/");
  local.setItem(NAME, "kept");
  adopt(NAME);
  assert.deepEqual([...local.items], [[`${NAME}/hb/`, "kept"]]);
  at("/other/");
  adopt(NAME);
  assert.equal(local.items.size, 1);
});

test("what is kept under a key of its own is never written over", () => {
  at("/hb/");
  local.setItem(`${NAME}/hb/`, "newer");
  local.setItem(NAME, "of another handbook");
  adopt(NAME);
  assert.equal(local.getItem(`${NAME}/hb/`), "newer");
  assert.equal(local.getItem(NAME), "of another handbook");
});

test("storage that is off is no trouble", () => {
  at("/hb/");
  local.off = true;
  adopt(NAME);
  assert.equal(local.items.size, 0);
});
