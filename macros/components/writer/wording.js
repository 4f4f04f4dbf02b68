// Words to post, made of what a person has filled in.

import { day, hour } from "../../theme/times.js";

/**
 * @typedef {{ lead: string, withheld: string, outcomes: string[], changes: Record<string, string>, website: string,
 *   ways: Record<string, [long: string, short: string]> }} Wording  as the page brings it
 * @typedef {{ post: string, right: string, fact: string, wrongWords: string[], rightWords: string[], chosen: boolean,
 *   cause: string, done: string, safe: string, harm: boolean, network: string, at: Date }} Said  what a person has filled in;
 *   `right`: the post, put right; `fact`: its sentences that have changed; `chosen`: whether it is known where in the post
 *   the words were wrong
 */

const GAP = /\[([^[\]]+)\]( ?)/g;
const POST = "the post, put right";
const FACT = "the right fact";
const WELSH = "the correction in Welsh";
const CHANGED = "what changed";
const CAUSE = "what it caused";
const DONE = "what you have done";
const TIME = "the time";
const DATE = "the date";
const SOME = 3;
const SHORT = 60;
const HOLLOW = /^(?:if |any(?:one|body)?\b|(?:(?:all |the |this )*)(?:confusion|inconvenience)\b)/i;
const SORRY = /^(?:(?:we(?:['’]| a)re )?(?:\w+ )?sorry )?(?:for )?/i;
const CLAUSE = /^(?:that )?(?=(?:we|you|they|it|he|she)\b)/i;
const SMALL = /^(?:\p{Lu}\p{Ll}*ing|The|An?|Our|Your|Their|That|We|You|They|It|He|She)\b/u;

const capital = (/** @type {string} */ text) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
const sentence = (/** @type {string} */ text) => (/[.!?…]["”’)]?$/.test(text) || !text ? text : `${text}.`);

/** @param {string[]} all  as one, two and three */
export const listed = (all) => [all.slice(0, -1).join(", "), ...all.slice(-1)].filter(Boolean).join(" and ");

/** @param {string[]} all */
const quoted = (all) => listed(all.map((one) => `“${one.replace(/[.,;:!?]+$/, "")}”`));

/** What someone is sorry for, without what the words to post say before it. @param {string} text */
const bare = (text) => text.trim().replace(SORRY, "").replace(/[.!\s]+$/, "").replace(SMALL, (word) => word.charAt(0).toLowerCase() + word.slice(1));

/** Whether words doubt that anyone was hurt. @param {string} text */
export const hollow = (text) => HOLLOW.test(bare(text));

/** @param {Date} at @returns {Record<string, string>} */
const times = (at) => ({ [TIME]: hour(at), [DATE]: day(at) });

/** @param {Wording} wording @param {Said} said */
const filled = (wording, said) => {
  const [wrong, right] = [said.wrongWords, said.rightWords];
  const few = [...wrong, ...right].every((words) => words.length <= SHORT) && Math.max(wrong.length, right.length) <= SOME;
  const known = wrong.length + right.length > 0;
  const kind = !known ? "swapped" : !few ? "rewritten" : !right.length ? "removed" : !wrong.length ? "added" : "swapped";
  const cause = bare(said.cause);
  /** @type {Record<string, string>} */
  const values = {
    ...times(said.at),
    "the network": said.network,
    "the wrong words": quoted(wrong),
    "the right words": quoted(right),
    [CAUSE]: HOLLOW.test(cause) ? "" : CLAUSE.test(cause) ? cause.replace(CLAUSE, "that ") : cause && `for ${cause}`,
    [DONE]: capital(sentence(said.done.trim())),
    [POST]: said.right === said.post ? "" : said.right.trim(),
  };
  values[FACT] = said.chosen ? sentence(said.fact) : "";
  values[CHANGED] = said.chosen ? fill(wording.changes[kind] ?? "", values) : "";
  return values;
};

/**
 * A gap that nothing fills stays, in its brackets, where the words cannot do without it.
 * @param {string} template
 * @param {Record<string, string>} values
 */
const fill = (template, values) =>
  template
    .replaceAll(`for [${CAUSE}]`, `[${CAUSE}]`)
    .replace(/\{([^{}]*)\}/g, (_, part) => ([...part.matchAll(GAP)].every(([, gap]) => values[gap]) ? part : ""))
    .replace(GAP, (gap, name, space, at) => {
      const value = values[name] || gap.trimEnd();
      if (name === POST || name === WELSH) return value + (space && "\n\n");
      return (name === CHANGED && at > 0 ? capital(value) : value) + space;
    });

/**
 * @param {Wording} wording
 * @param {string} template
 * @param {Said} said
 * @param {string} way
 */
export const composed = (wording, template, said, way = "") => {
  // Nothing that anyone typed goes into words about what has to stay unsaid.
  const values = filled(wording, wording.withheld ? { ...said, ...NOTHING } : said);
  const safe = said.harm && !wording.withheld ? capital(sentence(said.safe.trim())) || "[the safe instruction]." : "";
  const lead = fill(wording.lead, values);
  const body = fill(template, values);
  const asTyped = (lead && !safe) || template.startsWith(`[${POST}]`);
  const note = asTyped ? body : capital(body);
  const together = (/** @type {string[]} */ ...parts) => parts.filter(Boolean).join(" ");
  if (way !== "edit") return together(lead, safe, note);
  const post = values[POST] || `[${POST}]`;
  return (safe ? [together(lead, safe), post, note] : [post, together(lead, note)]).filter(Boolean).join("\n\n");
};

/** Words that give nothing away. */
const COMMON = new Set("all and are but can for from had has have her his its not our that the their them they this was were who will with you your".split(" "));
const NOTHING = { post: "", right: "", fact: "", wrongWords: [], rightWords: [], cause: "", done: "", safe: "" };

/**
 * Words to post, from the most to the least that can be said: of the last, only what a correction is for.
 * @param {Wording} wording
 * @param {string} way
 * @param {Said} said
 * @returns {string[]}
 */
export const sizes = (wording, way, said) => {
  const all = wording.ways[way] ?? ["", ""];
  const least = [POST, FACT, CHANGED].map((name) => `[${name}]`).find((gap) => all[1].includes(gap));
  const lead = wording.lead.replace(/,? ?\[the time\]/, "");
  const last = least ? [composed({ ...wording, lead }, least, said, way)] : [];
  return [...all.map((template) => composed(wording, template, said, way)), ...last];
};

/**
 * @param {Wording} wording
 * @param {string} way
 * @param {Said} said
 * @returns {string[]} what the shortest words to post no longer say
 */
export const leftOut = (wording, way, said) => {
  const [long = "", short = ""] = wording.ways[way] ?? [];
  return [
    [POST, FACT].some((name) => short.includes(`[${name}]`)) && long.includes(`[${CHANGED}]`) && way !== "edit" ? "what was wrong" : "",
    long.includes(`[${DONE}]`) && said.done.trim() ? DONE : "",
    long.includes("are sorry") ? "that you are sorry" : "",
  ].filter(Boolean);
};

/**
 * What a person has made of words to post is kept with gaps for the time and the date that were ours, so that they are
 * those of the moment when it is copied. A time that a person has changed stays.
 * @param {string} text
 * @param {Wording} wording
 * @param {string} template
 * @param {Date} at  the moment when it was last shown
 */
export const keptWords = (text, wording, template, at) => {
  const begin = template.slice(0, template.indexOf(`[${DATE}]`) + DATE.length + 2);
  return [wording.lead, begin.includes(`[${DATE}]`) ? capital(begin) : ""].reduce(
    (words, ours) => (ours ? words.replace(shownWords(ours, at), () => ours) : words),
    text,
  );
};

/** @param {string} text  as it is kept @param {Date} at */
export const shownWords = (text, at) =>
  Object.entries(times(at)).reduce((words, [gap, value]) => words.replaceAll(`[${gap}]`, value), text);

/**
 * Words of a post that stand in what is to be posted, though none of them should have to.
 * @param {string} text
 * @param {string} own  the words of the template, which are ours
 * @param {string} post
 */
export const repeated = (text, own, post) => {
  const words = (/** @type {string} */ all) => all.toLowerCase().match(/[\p{L}\p{M}\p{N}]{3,}|\p{N}+/gu) ?? [];
  const ours = new Set(words(own));
  const theirs = new Set(words(post));
  return [...new Set(words(text))].filter((word) => theirs.has(word) && !ours.has(word) && !COMMON.has(word));
};

/**
 * @param {string} text
 * @param {string[]} gaps  the names of all that are ours
 * @param {boolean} [asked]  whether it waits for a choice of where the words were wrong
 * @returns {string[]} what is still to be filled in
 */
export const gapsIn = (text, gaps, asked = false) => {
  const found = [...text.matchAll(GAP)].map(([, gap = ""]) => gap).filter((gap) => gaps.includes(gap));
  return [...new Set(found.map((gap) => (asked && [POST, FACT, CHANGED].includes(gap) ? "where the words were wrong" : gap)))];
};
