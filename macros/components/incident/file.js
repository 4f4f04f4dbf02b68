// A record as a file of JSON, in the format of incident-1.schema.json, and back.

import { attempt, fits, isText, isTime, now, own } from "../../theme/merge.js";
import { captures, renamedWords, wordsOf } from "./records.js";
import { sha256 } from "./hash.js";
import { CAPTURE, RELIED, TICKS, TOLD, WORDS, areFacts, list, values } from "./shape.js";

/** @typedef {import("./records.js").Incident} Incident */

const FORMAT = 1;
const FILE = {
  name: isText,
  made: isTime,
  changed: isTime,
  post: WORDS,
  captures: list(CAPTURE),
  texts: { "*": isText },
  told: list(TOLD),
  sections: RELIED,
  checklists: { "*": TICKS },
  guide: areFacts,
};

/** @param {Incident} record */
const content = (record) => ({
  name: record.name[1],
  made: record.made[1],
  changed: record.changed[1],
  post: record.post[1],
  captures: captures(record),
  texts: values(record.texts),
  told: Object.values(values(record.told)).filter(({ who, at }) => who || at),
  sections: record.sections[1],
  checklists: Object.fromEntries(Object.entries(values(record.ticks)).filter(([, { copy }]) => copy)),
  guide: { ...values(record.facts), words: wordsOf(record) },
});

/** @param {Incident} record @param {string} schema  its address @returns {string} */
export const toFile = (record, schema) =>
  `${JSON.stringify({ $schema: schema, format: FORMAT, exported: now(), record: content(record) }, null, 2)}\n`;

/** @param {Incident} a @param {Incident} b @returns {boolean} whether they differ in nothing but their names */
export const alike = (a, b) => {
  const [one, other] = [a, b].map((record) => JSON.stringify({ ...content(record), name: "" }));
  return one === other;
};


/** @param {Record<string, any>} found @returns {import("./records.js").RevisedRecord<any>} */
const revised = (found) => Object.fromEntries(Object.entries(found).map(([name, value]) => [name, [1, value]]));

/**
 * @param {string} text  of the file
 * @returns {Incident | string} or why it cannot be read
 */
export const fromFile = (text) => {
  const file = attempt(() => JSON.parse(text));
  if (own(file ?? {}, "format") > FORMAT) return "This file comes from a newer version of this page.";
  const found = own(file ?? {}, "record");
  if (file?.format !== FORMAT || !fits(found, FILE)) return "This file is not a record that this page has saved.";
  if (found.captures.some((/** @type {any} */ capture) => sha256(capture.text) !== capture.sha256)) {
    return "The words of the post in this file are not the ones that were captured: they do not have their SHA-256.";
  }
  const { words, ...facts } = found.guide;
  return {
    gone: [1, ""],
    made: [1, found.made],
    name: [1, found.name],
    changed: [1, found.changed],
    post: [1, found.post],
    texts: revised(found.texts),
    facts: revised(facts),
    words: revised(renamedWords({ ...words })),
    captures: revised({ ...found.captures }),
    told: revised({ ...found.told }),
    sections: [1, found.sections],
    ticks: revised(found.checklists),
  };
};
