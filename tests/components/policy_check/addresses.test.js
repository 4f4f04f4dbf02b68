import assert from "node:assert/strict";
import test from "node:test";

import { bases, locate, meant, permanent } from "../../../macros/components/policy_check/addresses.js";
import { REGISTER } from "./register.js";

const OURS = bases(REGISTER);
const place = (/** @type {string} */ address, ours = OURS) => /** @type {any} */ (locate(address, REGISTER, ours));
const at = (/** @type {string} */ path) => place(`https://handbook.example.org/${path}`);

test("a permanent address leads to its section, however it is written", () => {
  for (const address of [
    "https://handbook.example.org/s/make-amends/",
    "http://www.handbook.example.org/s/make-amends",
    "HTTPS://Handbook.Example.org:443/s/make-amends/index.html",
    "handbook.example.org/s/make-amends/",
    "//handbook.example.org/s/make-amends/",
    " https://handbook.example.org/s/make%2Damends/feed.xml ",
  ]) {
    const { kind, id, by, former } = place(address);
    assert.deepEqual([kind, id, by, former], ["section", "make-amends", "address", false], address);
  }
});

test("a version, a history and a day are read out of an address", () => {
  const found = ["s/make-amends/2026-03-01-2/", "s/make-amends/2026-01-10/text.txt", "s/make-amends/history/?on=2026-02-02", "s/make-amends/history/index.html#2026-03-01", "s/make-amends/history/?on=soon"].map(at);
  assert.deepEqual(found.map(({ by, version, on }) => [by, version, on]), [
    ["version", "2026-03-01-2", ""],
    ["version", "2026-01-10", ""],
    ["history", "", "2026-02-02"],
    ["history", "2026-03-01", ""],
    ["history", "", ""],
  ]);
});

test("a page, an id on it, an old page and the home page are told apart", () => {
  const found = ["part-one-of-it/", "part-one-of-it/index.html#make-amends", "gone/#make-amends", "sources/#own-up", "", "#steady", "sources/#elsewhere", "part-one-of-it/#:~:text=sorry", "all-sources/"].map(at);
  assert.deepEqual(found.map(({ id, by, page, fragment }) => [id, by, page, fragment]), [
    ["part-one", "page", "part-one-of-it/", ""],
    ["make-amends", "fragment", "part-one-of-it/", "make-amends"],
    ["make-amends", "fragment", "gone/", "make-amends"],
    ["own-up", "fragment", "sources/", "own-up"],
    ["home", "page", "", ""],
    ["steady", "fragment", "", "steady"],
    ["sources", "page", "sources/", "elsewhere"],
    ["part-one", "page", "part-one-of-it/", ""],
    ["sources", "page", "all-sources/", ""],
  ]);
});

test("what is not there is missing, and a version that there never was names its section", () => {
  const found = ["s/make-amend/", "s/make-amends/2026-02-30/", "s/make-amends/latest/", "part-two/", "gone/"].map(at);
  assert.deepEqual(found.map(({ kind, id, version }) => [kind, id, version]), [
    ["missing", "", ""],
    ["missing", "make-amends", "2026-02-30"],
    ["missing", "make-amends", ""],
    ["missing", "", ""],
    ["missing", "", ""],
  ]);
});

test("files of the handbook are no sections", () => {
  assert.deepEqual(["sections.json", "feed.xml", "feed/2026-01-10.xml", "assets/x.png"].map((path) => at(path).kind), ["file", "file", "file", "file"]);
});

test("what has another host, another scheme or none is elsewhere", () => {
  for (const address of ["", "#make-amends", "mailto:a@example.org", "tel:101", "https://example.org/", "https://example.org/sources/", "https://handbook.example.org.evil.example/x", "javascript:alert(1)", "notes.docx", "../other/"])
    assert.equal(place(address).kind, "elsewhere", address);
});

test("a former address and a copy count as ours, and only a former one is replaced", () => {
  const [old, copy] = [place("https://old.example.org/hb/s/own-up/"), place("https://intranet.example.net/handbook/s/own-up/")];
  assert.deepEqual([old.former, copy.former], [true, false]);
  assert.equal(permanent(REGISTER, old, "own-up"), "https://handbook.example.org/s/own-up/");
  assert.equal(permanent(REGISTER, copy, "own-up", "2026-03-01"), "https://intranet.example.net/handbook/s/own-up/2026-03-01/");
});

test("what looks like a handbook is asked about, and is one when somebody says so", () => {
  const asked = {
    "https://other.example/guides/s/make-amends/": "https://other.example/guides/",
    "https://other.example/s/renamed/2026-01-10/": "https://other.example/",
    "https://other.example/part-one-of-it/": "https://other.example/",
    "https://other.example/sources/#own-up": "https://other.example/",
    "file:///S:/share/handbook/s/own-up/index.html": "file:///S:/share/handbook/",
    "/handbook/s/own-up/": "/handbook/",
    "../s/own-up/": "../",
  };
  for (const [address, base] of Object.entries(asked)) assert.deepEqual(place(address), { kind: "asked", base }, address);
  const more = bases(REGISTER, ["file:///S:/share/handbook/", "https://other.example/guides"]);
  assert.equal(place("file:///S:/share/handbook/s/own-up/index.html", more).id, "own-up");
  assert.equal(place("https://other.example/guides/s/make-amends/", more).id, "make-amends");
});

test("what services wrap around an address is taken off", () => {
  const wrapped = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent("https://handbook.example.org/s/make-amends/")}&reserved=0`;
  assert.equal(place(wrapped).id, "make-amends");
});

test("no address is too strange to be read", () => {
  for (const address of ["https://", "https://[", "http://%", "https://handbook.example.org/%E0%A4%A", "s/".repeat(10_000), "https://handbook.example.org/s//", "\u0000"]) assert.ok(place(address).kind, address);
});

test("a version that there never was may be the one of that day", () => {
  assert.equal(meant(REGISTER, "make-amends", "2026-02-20")?.name, "2026-01-10");
  assert.equal(meant(REGISTER, "make-amends", "2025-01-01")?.name, "2026-01-10");
  assert.equal(meant(REGISTER, "make-amends", "2026-12-31")?.name, "2026-03-01-2");
});
