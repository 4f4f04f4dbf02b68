import assert from "node:assert/strict";
import test from "node:test";

/** @type {any} */
const page = globalThis;
page.HTMLTextAreaElement = class {
  dir = "auto";
  value = "";
  selectionStart = 0;
  selectionEnd = 0;
};
/** @type {any} */
let typed;
page.addEventListener = (/** @type {string} */ type, /** @type {any} */ listener) => {
  if (type === "beforeinput") typed = listener;
};
const { setText } = await import("../../macros/theme/direction.js");

const LONG = 10_000;
/** @param {string} text @returns {string} the direction of a field that gets a text */
const direction = (text) => {
  const field = new page.HTMLTextAreaElement();
  setText(field, text);
  assert.equal(field.value, text);
  return field.dir;
};

test("a browser finds the direction of a short text", () => {
  for (const text of ["", "a", "مرحبا", "ש".repeat(LONG)]) assert.equal(direction(text), "auto");
});

test("a long text has that of its first letter", () => {
  assert.equal(direction("a".repeat(LONG + 1)), "ltr");
  assert.equal(direction(`1. ${"م".repeat(LONG)}`), "rtl");
  assert.equal(direction(`«ש${"a".repeat(LONG)}`), "rtl");
  assert.equal(direction(`a${"ש".repeat(LONG)}`), "ltr");
  assert.equal(direction(`${" ".repeat(LONG)}ש`), "ltr", "nobody looks further");
  assert.equal(direction("7".repeat(LONG + 1)), "ltr");
});

test("a text that gets short again is left to the browser", () => {
  const field = new page.HTMLTextAreaElement();
  setText(field, "ש".repeat(LONG + 1));
  setText(field, "ש");
  assert.equal(field.dir, "auto");
});

test("other fields get their text alone", () => {
  const field = { value: "", dir: "auto" };
  setText(/** @type {any} */ (field), "ש".repeat(LONG + 1));
  assert.deepEqual([field.value.length, field.dir], [LONG + 1, "auto"]);
});

test("what is typed or pasted counts before it is there", () => {
  const field = new page.HTMLTextAreaElement();
  Object.assign(field, { value: `a${"b".repeat(LONG - 1)}`, selectionStart: 0, selectionEnd: 1 });
  typed({ target: field, data: "ש" });
  assert.equal(field.dir, "auto", "as long as before");
  typed({ target: field, data: "שש" });
  assert.equal(field.dir, "rtl");
  typed({ target: field, dataTransfer: { getData: () => "cc" } });
  assert.equal(field.dir, "ltr");
  typed({ target: field, data: null });
  assert.equal(field.dir, "auto", "deleted");
});

test("a field of one direction keeps it", () => {
  const field = new page.HTMLTextAreaElement();
  Object.assign(field, { dir: "", value: "ש".repeat(LONG + 1) });
  typed({ target: field, data: "ש" });
  assert.equal(field.dir, "");
});
