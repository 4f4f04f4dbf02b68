import assert from "node:assert/strict";
import test from "node:test";

import { isDay, isToCome, isVersion, today } from "../../../macros/components/policy_check/days.js";
import { versionInWords } from "../../../macros/components/policy_check/register.js";
import { citedVersion } from "../../../macros/components/policy_check/words.js";

const ADDRESS = "https://handbook.example.org/s/own-up/";

test("every version is read back out of its words", () => {
  const names = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, "0")}-0${(at % 9) + 1}${at ? `-${at + 1}` : ""}`);
  for (const name of [...names, "2026-11-22", "2026-05-09-120"]) assert.equal(citedVersion(`Own up (version of ${versionInWords(name)} or later)`, ""), name);
});

test("a version is found where Cite and the clauses write it", () => {
  const cases = {
    "2026-11-22-2": ["Own up", "see Own up, Social Media Handbook, version of 22\u00a0November 2026 (the second of that day) or a later one. More"],
    "2026-11-22": [ADDRESS, `“Own up”, Social Media Handbook, version of 22 November 2026 or a later one, ${ADDRESS}`],
    "2026-11-23": [ADDRESS, `“Own up” (version of 23 November 2026), The Very Long Name of the Handbook of a Force, ${ADDRESS}.`],
    "2026-11-26": [ADDRESS, `“Own up” (version of 26 November 2026), ${"Name ".repeat(23)}${ADDRESS}`],
    "2026-11-25-2": ["Own up, version of 25 November 2026 (the second of that day) or a later one", ""],
    "2026-11-24": ["Own up", "Own up\nversion of\n24 november 2026"],
  };
  for (const [name, [words = "", around = ""]] of Object.entries(cases)) assert.equal(citedVersion(words, around), name, around);
});

test("the version of another citation is not taken for its own", () => {
  const other = "version of 1 May 2026";
  for (const [words, around] of [
    ["Own up", `“Other”, ${other}; and Own up`],
    ["Own up", `Own up and “Other”, ${other}`],
    [ADDRESS, `“Other”, ${other}, https://handbook.example.org/s/other/; ${ADDRESS}`],
    ["Own up", "Own up, a new version of the form"],
    ["Own up", "Own up, version of 1 Brumaire 2026"],
    ["", `${other}`],
    [ADDRESS, `“Other” (${other}), ${"Name ".repeat(25)}${ADDRESS}`],
    ["own up and/or not", `“Other”, ${other}, own up and/or not`],
    ["Own up", "Own up, version of 31 February 2026"],
  ]) assert.equal(citedVersion(words ?? "", around ?? ""), "", around);
});

test("days are those of the calendar, of where the reader is, and versions have one and a number", () => {
  assert.deepEqual(["2026-11-30", "2028-02-29", "2026-02-29", "2026-13-01", "2026-1-1", "30/11/2026", "2026-11-30-2", "2026-11", "2026", "", null, 20261130].map(isDay), [true, true, ...Array(10).fill(false)]);
  assert.deepEqual(["2026-11-30", "2026-11-30-2", "2026-11-30-12", "2026-02-30-2", "2026-11-30-", "2026-11-30x", "2026-11-30-2-3", null].map(isVersion), [true, true, true, ...Array(5).fill(false)]);
  assert.deepEqual([today(new Date(2026, 0, 5, 0, 30)), today(new Date(2026, 10, 30, 23, 30))], ["2026-01-05", "2026-11-30"]);
  assert.deepEqual([today(), `${today()}-2`, "2999-01-01", ""].map(isToCome), [false, false, true, false]);
});

test("which version of a day it is is said in words up to the tenth", () => {
  const said = Array.from({ length: 12 }, (_, at) => versionInWords(`2026-11-22${at ? `-${at + 1}` : ""}`).replace("22 November 2026", "").trim());
  assert.deepEqual(said, ["", ...["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].map((word) => `(the ${word} of that day)`), "(number 11 of that day)", "(number 12 of that day)"]);
});
