// Reads pairs of texts as JSON, and writes what the script of a history makes of each: all rows, and what is shown of them.
import process from "node:process";
import { text as read } from "node:stream/consumers";

import { compare, shown } from "../../../macros/components/version/comparison.js";

/** @type {[before: string[], after: string[]][]} */
const pairs = JSON.parse(await read(process.stdin));
const compared = pairs.map(([before, after]) => compare(before, after));
process.stdout.write(JSON.stringify(compared.map((rows) => ({ rows, shown: shown(rows) }))));
