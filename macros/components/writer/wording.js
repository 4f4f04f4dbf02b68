// Words to post, made of what a person has filled in.

/**
 * @typedef {{ lead: string, withheld: string, outcomes: string[], changes: Record<string, string>, website: string,
 *   ways: Record<string, [string, string]> }} Wording  as the page brings it
 * @typedef {{ post: string, right: string, wrongWords: string[], rightWords: string[], cause: string, done: string,
 *   safe: string, harm: boolean, network: string, at: Date }} Said  what a person has filled in
 */

const GAP = /\[([^[\]]+)\]( ?)/g;
const POST = "the post, put right";
const CHANGED = "what changed";
const CAUSE = "what it caused";
const GAPS = new Set([
  ...["the wrong words", "the right words", CAUSE, "what you have done", "the time", "the date"],
  ...["the network", "the safe instruction", POST, CHANGED],
]);
const SOME = 3;
const SHORT = 60;
const HOLLOW = /^(?:if |any(?:one|body)?\b)/i;
const SORRY = /^(?:(?:we(?:['’]| a)re )?(?:\w+ )?sorry )?(?:for )?/i;
const CLAUSE = /^(?:that )?(?=(?:we|you|they|it|he|she)\b)/i;
const SMALL = /^(?:\p{Lu}\p{Ll}*ing|The|An?|Our|Your|Their|That|We|You|They|It|He|She)\b/u;

const capital = (/** @type {string} */ text) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
const sentence = (/** @type {string} */ text) => (/[.!?…]["”’)]?$/.test(text) || !text ? text : `${text}.`);

/** @param {string[]} all  as “one”, “two” and “three” */
const listed = (all) => {
  const quoted = all.map((one) => `“${one}”`);
  return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter(Boolean).join(" and ");
};

/** @param {Date} at  as 7.56 am */
export const clock = (at) => {
  const hours = at.getHours();
  return `${hours % 12 || 12}.${String(at.getMinutes()).padStart(2, "0")} ${hours < 12 ? "am" : "pm"}`;
};

/** @param {Date} at  as 23 November 2026 */
export const day = (at) => at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** What someone is sorry for, without what the words to post say before it. @param {string} text */
const bare = (text) => text.trim().replace(SORRY, "").replace(/[.!\s]+$/, "").replace(SMALL, (word) => word.charAt(0).toLowerCase() + word.slice(1));

/** Whether words doubt that anyone was hurt. @param {string} text */
export const hollow = (text) => HOLLOW.test(bare(text));

/** @param {Wording} wording @param {Said} said */
const filled = (wording, said) => {
  const [wrong, right] = [said.wrongWords, said.rightWords];
  const few = [...wrong, ...right].every((words) => words.length <= SHORT) && Math.max(wrong.length, right.length) <= SOME;
  const known = wrong.length + right.length > 0;
  const kind = !known ? "swapped" : !few ? "rewritten" : !right.length ? "removed" : !wrong.length ? "added" : "swapped";
  const cause = bare(said.cause);
  /** @type {Record<string, string>} */
  const values = {
    "the time": clock(said.at),
    "the date": day(said.at),
    "the network": said.network,
    "the wrong words": listed(wrong),
    "the right words": listed(right),
    [CAUSE]: HOLLOW.test(cause) ? "" : CLAUSE.test(cause) ? cause.replace(CLAUSE, "that ") : cause && `for ${cause}`,
    "what you have done": capital(sentence(said.done.trim())),
    [POST]: said.right === said.post ? "" : said.right.trim(),
  };
  values[CHANGED] = fill(wording.changes[kind] ?? "", values);
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
      if (name === POST) return value + (space && "\n\n");
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
  const note = [lead, safe, asTyped ? body : capital(body)].filter(Boolean).join(" ");
  const post = values[POST] || `[${POST}]`;
  return way !== "edit" ? note : safe ? `${note}\n\n${post}` : `${post}\n\n${note}`;
};

const NOTHING = { post: "", right: "", wrongWords: [], rightWords: [], cause: "", done: "", safe: "" };

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
  return [...new Set(words(text))].filter((word) => theirs.has(word) && !ours.has(word));
};

/** Whether a gap of ours still stands in a text. @param {string} text */
export const unfilled = (text) => [...text.matchAll(GAP)].some(([, gap = ""]) => GAPS.has(gap));
