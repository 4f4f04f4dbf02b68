// Sections that are named and not linked.

/** @typedef {import("./register.js").Register} Register */

const WORD = /[\p{L}\p{N}]+(?:[’'][\p{L}]+)?/gu;
const QUOTES = /** @type {const} */ ({ "“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“" });
const FEWEST = 2; // words of a title that is known without quotes

/** @param {string} text @returns {{ word: string, at: number, end: number }[]} */
const wordsOf = (text) => [...text.matchAll(WORD)].map((match) => ({ word: match[0].toLowerCase().replace("’", "'"), at: match.index, end: match.index + match[0].length }));

/**
 * Prepare to find the titles that sections have or had.
 *
 * A title that stands in quotes is a mention. Without quotes it is one where the passage names the handbook, and the
 * title has two words or more and begins with a capital: otherwise "say what has changed" would be one in any text.
 * @param {Register} register
 * @returns {(text: string) => { id: string, at: number, words: string }[]}
 */
export const mentionsOf = (register) => {
  /** @type {Map<string, { id: string, words: string[] }[]>} */
  const byFirst = new Map();
  const seen = new Set();
  for (const { id, title, versions } of register.sections.values()) {
    for (const each of new Set([title, ...versions.map(({ title }) => title)])) {
      const words = wordsOf(each).map(({ word }) => word);
      const whole = words.join(" ");
      if (!words[0] || seen.has(`${whole}\n${id}`)) continue;
      seen.add(`${whole}\n${id}`);
      byFirst.set(words[0], [...(byFirst.get(words[0]) ?? []), { id, words }]);
    }
  }
  for (const found of byFirst.values()) found.sort((a, b) => b.words.length - a.words.length);
  const name = register.name.toLowerCase();

  return (text) => {
    const lower = text.toLowerCase();
    const isNamed = lower.includes(name) || /\bhandbook\b/u.test(lower);
    if (!isNamed && !/["“‘'«„]/u.test(text)) return [];
    const words = wordsOf(text);
    const found = [];
    for (let n = 0; n < words.length; n += 1) {
      const first = /** @type {{ word: string, at: number, end: number }} */ (words[n]);
      const title = byFirst.get(first.word)?.find((title) => title.words.every((word, at) => words[n + at]?.word === word));
      if (!title) continue;
      const at = first.at;
      const end = words[n + title.words.length - 1]?.end ?? at;
      const closing = QUOTES[/** @type {keyof typeof QUOTES} */ (text[at - 1])];
      const isQuoted = closing !== undefined && new RegExp(`^[.,?!]?[${closing}${closing === "’" ? "'" : ""}]`, "u").test(text.slice(end));
      const isCapital = /^\p{Lu}/u.test(text.slice(at));
      const isLong = title.words.length >= FEWEST;
      const isMention = isQuoted ? isLong || (isNamed && isCapital) : isLong && isNamed && isCapital && !isHandbook(text, at, end, name);
      if (!isMention) continue;
      found.push({ id: title.id, at, words: text.slice(at, end) });
      n += title.words.length - 1;
    }
    return found;
  };
};

/** Whether it is only a part of the name of the handbook. @param {string} text @param {number} at @param {number} end @param {string} name */
const isHandbook = (text, at, end, name) => {
  const lower = text.toLowerCase();
  for (let from = lower.indexOf(name); from >= 0; from = lower.indexOf(name, from + 1)) if (at >= from && end <= from + name.length) return true;
  return false;
};
