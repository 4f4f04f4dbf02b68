// Versions as Cite and the clauses write them into the words of a citation: "version of 22 November 2026 (the second of that day)".
import { isVersion } from "./days.js";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
export const ordinals = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

const NUMBER = `\\(\\s*(?:the\\s+(${ordinals.join("|")})|number\\s+(\\d+))\\s+of\\s+that\\s+day\\s*\\)`;
const VERSION = new RegExp(`version\\s+of\\s+(\\d{1,2})\\s+(${MONTHS.join("|")})\\s+(\\d{4})(?:\\s*${NUMBER})?`, "giu");
/** What may stand between the version and an address that comes after it. */
const BEFORE_ADDRESS = /^(?:\s+or a later one)?[\s,:;.)\]–-]*(?:[“"‘']?[^“”"]{0,120}[”"’']?[\s,:;–-]*)?$/u;
/** What begins another citation. */
const NEXT = /[“]|\bversion\b.*\bversion\b|https?:/u;

/** @param {RegExpMatchArray} match @returns {string} the name of the version; "" where the calendar has no such day */
const named = ([, day = "", month = "", year, ordinal, number]) => {
  const which = ordinal ? ordinals.indexOf(ordinal.toLowerCase()) + 2 : Number(number ?? 1);
  const at = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1;
  const name = `${year}-${String(at).padStart(2, "0")}-${day.padStart(2, "0")}${which > 1 ? `-${which}` : ""}`;
  return isVersion(name) ? name : "";
};

/**
 * The name of the version that a citation gives in its words: in those that are pressed, or after them, or, where a bare
 * address is at the end of the citation, before it.
 * @param {string} words  that are pressed, or the bare address itself
 * @param {string} around  them, and these words in it
 * @returns {string} "" where it gives none
 */
export const citedVersion = (words, around) => {
  const [own] = [...words.matchAll(VERSION)];
  if (own) return named(own);
  const at = words ? around.indexOf(words) : -1;
  if (at < 0) return "";
  const after = around.slice(at + words.length);
  const [next] = [...after.matchAll(VERSION)];
  if (next && !NEXT.test(after.slice(0, next.index))) return named(next);
  const before = around.slice(0, at);
  const last = [...before.matchAll(VERSION)].at(-1);
  const isAddress = /^\S+$/u.test(words) && /[/.]/u.test(words);
  const between = last ? before.slice(last.index + last[0].length) : "";
  return last && isAddress && BEFORE_ADDRESS.test(between) && !/\w\/|;/u.test(between) ? named(last) : "";
};
