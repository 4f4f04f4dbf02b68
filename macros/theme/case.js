// The mistake at hand, as the tools of a page share it. A record keeps it: it is the only owner. Every tool reads it here
// and proposes changes to it, and is told in the same task what has changed and by whom, so that it can leave its own
// proposals alone.

/**
 * `answers` to `refuse` come from the guide, `post` to `second` from the writer. `correction` is the first text to post
 * and `second` the one after it, if there is one. `words` are what is filled in and chosen in the writer, by field, and
 * the texts that a person has changed there, by what they are; an empty one is not in it. `id` and `name` are the
 * record's, and `begun` says whether there is anything in it.
 * @typedef {{
 *   id: string, name: string, begun: boolean,
 *   answers: [question: string, answer: number][], outcome: string, outcomeTitle: string, duties: string[], harm: boolean,
 *   refuse: string, post: string, right: string, network: string, happened: string, way: string, correction: string,
 *   second: string, words: Record<string, string>,
 * }} Case
 */

/**
 * Who has changed something. "opened" is nobody: another record is shown, or somebody has come back to this page, so
 * everything is to be taken over, even into a field that has the focus. "tab" is another tab of this browser.
 * @typedef {"guide" | "writer" | "record" | "tab" | "opened"} By
 */

/** @typedef {(now: Case, by: By, before: Case) => void} Listener */

/**
 * `keep` keeps changes at once and calls `tell`. Of `words` it is given only those that change; "" takes one out.
 * @typedef {{ read: () => Case, keep: (changes: Partial<Case>, by: By) => void, begin: () => void }} Owner
 */

/** @type {Case} */
export const NOTHING = {
  id: "",
  name: "",
  begun: false,
  answers: [],
  outcome: "",
  outcomeTitle: "",
  duties: [],
  harm: false,
  refuse: "",
  post: "",
  right: "",
  network: "",
  happened: "",
  way: "",
  correction: "",
  second: "",
  words: {},
};

/** @param {Case} now @returns {Owner} which keeps the case for as long as the page is open */
export const inMemory = (now) => ({
  read: () => now,
  keep: (changes, by) => {
    const words = Object.entries({ ...now.words, ...changes.words }).filter(([, text]) => text);
    now = { ...now, ...changes, words: Object.fromEntries(words) };
    tell(by);
  },
  begin: () => {
    now = NOTHING;
    tell("opened");
  },
});

let owner = inMemory(NOTHING);
let recorded = false;
let told = NOTHING;
/** @type {Set<Listener>} */
const listeners = new Set();
/** @type {[by: By, before: Case][]} */
const due = [];
let telling = false;

/** Called by the owner when something has changed. @param {By} by */
export const tell = (by) => {
  const before = told;
  told = read();
  if (JSON.stringify(told) === JSON.stringify(before)) return;
  due.push([by, before]);
  if (telling) return;
  // What a listener proposes is told to all when they have heard of what came before.
  telling = true;
  for (let next = due.shift(); next; next = due.shift()) for (const listener of listeners) listener(read(), ...next);
  telling = false;
};

export const read = () => owner.read();

/** @param {Partial<Case>} changes @param {By} by */
export const propose = (changes, by) => owner.keep(changes, by);

/** Begin the record of another mistake; the one before is kept. */
export const begin = () => owner.begin();

/** @param {Listener} listener  is told of every change, and at once of what a record holds already */
export const watch = (listener) => {
  listeners.add(listener);
  if (recorded) listener(read(), "opened", NOTHING);
};

/** @param {Owner} record  which keeps the case from now on */
export const setOwner = (record) => {
  owner = record;
  recorded = true;
  told = read();
  for (const listener of listeners) listener(read(), "opened", NOTHING);
};
