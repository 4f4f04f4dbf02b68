// The sets that this browser keeps: what was dealt, what somebody or a class judged, and what the handbook said then.

import { COPY, isText, isTime, now, own, set } from "../../theme/merge.js";
import { Store } from "../../theme/store.js";
import { day, when } from "../../theme/times.js";
import { ALL } from "./deal.js";

/** @template T @typedef {import("../../theme/merge.js").Revised<T>} Revised */
/** @typedef {import("./deal.js").Wanted} Wanted */
/** @typedef {{ id: string, title: string, verdict: string }} ShownChoice  what the handbook says of a choice */
/** @typedef {{ at: string, title: string, choices: ShownChoice[] }} Shown  an example whose verdicts were shown, and when */
/**
 * `dealt` are ids of examples, and `at` is the place of the one that is shown: after the last comes the result. `given`
 * holds verdicts, and `hands` how many put up theirs, both by example and choice; `shown` is by example.
 * @typedef {import("../../theme/store.js").Kept & {
 *   wanted: Revised<Wanted>, dealt: Revised<string[]>, at: Revised<number>, given: Record<string, Revised<string>>,
 *   hands: Record<string, Revised<number>>, shown: Record<string, Revised<Shown>>,
 * }} PractisedSet
 */

const MOST_HANDS = 999;

/** @param {object} shape */
const list = (shape) => Object.assign([], { "*": shape });
/** @param {any} value */
const isCount = (value) => Number.isInteger(value) && value >= 0;
/** @param {any} value */
const isHow = (value) => value === "alone" || value === "class";

const WANTED = { how: isHow, kind: isText, network: isText, grade: isText, most: isCount, seed: isCount };
const SHAPE = {
  ...COPY,
  wanted: [Number.isInteger, WANTED],
  dealt: [Number.isInteger, list(isText)],
  at: [Number.isInteger, isCount],
  given: { "*": [Number.isInteger, isText] },
  hands: { "*": [Number.isInteger, isCount] },
  shown: { "*": [Number.isInteger, { at: isTime, title: isText, choices: list({ id: isText, title: isText, verdict: isText }) }] },
};

/** @param {string} example @param {string} choice */
export const keyOfChoice = (example, choice) => `${example}/${choice}`;

/** @param {number} count @returns {number} one that so many hands can be */
export const handsOf = (count) => Math.min(MOST_HANDS, Math.max(0, Math.floor(count) || 0));

/** @extends {Store<PractisedSet>} */
export class Sets extends Store {
  constructor() {
    super("handbook.practise", SHAPE, (name = `Practice of ${day(now())}`) => ({
      gone: [1, ""],
      made: [1, now()],
      name: [1, name],
      wanted: [0, ALL],
      dealt: [0, []],
      at: [0, 0],
      given: {},
      hands: {},
      shown: {},
    }));
  }

  /** @override @param {PractisedSet} copy */
  latest({ made, shown }) {
    return [made[1], ...Object.values(shown).map(([, { at }]) => at)].sort().at(-1) ?? "";
  }

  /** Deal into the set that is shown, or into a new one if that has been dealt. @param {Wanted} wanted @param {string[]} ids */
  deal(wanted, ids) {
    if (this.copy.dealt[1].length) this.start(this.draft().name[1]);
    this.change((copy) => {
      if (copy.name[1] === this.draft().name[1]) set(copy, "name", `Set ${wanted.seed}, ${when(now())}`);
      set(copy, "wanted", wanted);
      set(copy, "dealt", ids);
    });
  }

  /** @param {number} at */
  go(at) {
    this.change((copy) => set(copy, "at", at));
  }

  /** @param {string} example @param {string} choice @param {string} verdict */
  judge(example, choice, verdict) {
    this.change((copy) => set(copy.given, keyOfChoice(example, choice), verdict));
  }

  /** @param {string} example @param {string} choice @param {number} hands */
  count(example, choice, hands) {
    this.change((copy) => set(copy.hands, keyOfChoice(example, choice), handsOf(hands)));
  }

  /** @param {string} example @param {string} title @param {ShownChoice[]} choices */
  reveal(example, title, choices) {
    if (!this.isShown(example)) this.change((copy) => set(copy.shown, example, { at: now(), title, choices }));
  }

  /** @param {string} example */
  isShown(example) {
    return own(this.copy.shown, example) !== undefined;
  }
}
