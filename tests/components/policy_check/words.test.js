import assert from "node:assert/strict";
import test from "node:test";

import { versionInWords } from "../../../macros/components/policy_check/register.js";
import { citedVersion } from "../../../macros/components/policy_check/words.js";

const ADDRESS = "https://handbook.example.org/s/own-up/";

test("every version is read back out of its words", () => {
  for (const name of ["2026-11-22", "2026-01-01-2", "2026-12-31-10", "2026-05-09-11", "2026-05-09-120"]) assert.equal(citedVersion(`Own up (version of ${versionInWords(name)} or later)`, ""), name);
});

test("a version is found where Cite and the clauses write it", () => {
  const cases = {
    "2026-11-22-2": ["Own up", "see Own up, Social Media Handbook, version of 22\u00a0November 2026 (the second of that day) or a later one. More"],
    "2026-11-22": [ADDRESS, `“Own up”, Social Media Handbook, version of 22 November 2026 or a later one, ${ADDRESS}`],
    "2026-11-23": [ADDRESS, `“Own up” (version of 23 November 2026), The Very Long Name of the Handbook of a Force, ${ADDRESS}.`],
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
  ]) assert.equal(citedVersion(words ?? "", around ?? ""), "", around);
});
