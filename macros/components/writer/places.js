// Where the wrong words stand in a post, and what becomes of each of these places.
//
// One place whose meaning is plain is put right by itself. Several places, a place in a longer word or a link, and right
// words that the post has already can each make a sentence false: there a person chooses, place by place.

/**
 * @typedef {{ at: number, end: number, apart: boolean }} Span  in UTF-16 units; `apart`: not in a longer word or a link
 * @typedef {Span & { key: string, instead: string, right: boolean }} WrongPlace  `key` tells it from all
 *   others, and is the same while the words around it are; `instead` is what it becomes when it is changed; `right` says
 *   that the right words stand here, which are wrong here if the two were mixed up
 * @typedef {{ places: WrongPlace[], ask: boolean, why: "" | "missing" | "inside" | "already" | "many" }} FoundPlaces  in the order of
 *   the post; `ask`: nothing is changed but what a person chooses; `why` there is no place to change
 */

/** More places than anybody reads through: more of the words around them tell which is meant. */
export const MOST = 12;
const NEAR = 200; // how far a longer word is looked for, in UTF-16 units
const SIDE = 24; // of the words around a place that name it, in UTF-16 units

const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
const FIRST = /(?:^|[.!?…]["”’)]?\s|\n)\s*["“‘(]*$/;
/** What stands for one mark on one keyboard and for another on the next. @type {[RegExp, string][]} */
const ALIKE = [[/['‘’]/g, "['‘’]"], [/["“”]/g, '["“”]'], [/\s+/g, "\\s+"]];

const lower = (/** @type {string} */ text) => text.toLowerCase();
const upper = (/** @type {string} */ text) => text.toUpperCase();

/** @param {string} words @param {string} flags */
const pattern = (words, flags) => {
  const exact = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(ALIKE.reduce((text, [mark, all]) => text.replace(mark, () => all), exact), flags);
};

/** @param {string} post @param {Span} span  the rest of what it stands in, up to the spaces around it */
const rest = (post, { at, end }) => [
  post.slice(Math.max(0, at - NEAR), at).match(/\S*$/)?.[0] ?? "",
  post.slice(end, end + NEAR).match(/^\S*/)?.[0] ?? "",
];

/** Whether a word goes on: after a digit a letter begins another, as in "7pm". @param {string} one @param {string} other */
const joined = (one, other) => [LETTER, DIGIT].some((kind) => kind.test(one) && kind.test(other));

/** @param {string} post @param {string} words @param {string} flags @returns {Span[]} */
const spans = (post, words, flags) =>
  [...(words ? post.matchAll(pattern(words, flags)) : [])]
    .map(({ 0: text, index: at }) => ({ at, end: at + text.length, apart: true }))
    .filter(({ at, end }) => !joined(post.charAt(at - 1), post.charAt(at)) && !joined(post.charAt(end - 1), post.charAt(end)))
    .map((span) => ({ ...span, apart: !rest(post, span).some((part) => WORD.test(part)) }));

/** @param {string} words */
const begun = (words) => {
  const [first = ""] = words;
  return words === lower(words) ? upper(first) + words.slice(first.length) : words;
};

/**
 * @param {string} post
 * @param {Span} span
 * @param {string} typed  what stands there, as a person has typed it
 * @param {string} words
 * @returns {string} the words in the capitals of those whose place they take
 */
const asThere = (post, { at, end }, typed, words) => {
  const there = post.slice(at, end);
  if (lower(typed) === lower(words)) return words;
  const capital = /^\p{Lu}/u.test(there);
  if (there === typed) return capital && FIRST.test(post.slice(Math.max(0, at - NEAR), at)) ? begun(words) : words;
  if (there === upper(there) && /\p{L}.*\p{L}/su.test(there) && typed !== upper(typed)) return upper(words);
  if (capital) return begun(words);
  return /^\p{Lu}[^\s\p{Lu}]*$/u.test(words) ? lower(words) : words;
};

/** @param {string} text */
const tokens = (text) => text.match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** @param {string} post @param {Span} span  what stands there, between the two words on each side */
const around = (post, { at, end }) => {
  const before = tokens(post.slice(Math.max(0, at - NEAR), at)).slice(-2);
  const after = tokens(post.slice(end, end + NEAR)).slice(0, 2);
  return [...before, `<${post.slice(at, end).replace(/\s+/g, " ")}>`, ...after].join(" ");
};

/** @param {Span[]} all @returns {(span: Span) => boolean} whether it stands in a longer one of these */
const within = (all) => (span) => all.some(({ at, end }) => at <= span.at && span.end <= end && end - at > span.end - span.at);

/**
 * @param {string} post
 * @param {string} wrong
 * @param {string} right  nothing, where the wrong words are only to be taken out
 * @returns {FoundPlaces}
 */
export const find = (post, wrong, right) => {
  const flags = lower(wrong) === lower(right) ? "gu" : "giu"; // where only the capitals are wrong, they count
  const all = spans(post, wrong, flags);
  if (!wrong || !post || wrong === right) return { places: [], ask: false, why: "" };
  if (!all.length) return { places: [], ask: false, why: pattern(wrong, "iu").test(post) ? "inside" : "missing" };
  const rights = spans(post, right, flags);
  // "Mill Road" in "Old Mill Road" is right already, where that is what it should be; and the other way round.
  const wrongs = all.filter((span) => !within(rights)(span));
  if (!wrongs.length) return { places: [], ask: false, why: "already" };
  const stand = rights.filter((span) => !within(all)(span));
  const ask = wrongs.length > 1 || stand.length > 0 || wrongs.some(({ apart }) => !apart);
  if (wrongs.length + stand.length > MOST) return { places: [], ask, why: "many" };
  const both = [
    ...wrongs.map((span) => ({ span, right: false, instead: asThere(post, span, wrong, right) })),
    ...stand.map((span) => ({ span, right: true, instead: asThere(post, span, right, wrong) })),
  ].sort((one, other) => one.span.at - other.span.at);
  const keys = both.map(({ span }) => around(post, span));
  const places = both.map(({ span, ...place }, n) => {
    // Places between the same words are told apart by their number, which no longer holds when there are more or fewer.
    const same = keys.flatMap((key, m) => (key === keys[n] ? [m] : []));
    const number = same.length > 1 ? ` ${same.indexOf(n) + 1} of ${same.length}` : "";
    return { ...span, ...place, key: `${keys[n]}${number}` };
  });
  return { places, ask, why: "" };
};

/** @param {FoundPlaces} found @param {string[]} chosen  the keys of the places that a person has chosen @returns {WrongPlace[]} */
export const changed = ({ places, ask }, chosen) => (ask ? places.filter(({ key }) => chosen.includes(key)) : places);

/**
 * @param {string} post
 * @param {WrongPlace[]} places  to change, in the order of the post
 * @returns {import("./changes.js").Piece[]} the post, put right; the space before words that are taken out goes with them
 */
export const replaced = (post, places) => {
  /** @type {import("./changes.js").Piece[]} */
  const pieces = [];
  let from = 0;
  for (const { at, end, instead } of places) {
    if (at < from) continue;
    const out = instead || !/\s/.test(post.charAt(at - 1)) || at === from ? at : at - 1;
    pieces.push({ kind: "same", text: post.slice(from, out) }, { kind: "del", text: post.slice(out, end) }, { kind: "ins", text: instead });
    from = end;
  }
  return [...pieces, /** @type {const} */ ({ kind: "same", text: post.slice(from) })].filter(({ text }) => text);
};

const OUTSIDE = /^[^\p{L}\p{M}\p{N}£$€#@]+|[^\p{L}\p{M}\p{N}%]+$/gu;

/**
 * What was said and what is right, where the same words stand elsewhere too and stay: the word beside each place says
 * which were meant.
 * @param {string} post
 * @param {WrongPlace[]} places  those that are changed
 * @returns {{ wrongWords: string[], rightWords: string[] }}
 */
export const told = (post, places) => {
  const taken = (/** @type {number} */ from, /** @type {number} */ to) => places.some(({ at, end }) => at < to && from < end);
  const pairs = places.map((place) => {
    const { at, end, instead } = place;
    const there = post.slice(at, end);
    if (!instead) return [there, instead];
    const [before = "", after = ""] = rest(post, place);
    const [first, last] = [at - before.length, end + after.length];
    const whole = !place.apart || /[^\p{L}\p{M}\p{N}%]$/u.test(after);
    const next = (!whole && post.slice(last, last + NEAR).match(/^[ \xA0]\S+/)?.[0]) || "";
    const previous = (!next && place.apart && post.slice(Math.max(0, first - NEAR), first).match(/[^\s.!?]+[,;:]?[ \xA0]$/)?.[0]) || "";
    const [lead, tail] = [
      taken(first - previous.length, at) ? "" : previous + before,
      taken(end, last + next.length) ? "" : after + next,
    ];
    return [there, instead].map((words) => `${lead}${words}${tail}`.replace(OUTSIDE, ""));
  });
  const texts = (/** @type {number} */ n) => [...new Set(pairs.map((pair) => pair[n] ?? ""))].filter(Boolean);
  return { wrongWords: texts(0), rightWords: texts(1) };
};

/**
 * @param {string} post
 * @param {WrongPlace} place
 * @returns {[before: string, there: string, after: string]} the words that name it
 */
export const context = (post, { at, end }) => {
  const [from, to] = [Math.max(0, at - SIDE), Math.min(post.length, end + SIDE)];
  const [before, after] = [post.slice(from, at), post.slice(end, to)];
  return [from ? before.replace(/^\S*\s?/, "… ") : before, post.slice(at, end), to < post.length ? after.replace(/\s?\S*$/, " …") : after];
};
