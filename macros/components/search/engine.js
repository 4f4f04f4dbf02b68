// Finds entries of the handbook by the words that a reader types. Nothing here knows of a page: Node runs it too.
import MiniSearch from "minisearch";
import { stemmer } from "stemmer";

/**
 * @typedef {{ id: string, kind: string, title: string, page: string, url: string, text: string, words: string[],
 *   weight: number }} Entry  `words` are what readers call it; `weight` raises or lowers what is found
 * @typedef {{ id: string[], page: number[], kind: number[], weight: number[], title: string[], text: string[],
 *   words: string[][] }} Fields  of the first entry, of the second, and so on
 * @typedef {{ pages: [url: string, title: string][], kinds: string[], fields: Fields, synonyms: string[][],
 *   ways: { help: string, sections: string } }} Index  as `output/search_index.py` packs it; words of one list of
 *   `synonyms` mean the same, and `ways` are where to go when nothing is found
 * @typedef {Record<string, string[]>} Match  the fields in which each normal form was found
 * @typedef {{ entry: Entry, match: Match, score: number, whole: boolean }} Found  `whole`: whether every word was found
 * @typedef {import("minisearch").QueryCombination} Combination
 */

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const STOP = new Set(
  `a about all an and any are as at be been but by can could did do does for from get got had has have he her his how i if
  in into is it its just me my of on or our she should so some than that the their them then there they this to up us was
  we were what when where which while who whom why will with would you your`.split(/\s+/),
);
/** British spelling becomes American, which is what the stemmer knows. @type {[RegExp, string][]} */
const SPELLING = [
  [/isation(s?)$/, "ization$1"],
  [/is(e|ed|er|es|ing)$/, "iz$1"],
  [/ys(e|ed|es|ing)$/, "yz$1"],
  [/(...)our(s|ed|ing|ful)?$/, "$1or$2"],
  [/ence$/, "ense"],
  [/ogue(s?)$/, "og$1"],
];
/** What the stemmer takes for the same, and readers do not. @type {[RegExp, string][]} */
const APART = [
  [/^accessib(le|ility)$/, "accessible"],
  [/^communit(y|ies)$/, "community"],
  [/^news$/, "news"],
  [/^personal$/, "personal"],
];
/** Below this many entries with every word of a query, entries with some of its words are found as well. */
const FEW = 3;
const SYNONYM = 0.6;
/** The most words that are offered where nothing is found. */
const NEAREST = 5;
/** How much more it counts that the whole query is a title, or one of the things that readers call it. */
const EXACT = 2.5;
/** Entries that are read at a time: some 10 ms on a slow phone. */
const CHUNK = 5;

/** @param {string} text @returns {string[]} */
const split = (text) => text.match(WORD) ?? [];

/** Each word of the handbook stands in it many times. @type {Map<string, string>} */
const normals = new Map();

/** @param {string} word @returns {string} what the forms of a word have in common */
export const normal = (word) => {
  const found = normals.get(word);
  if (found !== undefined) return found;
  const plain = word.toLowerCase().normalize("NFKD").replace(/\p{M}|['’](s$)?/gu, "");
  const [, apart] = APART.find(([pattern]) => pattern.test(plain)) ?? [];
  const term = apart ?? stemmer(SPELLING.reduce((text, [from, to]) => text.replace(from, to), plain));
  normals.set(word, term);
  return term;
};

/** @param {string} word */
const stops = (word) => STOP.has(word.toLowerCase());

/** @param {string} text @returns {string[]} the normal forms of what it says, or of all its words if they say nothing */
const terms = (text) => {
  const words = split(text);
  const said = words.filter((word) => !stops(word));
  return (said.length ? said : words).map(normal);
};

/** @param {Index} handbook @returns {Entry[]} */
const unpacked = ({ pages, kinds, fields }) =>
  fields.id.map((id, n) => {
    const [url, page] = pages[fields.page[n] ?? 0] ?? ["", ""];
    const kind = kinds[fields.kind[n] ?? 0] ?? "";
    const { title: { [n]: title = "" }, text: { [n]: text = "" }, words: { [n]: words = [] } } = fields;
    return { id, kind, title, page, url: kind === "Page" ? url : `${url}#${id}`, text, words, weight: fields.weight[n] ?? 1 };
  });

/**
 * Read what is to be found, in pieces, so that a page goes on answering.
 * @param {Index} handbook
 */
export const open = async (handbook) => {
  const entries = unpacked(handbook);
  /** How each normal form is written, at its shortest. @type {Map<string, string>} */
  const known = new Map();
  const index = new MiniSearch({
    idField: "n",
    fields: ["title", "words", "text", "kind", "page"],
    tokenize: split,
    processTerm: (word) => {
      if (stops(word)) return null;
      const term = normal(word);
      const written = known.get(term);
      if (!written || written.length > word.length) known.set(term, word.toLowerCase());
      return term;
    },
    searchOptions: { boost: { title: 4, words: 5, page: 0.5 }, processTerm: (term) => term },
  });
  await index.addAllAsync(entries.map((entry, n) => ({ ...entry, words: entry.words.join("\n"), n })), { chunkSize: CHUNK });
  const groups = handbook.synonyms.map((group) => group.map(terms));
  const names = entries.map(({ title, words }) => new Set([title, ...words].map((name) => terms(name).join(""))));
  const weight = (/** @type {number} */ n) => entries[n]?.weight ?? 1;

  /**
   * @param {string} term
   * @param {{ typing?: boolean, boost?: number, typed?: boolean }} [options]  `typed`: by a reader, who may have slipped or,
   *   where `typing`, go on
   * @returns {Combination}
   */
  const one = (term, { typing = false, boost = 1, typed = true } = {}) => ({
    queries: [term],
    tokenize: (text) => [text],
    prefix: (typing && term.length > 1) || (typed && !known.has(term) && term.length > 3),
    fuzzy: typed && !known.has(term) && term.length > 3 ? 0.25 : 0,
    boostTerm: () => boost,
    boostDocument: (n) => weight(n),
  });

  /** @param {Combination[]} queries @param {"AND" | "OR"} combineWith @returns {Combination} */
  const combined = (queries, combineWith) => (queries.length === 1 && queries[0] ? queries[0] : { queries, combineWith });

  /** @param {string[]} sought @param {number} at @returns {[length: number, others: string[][]]} the longest synonym that begins there */
  const alike = (sought, at) => {
    let length = 0;
    /** @type {string[][]} */
    let others = [];
    for (const group of groups) {
      const found = group.filter((words) => words.length && words.every((word, n) => sought[at + n] === word));
      const longest = Math.max(0, ...found.map((words) => words.length));
      if (longest < length || !longest) continue;
      const more = group.filter((words) => words.length !== longest || words.some((word, n) => sought[at + n] !== word));
      others = longest > length ? more : [...others, ...more];
      length = longest;
    }
    return [length, others];
  };

  /** @param {string} term @returns {Combination[]} what a word stands for that was written as one by mistake */
  const parted = (term) => {
    if (known.has(term) || term.length < 6) return [];
    for (let at = 3; at <= term.length - 3; at += 1) {
      const parts = [term.slice(0, at), term.slice(at)].map(normal);
      if (parts.every((part) => known.has(part))) return [combined(parts.map((part) => one(part)), "AND")];
    }
    return [];
  };

  /**
   * @param {string} query
   * @returns {Combination[]} what has to be found, by the words of the query
   */
  const units = (query) => {
    const sought = terms(query);
    const typing = /[\p{L}\p{N}]$/u.test(query);
    /** @type {Combination[]} */
    const found = [];
    for (let at = 0; at < sought.length; ) {
      const last = (/** @type {number} */ end) => typing && end === sought.length;
      const [term = "", next = ""] = sought.slice(at, at + 2);
      const joined = next ? normal(term + next) : "";
      const [length, others] = alike(sought, at);
      if (length) {
        const own = sought.slice(at, at + length).map((each, n) => one(each, { typing: last(at + n + 1) }));
        const rest = others.map((words) => combined(words.map((word) => one(word, { boost: SYNONYM / words.length, typed: false })), "AND"));
        found.push(combined([combined(own, "AND"), ...rest], "OR"));
        at += length;
      } else if (joined && known.has(joined)) {
        found.push(combined([combined([one(term), one(next, { typing: last(at + 2) })], "AND"), one(joined)], "OR"));
        at += 2;
      } else {
        found.push(combined([one(term, { typing: last(at + 1) }), ...parted(term)], "OR"));
        at += 1;
      }
    }
    return found;
  };

  /** @param {Combination} query */
  const ask = (query) => /** @type {{ id: number, score: number, match: Match }[]} */ (index.search(query));

  /**
   * @param {string} query
   * @returns {Found[]} the best first; those with every word before those with some
   */
  const search = (query) => {
    const all = units(query);
    if (!all.length) return [];
    const name = terms(query).join("");
    const found = ask(combined(all, "AND"))
      .map(({ id, score, match }) => ({ id, score: score * (names[id]?.has(name) ? EXACT : 1), match, whole: true }))
      .sort((a, b) => b.score - a.score);
    if (found.length < FEW) {
      const seen = new Set(found.map(({ id }) => id));
      /** @type {Map<number, { id: number, score: number, match: Match, count: number }>} */
      const some = new Map();
      for (const each of all.flatMap(ask)) {
        const so = some.get(each.id) ?? { id: each.id, score: 0, match: {}, count: 0 };
        some.set(each.id, { ...so, score: so.score + each.score, match: { ...so.match, ...each.match }, count: so.count + 1 });
      }
      const rest = [...some.values()].filter(({ id }) => !seen.has(id));
      const scored = rest.map(({ id, score, match, count }) => ({ id, score: score * (count / all.length) ** 1.5, match, whole: false }));
      found.push(...scored.sort((a, b) => b.score - a.score));
    }
    return found.map(({ id, ...rest }) => ({ entry: /** @type {Entry} */ (entries[id]), ...rest }));
  };

  /** @param {string} query @returns {string[]} the words of the handbook that come nearest to those of the query */
  const nearest = (query) => {
    const near = split(query).flatMap((word) => index.autoSuggest(word, { fuzzy: 0.4, processTerm: normal }));
    const found = near.sort((a, b) => b.score - a.score).flatMap(({ terms }) => terms);
    return [...new Set(found)].slice(0, NEAREST).map((term) => known.get(term) ?? term);
  };

  return { search, nearest, ways: handbook.ways };
};

/** The words of the texts that were found before. @type {Map<string, { from: number, to: number, term: string }[]>} */
const located = new Map();

/** @param {string} text */
const locate = (text) => {
  const known = located.get(text);
  if (known) return known;
  const found = [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
    term: stops(word) ? "" : normal(word),
  }));
  located.set(text, found);
  return found;
};

/**
 * The words of a text around what was found, with what matched marked.
 * @param {string} text
 * @param {Set<string>} terms  normal forms
 * @param {number} [most]  words
 * @returns {{ text: string, match: boolean }[]}
 */
export const passage = (text, terms, most = 36) => {
  const words = locate(text);
  const hit = words.map(({ term }) => terms.has(term));
  let [best, start] = [-1, 0];
  for (const [at] of words.entries()) {
    if (at && !hit[at]) continue;
    const window = words.slice(at, at + most - 4);
    const score = new Set(window.filter((_, n) => hit[at + n]).map(({ term }) => term)).size * 10 + window.filter((_, n) => hit[at + n]).length;
    if (score > best) [best, start] = [score, at];
  }
  const first = Math.max(0, start - 4);
  const last = Math.min(words.length, first + most) - 1;
  const from = first ? (words[first]?.from ?? 0) : 0;
  const end = last < words.length - 1 ? (words[last]?.to ?? text.length) : text.length;
  /** @type {{ text: string, match: boolean }[]} */
  const pieces = first ? [{ text: "… ", match: false }] : [];
  let done = from;
  for (let at = first; at <= last; at += 1) {
    const word = words[at];
    if (!word || !hit[at]) continue;
    pieces.push({ text: text.slice(done, word.from), match: false }, { text: text.slice(word.from, word.to), match: true });
    done = word.to;
  }
  pieces.push({ text: text.slice(done, end) + (last < words.length - 1 ? " …" : ""), match: false });
  return pieces.filter(({ text }) => text);
};
