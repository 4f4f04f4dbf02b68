import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import { pdf } from "../../../../macros/components/policy_check/readers/pdf.js";
import { read } from "../../../../macros/components/policy_check/readers/read.js";
import { shown } from "./recorded.js";

const FOLDER = "tests/data/policies/";
const NAMES = readdirSync(FOLDER).filter((name) => !name.endsWith(".json"));
const ADDRESS = /https?:\/\/[^\s<>"“”‘’]+/g;

/** What is found in a document, and what is known to be in it, each as a line; `kinds` has the kind of each place. */
const compare = async (/** @type {string} */ name) => {
  const known = JSON.parse(readFileSync(`${FOLDER}${name}.json`, "utf8"));
  const bytes = new Uint8Array(readFileSync(FOLDER + name));
  const line = (/** @type {any} */ { address, place, tracked = "" }, /** @type {string} */ form) => [form, address, place, tracked].join(" | ");
  /** @type {Map<string, string>} */
  const kinds = new Map();
  const wanted = [];
  for (const form of ["links", "bare"]) {
    for (const one of known[form]) {
      wanted.push(line(one, form));
      kinds.set(line(one, form), one.kind);
    }
  }
  const [found, words, unread, all] = [[], [], [], []].map((list) => /** @type {any[]} */ (list));
  for await (const one of read({ name, bytes }, { pdf })) {
    if (one.kind !== "progress") all.push(shown(one));
    if (one.kind === "unread") unread.push(one);
    else if (one.kind === "link" && one.address.startsWith("http")) {
      found.push(line(one, "links"));
      words.push([one.address, one.place, one.words]);
    } else if (one.kind === "passage") {
      for (const { 0: match, index } of one.text.matchAll(ADDRESS)) {
        if (one.pressed.some(([from, to]) => index >= from && index < to)) continue;
        found.push(line({ ...one, address: match.replace(/[.,;:!?)\]]+$/, "") }, "bare"));
      }
    }
  }
  return { known, wanted, found, kinds, words, unread, all };
};

/** @type {Map<string, ReturnType<typeof compare>>} */
const before = new Map();
const compared = (/** @type {string} */ name) => {
  const found = before.get(name) ?? compare(name);
  before.set(name, found);
  return found;
};

/** @param {string[]} all @param {string[]} others @returns {string[]} those that the others have not, as often as they have not */
const missing = (all, others) => {
  const left = [...others];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

test("sixty documents and more have been made by programs that people use", () => {
  assert.ok(NAMES.length >= 60, `${NAMES.length}`);
  const programs = new Set(NAMES.map((name) => JSON.parse(readFileSync(`${FOLDER}${name}.json`, "utf8"))["made by"]));
  assert.ok(programs.size >= 15, [...programs].join(", "));
});

for (const name of NAMES) {
  test(`what is in ${name} is found, where it stands, and nothing else`, async (context) => {
    const { known, wanted, found, words, unread, all } = await compared(name);
    assert.deepEqual(unread, []);
    assert.deepEqual({ missed: missing(wanted, found), invented: missing(found, wanted) }, { missed: [], invented: [] });
    const said = known.links.filter((/** @type {any} */ one) => "words" in one).map((/** @type {any} */ one) => [one.address, one.place, one.words].join(" | "));
    assert.deepEqual(missing(said, words.map((one) => one.join(" | "))), []);
    context.assert.snapshot(all.join("\n"), { serializers: [String] });
  });
}

test("every kind of place is found with precision and recall of 1", async () => {
  /** @type {Map<string, { right: number, wanted: number, invented: number }>} */
  const counts = new Map();
  let invented = 0;
  for (const name of NAMES) {
    const { wanted, found, kinds } = await compared(name);
    const missed = missing(wanted, found);
    invented += missing(found, wanted).length;
    for (const one of wanted) {
      const kind = kinds.get(one) ?? "";
      const count = counts.get(kind) ?? { right: 0, wanted: 0, invented: 0 };
      counts.set(kind, { ...count, wanted: count.wanted + 1, right: count.right + 1 });
    }
    for (const one of missed) {
      const count = counts.get(kinds.get(one) ?? "");
      if (count) count.right -= 1;
    }
  }
  const kinds = ["bare", "body", "cell", "comment", "content control", "deleted", "endnote", "field", "footer", "footnote", "formula", "header", "inserted", "message", "notes", "picture", "shape", "slide", "table", "text box"];
  assert.deepEqual([...counts.keys()].sort(), kinds);
  assert.deepEqual([...counts].filter(([, { right, wanted }]) => right !== wanted), []);
  assert.equal(invented, 0);
});
