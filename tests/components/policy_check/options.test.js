import assert from "node:assert/strict";
import test from "node:test";

import { USAGE, optionsOf } from "../../../macros/components/policy_check/options.js";

const options = (/** @type {string[]} */ ...given) => /** @type {any} */ (optionsOf(given));

test("all that the command can be told is understood", () => {
  const { paths, approved, dates, copies, form, failOn } = options("--approved", "2026-11-30", "--dates=a.json", "--copy", "https://a.example/", "--copy=https://b.example/?x=1", "--json", "--fail-on", "source", "one", "--", "--two");
  assert.deepEqual([paths, approved, dates, copies, form, failOn], [["one", "--two"], "2026-11-30", "a.json", ["https://a.example/", "https://b.example/?x=1"], "json", ["withdrawn", "missing", "major", "source"]]);
  assert.deepEqual([options("a").form, options("--csv", "a").form, options("--help").help], ["text", "csv", true]);
  assert.deepEqual(options("a=b.docx", "c").paths, ["a=b.docx", "c"]);
  const verdicts = "withdrawn, missing, major, source, minor, fragile, original, page, undated, mention, asked";
  assert.ok(USAGE.includes(`end with 1 from this verdict on: ${verdicts}\n`));
  assert.equal(options("--fail-on", "none", "a"), `"none" is no verdict: write one of ${verdicts}.`);
  assert.deepEqual([options("--fail-on", "withdrawn", "a").failOn, options("--fail-on=asked", "a").failOn.length, options("a").failOn, options("--output", "o", "a").output], [["withdrawn"], 11, ["withdrawn", "missing", "major"], "o"]);
});

test("a slip is told", () => {
  for (const [said, ...given] of [
    ["Name a file", "--json"],
    ["is no date", "--approved", "30/11/2026", "a"],
    ["is no date", "--approved", "2026-13-40", "a"],
    ["is no date", "--approved", "2026-02-31", "a"],
    ["is still to come", "--approved", "2999-01-01", "a"],
    ["needs a value", "a", "--dates"],
    ["is no verdict", "--fail-on", "current", "a"],
    ["There is no option --jsn", "--jsn", "a"],
    ["There is no option -x", "-x", "a"],
  ]) assert.ok(String(options(...given)).includes(String(said)), `${given}: ${options(...given)}`);
});
