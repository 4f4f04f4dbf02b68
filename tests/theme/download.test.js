import assert from "node:assert/strict";
import test, { mock } from "node:test";

/** @type {any} */
const page = globalThis;
/** @type {any[]} */
const clicked = [];
page.document = {
  createElement: (/** @type {string} */ name) => ({ name, href: "", download: "", append: () => {}, click() { clicked.push(this); } }),
};
mock.timers.enable({ apis: ["setTimeout"] });
const revoked = mock.method(page.URL, "revokeObjectURL", () => {});
const made = mock.method(page.URL, "createObjectURL", (/** @type {Blob} */ blob) => `blob:${blob.size}`);
const { download } = await import("../../macros/theme/download.js");

test("a file has a name that every system takes", () => {
  const names = { "Record of 22 November, 7.42 am": "record-of-22-november-7-42-am", "É!/..\\ü": "é-ü", "لا 2": "لا-2" };
  for (const [name, said] of Object.entries(names)) {
    download(name, "txt", "x");
    assert.equal(clicked.at(-1).download, `${said}.txt`);
  }
});

test("it holds the text in UTF-8, and its address is given back a minute later", async () => {
  revoked.mock.resetCalls();
  download("a", "json", "é\n");
  const blob = made.mock.calls.at(-1)?.arguments[0];
  assert.equal(await blob?.text(), "é\n");
  assert.equal(clicked.at(-1).href, "blob:3");
  mock.timers.tick(59_999);
  assert.equal(revoked.mock.calls.some(({ arguments: [href] }) => href === "blob:3"), false);
  mock.timers.tick(1);
  assert.equal(revoked.mock.calls.at(-1)?.arguments[0], "blob:3");
});
