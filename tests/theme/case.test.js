import assert from "node:assert/strict";
import test from "node:test";

let number = 0;
/** @returns {Promise<typeof import("../../macros/theme/case.js")>} the module, as a page has it when it is opened */
const opened = () => import(`../../macros/theme/case.js?${(number += 1)}`);

/** Watch a case, and note what is told. @param {typeof import("../../macros/theme/case.js")} page @param {string} of */
const noted = (page, of) => {
  /** @type {any[]} */
  const told = [];
  page.watch((now, by, before) => told.push([now[of], by, before[of]]));
  return told;
};

test("what is proposed is kept for as long as the page is open, and told", async () => {
  const page = await opened();
  const told = noted(page, "post");
  page.propose({ post: "One" }, "writer");
  page.propose({ post: "Two", harm: true }, "guide");
  assert.equal(page.read().post, "Two");
  assert.equal(page.read().harm, true);
  assert.deepEqual(told, [["One", "writer", ""], ["Two", "guide", "One"]]);
});

test("what is the same already is told to nobody", async () => {
  const page = await opened();
  const told = noted(page, "post");
  page.propose({ post: "" }, "writer");
  page.propose({ post: "One" }, "writer");
  page.propose({ post: "One" }, "guide");
  page.tell("tab");
  assert.deepEqual(told, [["One", "writer", ""]]);
});

test("words are kept each by itself, and an empty one is taken out", async () => {
  const page = await opened();
  page.propose({ words: { a: "1", b: "2" } }, "writer");
  page.propose({ words: { b: "", c: "3" } }, "writer");
  assert.deepEqual(page.read().words, { a: "1", c: "3" });
  page.propose({ post: "One" }, "guide");
  assert.deepEqual(page.read().words, { a: "1", c: "3" });
});

test("another mistake begins with nothing, and is nobody's change", async () => {
  const page = await opened();
  page.propose({ post: "One", words: { a: "1" } }, "writer");
  const told = noted(page, "post");
  page.begin();
  assert.deepEqual(page.read(), page.NOTHING);
  assert.deepEqual(told, [["", "opened", "One"]]);
});

test("what a listener proposes is told to all when they have heard of what came before", async () => {
  const page = await opened();
  /** @type {string[]} */
  const heard = [];
  page.watch((now, by) => {
    heard.push(`first ${by}: ${now.post}`);
    if (by === "guide") page.propose({ post: "Two" }, "writer");
  });
  page.watch((now, by, before) => heard.push(`second ${by}: ${before.post}`));
  page.propose({ post: "One" }, "guide");
  assert.deepEqual(heard, ["first guide: One", "second guide: ", "first writer: Two", "second writer: One"]);
});

test("a listener is told at once of what a record holds, and before there is one of nothing", async () => {
  const page = await opened();
  const before = noted(page, "post");
  assert.deepEqual(before, []);
  page.setOwner(page.inMemory({ ...page.NOTHING, post: "Kept" }));
  assert.deepEqual(before, [["Kept", "opened", ""]]);
  assert.deepEqual(noted(page, "post"), [["Kept", "opened", ""]]);
  page.propose({ post: "One" }, "writer");
  assert.deepEqual(before.at(-1), ["One", "writer", "Kept"]);
});
