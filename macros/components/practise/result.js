// What came of a set: what was judged, what the handbook says, and where they differ. Nothing here knows of a page.

import { csv } from "../../theme/csv.js";
import { own } from "../../theme/merge.js";
import { when } from "../../theme/times.js";
import { keyOfChoice } from "./sets.js";

/** @typedef {Record<string, string>} Names  of verdicts */
/** @typedef {{ letter: string, title: string, said: string, hands: number, handbook: string, agrees: boolean | undefined }} Judged */
/** @typedef {{ id: string, title: string, at: string, hands: number, choices: (Judged & { id: string })[] }} JudgedExample */
/** @typedef {{ name: string, seed: number, isClass: boolean, dealt: number, examples: JudgedExample[] }} Result */

export const NOT_SAID = "Not judged";
const LETTERS = "ABCDE";

/** @param {import("./sets.js").PractisedSet} copy @param {Names} names @returns {Result}  of the examples whose verdicts were shown */
export const resultOf = (copy, names) => {
  const { how, seed } = copy.wanted[1];
  const examples = copy.dealt[1].flatMap((id) => {
    const shown = own(copy.shown, id)?.[1];
    if (!shown) return [];
    const choices = shown.choices.map((choice, n) => {
      const key = keyOfChoice(id, choice.id);
      const given = own(copy.given, key)?.[1] ?? "";
      return {
        id: choice.id,
        letter: LETTERS[n] ?? "",
        title: choice.title,
        said: own(names, given) ?? NOT_SAID,
        hands: own(copy.hands, key)?.[1] ?? 0,
        handbook: own(names, choice.verdict) ?? choice.verdict,
        agrees: given ? given === choice.verdict : undefined,
      };
    });
    return { id, title: shown.title, at: shown.at, hands: choices.reduce((all, { hands }) => all + hands, 0), choices };
  });
  return { name: copy.name[1], seed, isClass: how === "class", dealt: copy.dealt[1].length, examples };
};

/** @param {number} count @param {string} one @param {string} [many] */
const number = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** How far judgements agree, in words. @param {Result} result @returns {string} */
export const summary = ({ isClass, examples }) => {
  const choices = examples.flatMap(({ choices }) => choices);
  if (isClass) {
    const all = choices.reduce((sum, { hands }) => sum + hands, 0);
    const by = [...new Set(choices.filter(({ hands }) => hands).map(({ handbook }) => handbook))].map((name) => {
      const hands = choices.filter(({ handbook }) => handbook === name).reduce((sum, choice) => sum + choice.hands, 0);
      return /** @type {const} */ ([hands, `${hands} for what the handbook calls “${name}”`]);
    });
    return all ? `Of ${number(all, "hand")}, ${by.sort(([a], [b]) => b - a).map(([, words]) => words).join(", ")}.` : "No hands were counted.";
  }
  const judged = choices.filter(({ agrees }) => agrees !== undefined);
  const agreed = judged.filter(({ agrees }) => agrees);
  return judged.length ? `You and the handbook agree on ${agreed.length} of ${number(judged.length, "choice")}.` : "You did not judge.";
};

/** @param {Result} result */
export const progress = ({ dealt, examples }) => `${examples.length} of ${number(dealt, "example")} done.`;

/** @param {Result} result @param {JudgedExample} example @param {Judged} choice @returns {string} what a person or the class said */
export const saidOf = ({ isClass }, { hands }, choice) => (isClass ? `${choice.hands} of ${hands}` : choice.said);

/** @param {Result} result @param {string} at  the time @returns {string} */
export const asText = (result, at) => {
  const head = `Practise: ${result.name}\nNumber of the set: ${result.seed}\n${progress(result)} ${summary(result)}\nWritten out ${when(at)}.\n`;
  const parts = result.examples.map((example) => {
    const rows = example.choices.map((choice) => {
      const who = result.isClass ? "Hands" : "You";
      const differs = choice.agrees === false ? " You differ." : "";
      return `${choice.letter}. ${choice.title}\n   ${who}: ${saidOf(result, example, choice)}. The handbook: ${choice.handbook}.${differs}\n`;
    });
    return `\n${example.title}\n${rows.join("")}`;
  });
  return head + parts.join("");
};

/** @param {Result} result */
export const asCsv = (result) => {
  const rows = result.examples.flatMap((example) =>
    example.choices.map((choice) => {
      const agrees = choice.agrees === undefined ? "" : choice.agrees ? "yes" : "no";
      const said = result.isClass ? ["", String(choice.hands)] : [choice.said, ""];
      return [String(result.seed), example.title, choice.letter, choice.title, ...said, choice.handbook, agrees, example.at];
    }),
  );
  return csv([["Set", "Example", "Letter", "Choice", "You said", "Hands", "The handbook says", "Agrees", "Time"], ...rows]);
};
