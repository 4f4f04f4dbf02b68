// Two versions of a section side by side, marked to the letter as macros/register/comparison.py marks them: line by
// line, and word by word within a line. So it takes the same parts for the same, by the longest run that is in both.

const WORD = /\s+|[\p{L}\p{N}]+(?:['’.:-][\p{L}\p{N}]+)*|\S/gu;
const ALIKE = 1 / 3; // of the words of two lines: from here on, one is the other reworded
const PHRASE = 3; // words that one line at least has from another that was cut short or added to
const NEAR = 30; // lines in which a reworded line is looked for
const LONG = 6; // unchanged lines in a row: from here on they are only counted
const AROUND = 1; // unchanged lines that stay in sight before and after a change
const HEADING = "# ";
const WORDS = { same: "Unchanged", reworded: "Reworded", out: "Taken out", in: "Put in" };

/**
 * @typedef {{ kind: "same" | "del" | "ins", text: string }} MarkedText
 * @typedef {{ kind: "same" | "reworded" | "out" | "in", pieces: MarkedText[] }} Row  a line, or what became of it
 * @typedef {{ word: string, heading: boolean, pieces: MarkedText[] }} Line  as it is shown
 * @typedef {{ at: number, to: number, size: number }} Run  parts in a row that are in two lists, and where in each they begin
 */

/** @param {MarkedText["kind"]} kind @param {string} text @returns {MarkedText} */
const piece = (kind, text) => ({ kind, text });

/** @param {Row["kind"]} kind @param {MarkedText[]} pieces @returns {Row} */
const row = (kind, ...pieces) => ({ kind, pieces });

/** @param {string} line @returns {string[]} */
const parts = (line) => line.match(WORD) ?? [];

/** @param {string} line @returns {string[]} its words, without what is between them */
const inOrder = (line) => parts(line).filter((word) => word.trim());

/** The longest run that is in both lists; of several, the first. @param {string[]} one @param {string[]} other @returns {Run} */
const longestRun = (one, other) => {
  /** @type {Map<string, number[]>} */
  const places = new Map();
  for (const [to, part] of other.entries()) places.set(part, [...(places.get(part) ?? []), to]);
  let longest = { at: 0, to: 0, size: 0 };
  /** @type {Map<number, number>} */
  let before = new Map();
  for (const [at, part] of one.entries()) {
    /** @type {Map<number, number>} */
    const sizes = new Map();
    for (const to of places.get(part) ?? []) {
      const size = (before.get(to - 1) ?? 0) + 1;
      sizes.set(to, size);
      if (size > longest.size) longest = { at: at - size + 1, to: to - size + 1, size };
    }
    before = sizes;
  }
  return longest;
};

/**
 * All runs that are in both lists, in their order: the longest, and then those before it and those after it.
 * @param {string[]} one @param {string[]} other @returns {Run[]}
 */
const runs = (one, other) => {
  const { at, to, size } = longestRun(one, other);
  if (!size) return [];
  const after = runs(one.slice(at + size), other.slice(to + size));
  const moved = after.map((run) => ({ ...run, at: run.at + at + size, to: run.to + to + size }));
  return [...runs(one.slice(0, at), other.slice(0, to)), { at, to, size }, ...moved];
};

/**
 * What two lists have in common and what not, in turn; of what is not, either may be empty.
 * @param {string[]} one @param {string[]} other
 */
const stretches = (one, other) => {
  const found = [];
  let [at, to] = [0, 0];
  for (const run of [...runs(one, other), { at: one.length, to: other.length, size: 0 }]) {
    if (run.at > at || run.to > to) found.push({ same: false, out: one.slice(at, run.at), put: other.slice(to, run.to) });
    [at, to] = [run.at + run.size, run.to + run.size];
    const both = one.slice(run.at, at);
    if (both.length) found.push({ same: true, out: both, put: both });
  }
  return found;
};

/** Whether two lines have enough words in common, or one has most of the other as it stands. @param {string} line @param {string} other */
const alike = (line, other) => {
  const [some, others] = [inOrder(line), inOrder(other)];
  const kept = runs(others, some).reduce((sum, { size }) => sum + size, 0);
  if ((2 * kept) / (some.length + others.length) >= ALIKE) return true;
  return longestRun(others, some).size >= Math.max(PHRASE, (Math.min(some.length, others.length) * 2) / 3);
};

/** @param {string[]} one @param {string[]} other @returns {number} how many parts both begin with */
const shared = (one, other) => {
  const at = one.findIndex((part, place) => part !== other[place]);
  return at < 0 ? one.length : at;
};

/** @typedef {[was: string, is: string]} WordRun  the same twice, or what was taken out and what was put in */

/**
 * Each run of words of a line as it was and as it is. Changes that only a space parts are one.
 * @param {string} before @param {string} after @returns {WordRun[]}
 */
const told = (before, after) => {
  const [old, next] = [parts(before), parts(after)];
  const head = shared(old, next);
  const tail = shared(old.slice(head).reverse(), next.slice(head).reverse());
  const begin = old.slice(0, head).join("");
  const end = old.slice(old.length - tail).join("");
  const found = stretches(old.slice(head, old.length - tail), next.slice(head, next.length - tail));
  /** @type {WordRun[]} */
  const pairs = [];
  let changed = false;
  for (const [place, { same, out, put }] of found.entries()) {
    /** @type {WordRun} */
    const pair = [out.join(""), put.join("")];
    const between = same && !pair[0].trim() && place > 0 && place + 1 < found.length;
    const last = pairs.at(-1);
    if (last && changed && (!same || between)) {
      last[0] += pair[0];
      last[1] += pair[1];
    } else {
      pairs.push(pair);
      changed = !same;
    }
  }
  return [[begin, begin], ...pairs, [end, end]];
};

/** @param {WordRun} run */
const longer = (run) => Math.max(...run.map((text) => inOrder(text).length));

/**
 * A line with what was taken out and what was put in to make another of it. The few words that two longer changes have
 * left alone are taken into them, so that a phrase is read as one.
 * @param {string} before @param {string} after @returns {MarkedText[]}
 */
const marked = (before, after) => {
  const all = told(before, after).filter(([was, is]) => was || is);
  for (let at = all.length - 2; at > 0; at -= 1) {
    const [left, run, right] = all.slice(at - 1, at + 2);
    if (!left || !run || !right || run[0] !== run[1]) continue;
    if (inOrder(run[0]).length > Math.min(longer(left), longer(right))) continue;
    all.splice(at - 1, 3, [left[0] + run[0] + right[0], left[1] + run[1] + right[1]]);
  }
  return all.flatMap(([was, is]) => (was === is ? [piece("same", was)] : [piece("del", was), piece("ins", is)])).filter(({ text }) => text);
};

/**
 * Pair each old line with the next new one that is like it; what has no pair was taken out or put in.
 * @param {string[]} old @param {string[]} next @returns {Row[]}
 */
const reworded = (old, next) => {
  /** @type {Row[]} */
  const rows = [];
  const puts = (/** @type {string[]} */ lines) => lines.map((text) => row("in", piece("ins", text)));
  let at = 0;
  for (const line of old) {
    const like = next.slice(at, at + NEAR).findIndex((other) => alike(line, other));
    if (like < 0) {
      rows.push(row("out", piece("del", line)));
      continue;
    }
    rows.push(...puts(next.slice(at, at + like)), row("reworded", ...marked(line, next[at + like] ?? "")));
    at += like + 1;
  }
  return [...rows, ...puts(next.slice(at))];
};

/**
 * Each line of two texts: what is in both, what was reworded, what was taken out and what was put in.
 * @param {string[]} before @param {string[]} after @returns {Row[]}
 */
export const compare = (before, after) =>
  stretches(before, after).flatMap(({ same, out, put }) => (same ? out.map((text) => row("same", piece("same", text))) : reworded(out, put)));

/** The rows to show for sure: what has changed, what is next to it, and the heading it stands under. @param {Row[]} rows */
const inSight = (rows) => {
  const seen = new Set();
  let heading = 0;
  for (const [at, { kind, pieces }] of rows.entries()) {
    if (pieces[0]?.text.startsWith(HEADING)) heading = at;
    if (kind === "same") continue;
    for (let near = at - AROUND; near <= at + AROUND; near += 1) seen.add(near);
    seen.add(heading);
  }
  return seen;
};

/** A row without the marks of a heading or of an entry in a list. @param {Row} row @returns {Line} */
const line = ({ kind, pieces: [first, ...rest] }) => {
  const text = first?.text ?? "";
  const heading = text.startsWith(HEADING);
  const begin = piece(first?.kind ?? "same", heading ? text.slice(HEADING.length) : text.replace(/^- /, "• "));
  // The cells of a table, whose marks would be read out, become the parts of a sentence.
  const pieces = [begin, ...rest].map(({ kind, text }) => piece(kind, text.replaceAll(/ ?\|(?= |$)/g, ";")));
  return { word: WORDS[kind], heading, pieces: pieces.filter((each) => each.text) };
};

/** What a reader is shown of a comparison; of many unchanged lines in a row, how many they are. @param {Row[]} rows @returns {Line[]} */
export const shown = (rows) => {
  const seen = inSight(rows);
  if (!seen.size) return [];
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line[]} */
  let hidden = [];
  const settle = () => {
    const counted = line(row("same", piece("same", `${hidden.length} lines`)));
    lines.push(...(hidden.length < LONG ? hidden : [counted]));
    hidden = [];
  };
  for (const [at, each] of rows.entries()) {
    if (!seen.has(at)) {
      hidden.push(line(each));
      continue;
    }
    settle();
    lines.push(line(each));
  }
  settle();
  return lines;
};
