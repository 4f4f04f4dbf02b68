// What the writer has to say about a case: a function of the case, the page's data and the time, and of nothing else.
import { changes } from "./changes.js";
import { measure } from "./counting.js";
import { changed, find, replaced, told } from "./places.js";
import { changedSentences } from "./sentences.js";
import { composed, gapsIn, hollow, keptWords, leftOut, listed, repeated, shownWords, sizes } from "./wording.js";

/**
 * @typedef {import("../../theme/case.js").Case} Case
 * @typedef {import("./changes.js").Piece} Piece
 * @typedef {import("./wording.js").Wording} Wording
 * @typedef {{ wordings: Record<string, Wording>, gaps: string[] }} Data  as the page brings it
 * @typedef {{ name: string, limit: number, rule: string, way: string }} Network  a limit of 0 is none
 * @typedef {{ key: string, name: string, text: string, edited: boolean, network: Network, count: number, fits: number,
 *   gaps: string[], cut: string, timed: boolean, keep: (text: string) => string }} Text  one to post: how much of it is
 *   within the limit, in UTF-16 units, what was left out of it for that, whether it has the time of copying, and how what
 *   a person makes of it is kept
 */

/** No network takes a longer post; of one that is longer no words are made, so that each key is answered at once. */
export const LONGEST = 70_000;

/** What to post in each way, in this order. @type {Record<string, [text: string, name: string][]>} */
const WAYS = {
  edit: [
    ["edit", "Change your post to this"],
    ["reply", "Then reply to it once with this"],
  ],
  reply: [
    ["reply", "Reply to your post with this"],
    ["fresh", "Then post this afresh"],
  ],
  replace: [["replace", "Take the post down, and post this at once"]],
  notice: [["notice", "Post or send this by itself"]],
};
/** Where someone may come to harm, people who have read the post come first. @type {typeof WAYS} */
const SAFE = {
  edit: [
    ["fresh", "Post this first"],
    ["edit", "Then change your post to this"],
  ],
  reply: [
    ["fresh", "Post this first"],
    ["reply", "Then reply to your post with this"],
  ],
};
const ANYWHERE = { name: "", limit: 0, rule: "", way: "" };

/**
 * @param {Record<string, Wording>} wordings
 * @param {string} outcome  of the guide
 * @param {string} refuse  what must not be repeated
 * @returns {string} the id of the wording to begin with, or nothing
 */
export const wordingFor = (wordings, outcome, refuse) => {
  const all = Object.entries(wordings);
  const known = [outcome, refuse].flatMap((name) => all.filter(([id, { outcomes }]) => id === name || outcomes.includes(name)));
  const [id = ""] = (refuse ? [...known, ...all].find(([, { withheld }]) => withheld) : known[0]) ?? [];
  return id;
};

/** Whether the words say what the post said. @param {Wording} wording */
const repeats = (wording) => "edit" in wording.ways;

/** @param {Case} now */
const postOf = ({ post, words }) => {
  const [wrong = "", right = "", whole = ""] = [words["wrong"], words["right"], words["whole"]].map((text) => (text ?? "").trim());
  const long = Math.max(post.length, whole.length) > LONGEST;
  const found = find(whole || long ? "" : post, wrong, right);
  const places = changed(found, (words["places"] ?? "").split("\n"));
  const pieces = long ? [] : whole ? changes(post, words["whole"] ?? "") : replaced(post, places);
  const without = (/** @type {string} */ kind) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join("");
  return { post, wrong, right, whole: words["whole"] ?? "", long, found, places, pieces, put: without("del") };
};

/** @param {ReturnType<typeof postOf>} post @returns {{ wrongWords: string[], rightWords: string[], chosen: boolean }} */
const changeOf = ({ post, wrong, right, whole, long, found, places, pieces }) => {
  const of = (/** @type {string} */ kind) =>
    pieces
      .filter((piece) => piece.kind === kind)
      .map(({ text }) => text.replace(/^[\s.,;:]+|[\s.,;:]+$/g, ""))
      .filter(Boolean);
  if (whole && !long) return { wrongWords: of("del"), rightWords: of("ins"), chosen: true };
  const chosen = !found.why && !(found.ask && !places.length);
  const all = places.length === found.places.length && places.every((place) => !place.right);
  if (!all && places.length && right) return { ...told(post, places), chosen };
  return { wrongWords: [wrong].filter(Boolean), rightWords: [right].filter(Boolean), chosen };
};

/**
 * @param {Data} data
 * @param {Case} now
 * @param {Network} network  that of the post
 * @param {string} led  the way that the guide has led to
 * @param {Date} at
 */
export const draft = (data, now, network, led, at) => {
  const happened = Object.hasOwn(data.wordings, now.happened) ? now.happened : (Object.keys(data.wordings)[0] ?? "");
  const wording = /** @type {Wording} */ (data.wordings[happened]);
  const post = postOf(now);
  const harm = now.words["harm"] ? now.words["harm"] === "yes" : now.harm;
  const said = {
    ...changeOf(post),
    post: now.post,
    right: post.put,
    fact: changedSentences(post.pieces),
    cause: now.words["cause"] ?? "",
    done: now.words["done"] ?? "",
    safe: now.words["safe"] ?? "",
    harm,
    network: network.name,
    at,
  };
  const usual = network.way in SAFE && ["reply", "replace"].includes(led) ? led : network.way;
  const way = repeats(wording) ? now.words["way"] || usual : "notice";
  const size = ["long", "short"].indexOf(now.words["size"] ?? "");

  /** @param {string} key @param {string} name @param {string} template @param {Network} on @param {string[]} texts @param {string[]} out */
  const text = (key, name, template, on, texts, out = []) => {
    const id = `${key}/${happened}`;
    const own = now.words[id];
    const keep = (/** @type {string} */ words) => keptWords(words, wording, template, at);
    const measured = (/** @type {string} */ one) => measure(one, on.rule, on.limit || Infinity);
    const fits = (/** @type {string} */ one) => !on.limit || measured(one).count <= on.limit;
    const first = texts.findIndex(fits);
    const level = size >= 0 ? Math.min(size, texts.length - 1) : first < 0 ? texts.length - 1 : first;
    const shown = own === undefined ? (texts[level] ?? "") : shownWords(own, at);
    const least = `Cut to fit${out.length ? `: it leaves out ${listed(out)}` : ""}.`;
    return {
      key: id,
      name,
      text: shown,
      edited: own !== undefined,
      network: on,
      ...measured(shown),
      gaps: gapsIn(shown, data.gaps, !said.chosen && post.found.ask),
      timed: keep(shown).includes("[the time]"),
      cut: own !== undefined || size >= 0 || !level ? "" : level > 1 ? least : "In few words, so that it fits.",
      keep,
    };
  };

  const ways = (harm && SAFE[way]) || WAYS[way] || [];
  const texts = ways.map(([each, name]) =>
    text(each, name, "", network, sizes(wording, each, said), leftOut(wording, each, said)),
  );
  const note = composed(wording, wording.website, said);
  const website = text("website", "A note for your website", wording.website, ANYWHERE, [note]);
  const own = [...Object.values(wording.ways).flat(), wording.lead, note].join(" ");
  const all = Object.values(wording.ways).flat().join();
  const shown = repeats(wording) && now.post && post.put && post.put !== now.post;
  return {
    wording,
    ...post,
    way,
    harm,
    texts,
    website,
    repeats: repeats(wording),
    asksCause: all.includes("[what it caused]"),
    asksDone: all.includes("[what you have done]"),
    hollow: hollow(said.cause),
    /** What was taken out and put in, where that may be shown. */
    change: shown ? post.pieces : [],
    /** Words of the post that come back, where none of them should have to. */
    again: repeats(wording) || post.long ? [] : repeated([...texts, website].map((one) => one.text).join(" "), own, now.post),
  };
};

/**
 * What there is to say of the places where the wrong words stand.
 * @param {ReturnType<typeof draft>} draft
 */
export const noteOn = ({ wrong, whole, found: { places, ask, why }, places: chosen, repeats }) => {
  if (!repeats || whole || !wrong) return "";
  const of = (/** @type {typeof places} */ some, right = false) => some.filter((place) => place.right === right).length;
  const all = of(places);
  const [stand, other] = [of(places, true), of(chosen, true)];
  const count = `${of(chosen)} of ${all} changed${other ? `, and ${other} the other way` : ""}`;
  const next = ask && !chosen.length ? ": tick where they were wrong" : stand > other ? ". Tick the other places too, if wrong" : "";
  const notes = {
    "": all ? `${count}${next}.` : "",
    missing: "These words are not in the post.",
    inside: "Only in longer words: write whole ones.",
    already: "The right words stand there already.",
    many: "In too many places: add the words beside.",
  };
  return notes[why];
};
