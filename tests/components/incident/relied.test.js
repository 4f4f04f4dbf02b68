import assert from "node:assert/strict";
import test from "node:test";

import { addressOf, ownAddress } from "../../../macros/components/incident/relied.js";

const HOME = "https://host.example/handbook/";
const SHARE = "file:///share/handbook/";
const own = ownAddress([HOME, SHARE]);

test("the permanent address of a section, or of a version, is ours wherever this copy is", () => {
  for (const path of ["s/own-up/", "s/own-up/2026-11-22/", "s/own-up/2026-11-22-2/index.html"]) {
    for (const home of [HOME, SHARE]) assert.equal(own(home + path), home + path);
  }
  assert.equal(own("HTTPS://Host.Example/a/../handbook/s/own-up/"), `${HOME}s/own-up/`);
});

test("any other address is not ours, and is told as it is written", () => {
  const others = [
    "https://evil.example/handbook/s/own-up/",
    "https://host.example@evil.example/handbook/s/own-up/",
    "https://me@host.example/handbook/s/own-up/",
    "https://host.example.evil.example/handbook/s/own-up/",
    "https://host.example:8443/handbook/s/own-up/",
    "http://host.example/handbook/s/own-up/",
    "https://host.example/s/own-up/",
    "https://host.example/handbook/../evil/s/own-up/",
    "https://host.example/handbook/s/%2e%2e/%2e%2e/evil/",
    "https://host.example\\@evil.example/handbook/s/own-up/",
    "https://host.example/handbook/put-it-right/",
    "file:///share/other/s/own-up/",
    "javascript:alert(1)",
    "//host.example/handbook/s/own-up/",
    "https://",
    "",
  ];
  for (const address of others) {
    assert.equal(own(address), "", address);
    assert.equal(addressOf({ title: "Own up", version: "", address }, own), `${address} (not an address of this handbook)`);
  }
});

test("one that begins with nothing is nobody's", () => {
  assert.equal(ownAddress([])("https://host.example/s/own-up/"), "");
});
