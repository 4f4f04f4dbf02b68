// An element is enhanced once, however often it comes into the page.
import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {Map<string, new () => { connectedCallback(): void }>} */
const defined = new Map();
Object.assign(globalThis, { HTMLElement: class {}, customElements: { define: defined.set.bind(defined) } });
const { enhanced } = await import("../../macros/theme/enhanced.js");

test("an element that is moved is not enhanced again, and each of a name is by itself", () => {
  /** @type {unknown[]} */
  const roots = [];
  enhanced("hb-one", (root) => roots.push(root));
  const One = /** @type {new () => { connectedCallback(): void }} */ (defined.get("hb-one"));
  const [first, second] = [new One(), new One()];
  for (const each of [first, first, second]) each.connectedCallback();
  assert.deepEqual(roots, [first, second]);
});
