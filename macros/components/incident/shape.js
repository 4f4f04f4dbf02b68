// What a record is made of. One that is read may have been made by anybody, and must not harm the page or its reader.

import { COPY, fits, isText, isTime, own } from "../../theme/merge.js";

const any = () => true;
const none = () => false;
/** @param {any} value */
const isFlag = (value) => typeof value === "boolean";
/** @param {any} at */
const isDone = (at) => at !== "" && isTime(at);
/** @param {any} at  an address, which is not to run as a script */
const isAddress = (at) => isText(at) && /^(https?|file):/.test(at);

/** @param {object} shape  that of each entry */
export const list = (shape) => Object.assign([], { "*": shape });

export const WORDS = { text: isText, at: isTime };
export const CAPTURE = { text: isText, at: isDone, sha256: isText };
export const TOLD = { who: isText, at: isText };
export const RELIED = list({ title: isText, version: isText, address: isAddress });
export const TICKS = { copy: isText, title: isText, name: isText, ticks: list({ text: isText, at: isDone }) };

/** What the guide and the writer have told, by name. @type {Record<string, object>} */
export const FACTS = {
  answers: list([isText, Number.isInteger]),
  outcome: isText,
  outcomeTitle: isText,
  duties: list(isText),
  harm: isFlag,
  refuse: isText,
  right: isText,
  network: isText,
  happened: isText,
  way: isText,
  // What the writer has last put into the fields of the texts to post.
  correction: isText,
  second: isText,
  applies: { "*": isFlag },
};
/** In a file the words of the writer stand with the facts. */
const IN_FILE = { ...FACTS, words: { "*": isText } };

/** @param {any} facts  by name @param {Record<string, object>} shapes @returns {boolean} */
const areAll = (facts, shapes) =>
  facts instanceof Object && Object.entries(facts).every(([name, fact]) => fits(fact, own(shapes, name) ?? none));

/** @param {any} facts  of a file @returns {boolean} */
export const areFacts = (facts) => areAll(facts, IN_FILE);

/** @param {object} shape */
const revised = (shape) => [Number.isInteger, shape];

/** @template T @param {Record<string, [number, T]>} record @returns {Record<string, T>} */
export const values = (record) => Object.fromEntries(Object.entries(record).map(([name, [, value]]) => [name, value]));

/** That of a record in the store. */
export const SHAPE = {
  ...COPY,
  changed: revised(isTime),
  post: revised(WORDS),
  texts: { "*": revised(isText) },
  facts: (/** @type {any} */ facts) => fits(facts, { "*": revised(any) }) && areAll(values(facts), FACTS),
  words: { "*": revised(isText) },
  captures: { "*": revised(CAPTURE) },
  told: { "*": revised(TOLD) },
  sections: revised(RELIED),
  ticks: { "*": revised(TICKS) },
};
