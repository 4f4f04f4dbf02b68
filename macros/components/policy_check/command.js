// `check-policy.mjs`: the same check for a folder, run by Node. The build puts the register before it.
/// <reference path="./node.d.ts" />
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { bases } from "./addresses.js";
import { collect } from "./collect.js";
import { today } from "./days.js";
import { USAGE, optionsOf, wrongDay } from "./options.js";
import { LARGEST, unread } from "./limits.js";
import { pdf } from "./readers/pdf.js";
import { read } from "./readers/read.js";
import { open } from "./register.js";
import { asCsv, asJson, asText, isWhole } from "./report.js";
import { judge } from "./verdict.js";

/** @typedef {import("./report.js").Checked} Checked */

const WRONG = 3;
const LEFT_OUT = /^[.~]|^(?:node_modules|Thumbs\.db|desktop\.ini|check-policy\.mjs)$/u;

/** @param {string} said @returns {never} */
const refuse = (said) => {
  process.stderr.write(`${said}\n`);
  return process.exit(WRONG);
};

/** The files at a path, those of a folder in their order. @param {string} path @returns {AsyncGenerator<string>} */
async function* filesAt(path) {
  const found = await stat(path).catch(() => refuse(`There is no file or folder ${path}.`));
  if (!found.isDirectory()) return yield path;
  const names = await readdir(path);
  for (const name of names.sort()) if (!LEFT_OUT.test(name)) yield* filesAt(join(path, name));
}

/** @param {string} file @returns {Promise<Record<string, string>>} the day of each document, by its path */
const datesIn = async (file) => {
  if (!file) return {};
  const text = await readFile(file, "utf8").catch(() => refuse(`There is no file ${file}.`));
  /** @type {unknown} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return refuse(`${file} is no JSON.`);
  }
  if (!(found instanceof Object) || Array.isArray(found)) return refuse(`${file} is not a list of paths with dates such as { "posting.docx": "2026-11-30" }.`);
  const wrong = Object.values(found).map(wrongDay).find(Boolean);
  if (wrong) return refuse(`${file}: ${wrong}`);
  return Object.fromEntries(Object.entries(found).map(([path, day]) => [plain(path), day]));
};

/** @param {string} path @returns {string} in the same form on any system */
const plain = (path) => path.replaceAll("\\", "/").replace(/^\.\//u, "");

/** @param {string[]} given */
const main = async (given) => {
  const { handbookRegister } = /** @type {{ handbookRegister: import("./register.js").RegisterData }} */ (/** @type {unknown} */ (globalThis));
  const options = optionsOf(given);
  if (typeof options === "string") return refuse(`${options}\n\n${USAGE}`);
  if (options.help) return process.stdout.write(USAGE);
  const register = open(handbookRegister);
  const ours = bases(register, options.copies);
  const dates = await datesIn(options.dates);
  /** @type {Checked[]} */
  const documents = [];
  for (const path of options.paths) {
    for await (const name of filesAt(path)) {
      if ([options.dates, options.output].some((own) => own && plain(name) === plain(own))) continue;
      const { size } = await stat(name);
      // What reads PDF takes no Buffer.
      const bytes = size > LARGEST ? null : await readFile(name).then((buffer) => new Uint8Array(buffer), () => null);
      const contents = bytes ? await collect(read({ name, bytes }, { pdf }), register, options) : unread(size > LARGEST ? "It is too large to be read." : "It could not be opened.");
      const approved = dates[plain(name)] ?? options.approved;
      const rows = contents.items.flatMap((item) => judge(item, { register, ours, approved }) ?? []);
      documents.push({ name: plain(name), approved, contents, rows });
    }
  }
  const said = { json: asJson, csv: asCsv, text: asText }[options.form](documents, register, today());
  if (options.output) await writeFile(options.output, said).catch(() => refuse(`${options.output} could not be written.`));
  else process.stdout.write(said);
  const acted = documents.some(({ rows }) => rows.some(({ verdict }) => options.failOn.includes(verdict)));
  process.exitCode = acted ? 1 : documents.every(isWhole) ? 0 : 2;
};

await main(process.argv.slice(2));
