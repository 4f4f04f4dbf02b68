import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

import { COPY, isText, set } from "../../macros/theme/merge.js";
import { Store, unique } from "../../macros/theme/store.js";
import { emptied } from "../support/storage.js";

const KEY = "handbook.test";
const NOON = "2026-11-22T12:00:00Z";
const SHAPE = { ...COPY, text: [Number.isInteger, isText] };

let { local, session } = emptied();
beforeEach(() => {
  ({ local, session } = emptied());
});

const draft = (name = "Mine") => ({ gone: [1, ""], made: [1, NOON], name: [1, name], text: [0, ""] });
/** @returns {any} a tab that has the page open */
const tab = (version = 1) => {
  const store = new Store(KEY, SHAPE, /** @type {any} */ (draft), version);
  store.sync();
  store.settle();
  return store;
};
/** @param {any} store @param {string} text */
const type = (store, text) => store.change((/** @type {any} */ copy) => set(copy, "text", text));
const stored = () => JSON.parse(local.items.get(KEY) ?? "null");
/** @param {any} store */
const names = (store) => store.kept.map(([, copy]) => copy.name[1]);

test("nothing is stored before there is something to keep", () => {
  const store = tab();
  assert.equal(store.current, "1");
  assert.equal(store.copy.text[1], "");
  assert.equal(stored(), null);
  type(store, "One");
  assert.deepEqual(stored(), { version: 1, copies: { 1: { gone: [1, ""], made: [1, NOON], name: [1, "Mine"], text: [1, "One"] } } });
});

test("two tabs that each start the first copy start the same one", () => {
  const [one, other] = [tab(), tab()];
  type(one, "One");
  type(other, "Two");
  assert.deepEqual(Object.keys(stored().copies), ["1"]);
  one.sync();
  assert.equal(one.copy.text[1], "Two");
  assert.equal(one.moved, false);
});

test("a new visit shows the copy that was used last, and a tab the one that it showed", () => {
  const store = tab();
  type(store, "One");
  store.start("Second");
  type(store, "Two");
  store.sync((/** @type {any} */ copies) => {
    set(copies[store.current], "made", "2026-11-23T12:00:00Z");
    for (let turn = 0; turn < 5; turn += 1) set(copies[1], "made", NOON); // how often it was set says nothing of when
  });
  assert.deepEqual(names(store), ["Mine", "Second"]);
  assert.equal(tab().copy.name[1], "Second");
  store.show("1");
  assert.equal(tab().copy.name[1], "Mine");
  session.items.clear();
  assert.equal(tab().copy.name[1], "Second");
});

test("a copy that is deleted is gone everywhere, with all that was in it", () => {
  const [one, other] = [tab(), tab()];
  type(one, "One");
  other.sync();
  other.settle();
  one.remove();
  assert.deepEqual(Object.keys(stored().copies[1]), ["gone"]);
  type(other, "Two");
  assert.equal(other.moved, true, "what was meant for it is done to no other");
  assert.equal(other.kept.length, 0);
  assert.equal(JSON.stringify(stored()).includes("Two"), false);
});

test("a copy that is brought back is what it was, with what was done between", () => {
  const store = tab();
  type(store, "One");
  store.start("Second");
  store.show("1");
  const undo = store.remove();
  assert.deepEqual(names(store), ["Second"]);
  undo();
  assert.equal(store.current, "1");
  assert.deepEqual([store.copy.name[1], store.copy.text[1]], ["Mine", "One"]);
  assert.deepEqual(names(store).sort(), ["Mine", "Second"]);
});

test("after a deletion the first id is not taken again", () => {
  const store = tab();
  type(store, "One");
  store.remove();
  store.settle();
  assert.notEqual(store.current, "1");
  assert.equal(store.moved, false);
});

test("what can be taken back takes nothing else back", () => {
  const store = tab();
  type(store, "One");
  const undo = store.undoable(
    (/** @type {any} */ copy) => set(copy, "text", ""),
    (/** @type {any} */ copy, /** @type {any} */ before) => set(copy, "text", before.text[1]),
  );
  store.rename("Renamed");
  undo();
  assert.deepEqual([store.copy.name[1], store.copy.text[1]], ["Renamed", "One"]);
});

test("where nothing can be stored everything works for the visit, and is kept once it can", () => {
  const store = tab();
  local.off = true;
  session.off = true;
  type(store, "One");
  assert.equal(store.copy.text[1], "One");
  assert.equal(store.trouble, "failed");
  local.off = false;
  store.sync();
  assert.equal(store.trouble, "");
  assert.equal(stored().copies[1].text[1], "One");
});

test("storage that was emptied on purpose stays empty until there is something new", () => {
  const store = tab();
  type(store, "One");
  local.items.clear();
  store.sync();
  assert.equal(stored(), null);
  type(store, "Two");
  assert.equal(stored().copies[1].text[1], "Two");
});

test("what a later version of the page has stored is left alone", () => {
  const text = JSON.stringify({ version: 2, copies: { x: { anything: 1 } } });
  local.items.set(KEY, text);
  const store = tab(1);
  assert.equal(store.trouble, "newer");
  type(store, "One");
  assert.equal(store.copy.text[1], "One");
  assert.equal(local.items.get(KEY), text);
  assert.deepEqual([...local.items.keys()], [KEY]);
});

test("what an earlier version has stored is read as one of this version", () => {
  local.items.set(KEY, JSON.stringify({ version: 1, copies: { a: { ...draft("Old"), old: "One" } } }));
  class Newer extends Store {
    /** @override @param {any} copy */
    upgraded({ old, ...copy }) {
      return { ...copy, text: [1, old] };
    }
  }
  /** @type {any} */
  const store = new Newer(KEY, SHAPE, /** @type {any} */ (draft), 2);
  store.sync();
  store.settle();
  assert.equal(store.copy.text[1], "One");
  type(store, "Two");
  assert.equal(stored().version, 2);
});

test("what cannot be read is set aside and nothing of it is lost", () => {
  for (const broken of ["{", "null", "[]", JSON.stringify({ version: 1, copies: { a: { name: "x" } } }), JSON.stringify({ version: 1, copies: [] })]) {
    local.items.clear();
    local.items.set(KEY, broken);
    const store = tab();
    assert.equal(store.aside, true, broken);
    type(store, "One");
    const aside = [...local.items].filter(([key]) => key.startsWith(`${KEY}.unreadable.`));
    assert.deepEqual(aside.map(([, text]) => text), [broken]);
    assert.equal(stored().copies[1].text[1], "One");
  }
});

test("of a deleted copy only its end has to be there", () => {
  local.items.set(KEY, JSON.stringify({ version: 1, copies: { a: { gone: [2, NOON] }, b: draft("Kept") } }));
  const store = tab();
  assert.equal(store.aside, false);
  assert.deepEqual(names(store), ["Kept"]);
});

test("ids are each another, and sort in the order in which they were made", () => {
  const ids = Array.from({ length: 200 }, unique);
  assert.equal(new Set(ids).size, 200);
  assert.deepEqual([...ids].sort(), ids);
});
