import assert from "node:assert/strict";
import test from "node:test";

import { fromDrop, fromFiles, fromPaste, named } from "../../../macros/components/policy_check/given.js";

/** @typedef {import("../../../macros/components/policy_check/queue.js").Given} Given */

const file = (/** @type {string} */ name, path = "") => /** @type {any} */ ({ name, webkitRelativePath: path });
const names = (/** @type {Given[]} */ given) => given.map(({ name }) => name);
/** @param {string} name @param {any} [found]  nothing where it cannot be read */
const fileEntry = (name, found = file(name)) => ({ name, isDirectory: false, file: (/** @type {any} */ done, /** @type {any} */ failed) => (found ? done(found) : failed(new Error("gone"))) });
/** A folder, which tells of two things at a time. @param {string} name @param {any[]} inside @param {boolean} [fails] */
const folderEntry = (name, inside, fails = false) => ({
  name,
  isDirectory: true,
  createReader: () => {
    const left = [...inside];
    return { readEntries: (/** @type {any} */ done, /** @type {any} */ failed) => (fails ? failed(new Error("locked")) : done(left.splice(0, 2))) };
  },
});
/** @param {any[]} entries @param {any[]} files @param {Record<string, string>} [texts] */
const dropped = (entries, files = [], texts = {}) => fromDrop(/** @type {any} */ ({ items: [{ kind: "string" }, ...entries.map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry }))], files, getData: (/** @type {string} */ type) => texts[type] ?? "" }));

test("files have the path that they were chosen with, and those that people do not see are left out", () => {
  const chosen = [file("a.docx"), file("b.docx", "policies/b.docx"), file(".hidden.docx"), file("~$a.docx"), file("Thumbs.db"), file("c.docx", "x/.git/c.docx"), file("desktop.ini", "x/desktop.ini"), file("my desktop.ini.docx")];
  assert.deepEqual(names(fromFiles(chosen)), ["a.docx", "policies/b.docx", "my desktop.ini.docx"]);
  assert.equal(fromFiles(Array.from({ length: 2010 }, (_, at) => file(`${at}.docx`))).length, 2000);
});

test("a name that another has gets a number before its ending", () => {
  const given = ["a.docx", "a.docx", "a.docx", "a (2).docx", "x.y/a", "x.y/a", "b.tar.gz", "b.tar.gz"].map((name) => ({ name, file: new Blob([]) }));
  assert.deepEqual(names(named(given)), ["a.docx", "a (2).docx", "a (3).docx", "a (2) (2).docx", "x.y/a", "x.y/a (2)", "b.tar.gz", "b.tar (2).gz"]);
  assert.equal(named(given)[1]?.file, given[1]?.file);
});

test("what is pasted is a web page where it has links, and nothing where it has no words", async () => {
  const told = async (/** @type {Given[]} */ [given]) => [given?.name, given?.file.type, await given?.file.text()];
  assert.deepEqual(await told(fromPaste("<a>", "a")), ["What you pasted", "text/html", "<a>"]);
  assert.deepEqual(await told(fromPaste("", "a")), ["What you pasted", "text/plain", "a"]);
  assert.deepEqual([fromPaste("", " \n"), fromPaste(" ", "a")], [[], []]);
});

test("of folders that are dropped all is taken, in the order of the names, but for what cannot be read", async () => {
  const inner = folderEntry("inner", [fileEntry("z.docx"), fileEntry("gone.docx", null), fileEntry(".x")]);
  const folder = folderEntry("b", [fileEntry("2.docx"), inner, fileEntry("1.docx"), folderEntry(".git", [fileEntry("a")]), folderEntry("locked", [fileEntry("a")], true)]);
  assert.deepEqual(names(await dropped([folder, fileEntry("a.docx")])), ["a.docx", "b/1.docx", "b/2.docx", "b/inner/z.docx"]);
  const many = (/** @type {string} */ name) => folderEntry(name, Array.from({ length: 1500 }, (_, at) => fileEntry(`${at}`)));
  assert.equal((await dropped([many("a"), many("b")])).length, 2000);
});

test("where a browser tells of no folders the files are taken, and without files what is dropped from a page", async () => {
  assert.deepEqual(names(await dropped([null, fileEntry("b.docx")], [file("a.docx"), file("b.docx")])), ["a.docx", "b.docx"]);
  assert.deepEqual(names(await dropped([], [file("a.docx")])), ["a.docx"]);
  const text = async (/** @type {Record<string, string>} */ texts) => (await dropped([], [], texts))[0]?.file.text();
  assert.deepEqual([await text({ "text/html": "<a>", "text/plain": "a" }), await text({ "text/plain": "a", "text/uri-list": "b" }), await text({ "text/uri-list": "b" }), await text({})], ["<a>", "a", "b", undefined]);
});
