import assert from "node:assert/strict";
import test, { afterEach, mock } from "node:test";

import { copy, refused } from "../../macros/theme/clipboard.js";

/** @type {any} */
const page = globalThis;
/** @type {((event: any) => void)[]} */
let listening = [];
/** @type {Record<string, string>[]} */
let given = [];
page.addEventListener = (/** @type {string} */ type, /** @type {any} */ listener) => type === "copy" && listening.push(listener);
page.removeEventListener = (/** @type {string} */ type, /** @type {any} */ listener) => {
  if (type === "copy") listening = listening.filter((each) => each !== listener);
};
page.ClipboardItem = class {
  /** @param {Record<string, Blob>} types */
  constructor(types) {
    this.types = types;
  }
};

/** Give the page a clipboard, or none; and whether it answers a copy command. @param {object | undefined} clipboard @param {boolean} answers */
const browser = (clipboard, answers = false) => {
  Object.defineProperty(page, "navigator", { value: { clipboard }, configurable: true });
  page.document = {
    execCommand: () => {
      for (const listener of answers ? listening : []) {
        /** @type {Record<string, string>} */
        const data = {};
        let prevented = false;
        listener({ clipboardData: { setData: (/** @type {string} */ type, /** @type {string} */ text) => (data[type] = text) }, preventDefault: () => (prevented = true) });
        if (prevented) given.push(data);
      }
      return answers;
    },
  };
};

afterEach(() => {
  assert.deepEqual(listening, [], "the page copies as before");
  given = [];
  mock.timers.reset();
});

test("words go to the clipboard", async () => {
  /** @type {string[]} */
  const written = [];
  browser({ writeText: async (/** @type {string} */ text) => written.push(text) });
  assert.equal(await copy("One\ntwo"), true);
  assert.deepEqual(written, ["One\ntwo"]);
});

test("a word processor is given HTML in their place", async () => {
  /** @type {any[]} */
  const written = [];
  browser({ write: async (/** @type {any[]} */ items) => written.push(...items) });
  assert.equal(await copy("One", "<b>One</b>"), true);
  const [{ types }] = written;
  assert.deepEqual(Object.keys(types), ["text/plain", "text/html"]);
  assert.equal(await types["text/plain"].text(), "One");
  assert.equal(await types["text/html"].text(), "<b>One</b>");
  assert.equal(types["text/html"].type, "text/html");
});

test("without a clipboard, or where it refuses, there is an older way", async () => {
  for (const clipboard of [undefined, { writeText: () => Promise.reject(new Error("no")) }]) {
    browser(clipboard, true);
    given = [];
    assert.equal(await copy("One"), true);
    assert.deepEqual(given, [{ "text/plain": "One" }]);
    browser(clipboard, false);
    assert.equal(await copy("One"), false);
  }
});

test("the older way gives HTML too", async () => {
  browser({ write: () => Promise.reject(new Error("no")) }, true);
  assert.equal(await copy("One", "<b>One</b>"), true);
  assert.deepEqual(given, [{ "text/plain": "One", "text/html": "<b>One</b>" }]);
});

test("a clipboard that never answers is waited for a second and a half", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  browser({ writeText: () => new Promise(() => {}) }, true);
  let copied;
  const waiting = copy("One").then((value) => (copied = value));
  mock.timers.tick(1499);
  await Promise.resolve();
  assert.equal(copied, undefined);
  mock.timers.tick(1);
  await waiting;
  assert.equal(copied, true);
  assert.deepEqual(given, [{ "text/plain": "One" }]);
});

test("what is refused says what else can be done", () => {
  assert.equal(refused(), "Could not copy. Select the text and copy it.");
  assert.equal(refused("Type it."), "Could not copy. Type it.");
});
