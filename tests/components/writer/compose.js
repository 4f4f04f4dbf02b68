// Reads, as JSON, what the page brings and what people have typed, and writes all the words that the writer makes of it.
import process from "node:process";
import { text as read } from "node:stream/consumers";

import { draft, wordingFor } from "../../../macros/components/writer/draft.js";

/**
 * @typedef {{ name: string, limit: number, rule: string, way: string }} Network
 * @typedef {{ name: string, outcome: string, refuse: string, harm: boolean, way: string, happened: string,
 *   typed: Record<string, string> }} Told  `way` is that of the outcome; `happened`, the wording, may be left to the outcome
 * @type {{ data: import("../../../macros/components/writer/draft.js").Data, networks: Network[], cases: Told[] }}
 */
const { data, networks, cases } = JSON.parse(await read(process.stdin));
const at = new Date(2026, 10, 23, 7, 56);

const made = cases.flatMap(({ name, outcome, refuse, harm, way, happened, typed: { post = "", ...words } }) =>
  networks.flatMap((network) =>
    ["", "long", "short"].flatMap((size) => {
      const chosen = happened || wordingFor(data.wordings, outcome, refuse);
      const now = { post, network: network.name, happened: chosen, outcome, refuse, harm, words: { ...words, size } };
      const { texts, website, again, repeats } = draft(data, /** @type {any} */ (now), network, way, at);
      const ways = texts.map((text) => ({ ...text, says: text.name }));
      return [...ways, ...(size ? [] : [{ ...website, says: "A note for your website" }])].map(({ says, text, count, gaps }) => (
        { name, happened: chosen, network: network.name, limit: says === "A note for your website" ? 0 : network.limit, size, says, text, length: count, gaps, again, repeats }
      ));
    }),
  ),
);
process.stdout.write(JSON.stringify(made));
