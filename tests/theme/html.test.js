import assert from "node:assert/strict";
import test from "node:test";

import { escaped } from "../../macros/theme/html.js";

test("what HTML would act upon is escaped wherever it stands", () => {
  assert.equal(escaped(`<a title="x">A & B's</a>&amp;`), "&#60;a title=&#34;x&#34;&#62;A &#38; B's&#60;/a&#62;&#38;amp;");
});

test("other text stays as it is", () => {
  for (const text of ["", "it's", "é 👮 \u2028\n", "#{}$`"]) assert.equal(escaped(text), text);
});
