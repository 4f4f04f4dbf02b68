// The records of mistakes that this browser keeps.

import { attempt, merge, now, own, set } from "../../theme/merge.js";
import { Store, unique } from "../../theme/store.js";
import { day } from "../../theme/times.js";
import { sha256 } from "./hash.js";
import { SHAPE, values } from "./shape.js";

/** @template T @typedef {import("../../theme/merge.js").Revised<T>} Revised */
/** @template T @typedef {Record<string, Revised<T>>} RevisedRecord */
/** @typedef {{ text: string, at: string }} Words  and when they came to be what they are */
/** @typedef {Words & { sha256: string }} Capture */
/** @typedef {{ who: string, at: string }} Told  empty when it was taken out */
/** @typedef {{ title: string, version: string, address: string }} Relied */
/** @typedef {{ copy: string, title: string, name: string, ticks: Words[] }} Ticks */
/** @typedef {"texts" | "facts" | "words" | "told" | "ticks"} Part */
/**
 * `texts` are what the fields of the form hold, but for the words of the post; `facts` what the guide and the writer
 * have told; `words` what is filled in and chosen in the writer, each by itself, so that two tabs lose nothing.
 * @typedef {import("../../theme/store.js").Kept & {
 *   changed: Revised<string>, post: Revised<Words>, texts: RevisedRecord<string>, facts: RevisedRecord<any>,
 *   words: RevisedRecord<string>, captures: RevisedRecord<Capture>, told: RevisedRecord<Told>, sections: Revised<Relied[]>, ticks: RevisedRecord<Ticks>,
 * }} Incident
 */

/** @param {any} value @returns {boolean} */
const empty = (value) => !value || (value instanceof Object && !Object.keys(value).length);

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => (empty(a) && empty(b)) || JSON.stringify(a) === JSON.stringify(b);

/** @param {Incident} record @returns {Capture[]} the oldest first */
export const captures = ({ captures }) =>
  Object.values(captures).map(([, capture]) => capture).sort((a, b) => (a.at < b.at ? -1 : 1));

/** @param {Incident} record @returns {{ last: Capture | undefined, earlier: Capture[] }}  that of the words as they are now, if any */
export const captured = (record) => {
  const all = captures(record);
  const last = all.filter(({ text }) => text === record.post[1].text).at(-1);
  return { last, earlier: all.filter((capture) => capture !== last) };
};

/** @param {Incident} record @returns {Record<string, string>} what is filled in and chosen in the writer, by name */
export const wordsOf = ({ words }) => Object.fromEntries(Object.entries(values(words)).filter(([, text]) => text));

/**
 * Until version 2 what a person had made of a text was kept for its long form and its short one, of which one was chosen.
 * @param {Record<string, string>} words  of the writer, by name
 * @returns {Record<string, string>} as they are named now
 */
export const renamedWords = (words) => {
  const chosen = words["size"] === "short" ? "1" : "0";
  const all = Object.entries(words).map(([name, text]) => {
    const [, way, form, happened] = /^(\w+)\/([01])\/(.*)$/.exec(name) ?? [];
    return { name: form ? `${way}/${happened}` : name, text, last: form === chosen };
  });
  return Object.fromEntries(all.sort((a, b) => Number(a.last) - Number(b.last)).map(({ name, text }) => [name, text]));
};

/** @param {string} text @returns {string} by which one sees where the words of a post end, in a file that goes on */
export const size = (text) => `${new TextEncoder().encode(text).length} bytes of UTF-8`;

/** @extends {Store<Incident>} */
export class Records extends Store {
  constructor() {
    super("handbook.incident", SHAPE, (name = `Record of ${day(now())}`) => ({
      gone: [1, ""],
      made: [1, now()],
      name: [1, name],
      changed: [1, now()],
      post: [0, { text: "", at: "" }],
      texts: {},
      facts: {},
      words: {},
      captures: {},
      told: {},
      sections: [0, []],
      ticks: {},
    }), 2);
  }

  /**
   * In version 1 the words of the writer were one value, and it wrote over the correction.
   * @override
   * @param {any} record
   */
  upgraded(record) {
    if (!record.facts) return record;
    const { words: [revision, all] = [0, {}], ...facts } = record.facts;
    const words = Object.fromEntries(Object.entries(renamedWords(all)).map(([name, text]) => [name, [revision, text]]));
    const { correction } = record.texts;
    return { ...record, facts: correction ? { ...facts, correction } : facts, words };
  }

  /** @override @param {Incident} record */
  latest({ changed }) {
    return changed[1];
  }

  /** @param {string} name */
  text(name) {
    return own(this.copy.texts, name)?.[1] ?? "";
  }

  /** @param {string} name */
  fact(name) {
    return own(this.copy.facts, name)?.[1];
  }

  /**
   * Keep values, but for those that are kept already; nothing is stored for a field that nobody has used.
   * @param {[part: Part, name: string, value: any][]} values
   */
  keep(values) {
    const news = values.filter(([part, name, value]) => !same(own(this.copy[part], name)?.[1], value));
    if (!news.length) return;
    this.change((record) => {
      for (const [part, name, value] of news) set(record[part], name, value);
      set(record, "changed", now());
    });
  }

  /** @param {Part} part @param {string} name @param {any} value */
  put(part, name, value) {
    this.keep([[part, name, value]]);
  }

  /** @param {string} text  the exact words of the post */
  write(text) {
    if (this.copy.post[1].text === text) return;
    this.change((record) => {
      set(record, "post", { text, at: new Date().toISOString() });
      set(record, "changed", now());
    });
  }

  /** @param {Relied[]} sections */
  rely(sections) {
    if (!same(this.copy.sections[1], sections)) this.change((record) => set(record, "sections", sections));
  }

  /** Keep the words of the post as they are now: whatever is changed later, these stay in the record. */
  capture() {
    const { text, at: typed } = this.copy.post[1];
    if (!text || captures(this.copy).at(-1)?.text === text) return;
    const at = typed || new Date().toISOString();
    const capture = { text, at, sha256: sha256(text) };
    // Two tabs that capture the same words make one capture.
    const id = `${at} ${capture.sha256.slice(0, 8)}`;
    if (!own(this.copy.captures, id)) this.change((record) => set(record.captures, id, capture));
  }

  /** @param {string} name @returns {string} one like it that no record has */
  free(name) {
    const taken = this.kept.map(([, { name }]) => name[1].toLowerCase());
    let free = name;
    for (let number = 2; taken.includes(free.toLowerCase()); number += 1) free = `${name} (${number})`;
    return free;
  }

  /** Begin a record, under the name that the first of a day has. */
  begin() {
    this.capture();
    this.start(this.free(this.draft().name[1]));
  }

  /** @param {Incident} found  in a file */
  take(found) {
    this.show(unique());
    this.sync((all) => (all[this.current] = { ...found, name: [1, this.free(found.name[1])] }));
  }

  /** Delete every record, and what could not be read. @returns {() => void} undoes it */
  clear() {
    const before = structuredClone(this.copies);
    const { current } = this;
    const aside = attempt(() => Object.entries(localStorage).filter(([key]) => key.startsWith(`${this.key}.`))) ?? [];
    for (const [key] of aside) localStorage.removeItem(key);
    this.sync((records) => {
      for (const record of Object.values(records)) if (!record.gone[1]) set(record, "gone", now());
    });
    this.current = "";
    this.aside = false;
    return () => {
      for (const [key, value] of aside) localStorage.setItem(key, value);
      this.show(current);
      this.sync((records) => {
        for (const [id, record] of Object.entries(before)) {
          if (record.gone[1]) continue;
          records[id] = merge(records[id], record);
          set(/** @type {Incident} */ (records[id]), "gone", "");
        }
      });
    };
  }
}
