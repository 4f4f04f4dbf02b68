// What `make search` and the tests ask: reads `{ handbook, queries }` from standard input, and writes what each finds.
import { open } from "./engine.js";

const { stdin, stdout } = /** @type {any} */ (globalThis).process;
let input = "";
for await (const part of stdin) input += part;
const { handbook, queries } = JSON.parse(input);
const { search } = await open(handbook);
const answers = queries.map((/** @type {string} */ query) =>
  search(query).slice(0, 10).map(({ entry: { id, kind, title, page }, score, whole, match }) => ({ id, kind, title, page, score, whole, match })),
);
stdout.write(JSON.stringify(answers));
