// What the command is called with.
import { isDay, isToCome } from "./days.js";
import { URGENT } from "./report.js";
import { VERDICTS } from "./verdict.js";

/** @typedef {import("./verdict.js").Verdict} Verdict */
/**
 * `dates` names the file that has the day of each document, `output` the file that is written, `copies` are addresses of the handbook too, and `failOn` are
 * the verdicts after which it ends with 1.
 * @typedef {{ paths: string[], approved: string, dates: string, output: string, copies: string[], form: "text" | "json" | "csv", failOn: readonly Verdict[], help: boolean }} Options
 */

export const USAGE = `Checks which links to the handbook still hold, in documents and folders.

  node check-policy.mjs [options] FILE-OR-FOLDER...

  --approved DATE    when the documents were approved or last reviewed, such as 2026-11-30
  --dates FILE       JSON with the day of each document: { "policies/posting.docx": "2026-11-30" }
  --copy ADDRESS     an address where the handbook is read too; may be given several times
  --fail-on VERDICT  end with 1 from this verdict on: ${VERDICTS.filter((verdict) => verdict !== "current").join(", ")}
  --json             results as JSON
  --csv              results as CSV
  --output FILE      write the results into this file, in UTF-8
  --help             this text

It ends with 0 when all was read and nothing is to be acted on, with 1 when something is, with 2 when something could
not be read, and with 3 when it was called in a wrong way. Nothing is asked of any website: the register is in this file.
`;

/** @param {unknown} day @returns {string} why no document can have been approved then; "" of a day that has been */
export const wrongDay = (day) => (!isDay(day) ? `"${day}" is no date: write one such as 2026-11-30.` : isToCome(day) ? `${day} is still to come: no document was approved then.` : "");

/** @param {string[]} given @returns {Options | string} or what is wrong with them */
export const optionsOf = (given) => {
  /** @type {Options} */
  const options = { paths: [], approved: "", dates: "", output: "", copies: [], form: "text", failOn: URGENT, help: false };
  const rest = [...given];
  /** @type {Record<string, (value: string) => string | undefined>} */
  const valued = {
    "--approved": (value) => wrongDay(value) || void (options.approved = value),
    "--output": (value) => void (options.output = value),
    "--dates": (value) => void (options.dates = value),
    "--copy": (value) => void options.copies.push(value),
    "--fail-on": (value) => {
      const at = VERDICTS.findIndex((verdict) => verdict === value);
      if (at < 0 || value === "current") return `"${value}" is no verdict: write one of ${VERDICTS.filter((verdict) => verdict !== "current").join(", ")}.`;
      options.failOn = VERDICTS.slice(0, at + 1);
      return undefined;
    },
  };
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    const [name = "", ...after] = next.startsWith("--") ? next.split("=") : [next];
    if (name === "--json" || name === "--csv") options.form = name === "--json" ? "json" : "csv";
    else if (name === "--help") options.help = true;
    else if (name === "--") options.paths.push(...rest.splice(0));
    else if (valued[name]) {
      const value = after.length ? after.join("=") : rest.shift();
      if (value === undefined) return `${name} needs a value.`;
      const wrong = valued[name](value);
      if (wrong) return wrong;
    } else if (next.startsWith("-")) return `There is no option ${next}.`;
    else options.paths.push(next);
  }
  return options.paths.length || options.help ? options : "Name a file or a folder.";
};
