// The sentences of a post that a change stands in: with what is right they say what it is about.

const END = /[.!?…]+["”’)]*\s+(?=["“‘(]*[\p{Lu}\p{N}])|\s*\n+\s*|\s+(?=#\p{L})/gu;
/** After these a full stop ends no sentence. */
const SHORTENED = /(?:^|[\s(])(?:St|Mr|Mrs|Ms|Dr|Prof|Cllr|No|Rd|Ave|Sgt|Insp|Supt|approx|Jan|Feb|Aug|Sept|Oct|Nov|Dec|\p{Lu}|[ap]\.m)$/u;
/** Fewer words, such as a time on a line of its own, do not say what they are about. */
const FEW = 4;

/** @param {string} text @returns {{ at: number, end: number }[]} where each sentence or line begins and ends */
const sentences = (text) => {
  const ends = [...text.matchAll(END)]
    .filter(({ 0: end, index }) => !end.startsWith(".") || !SHORTENED.test(text.slice(0, index)))
    .map(({ 0: end, index }) => index + end.length);
  const starts = [0, ...ends];
  return starts.map((at, n) => ({ at, end: starts[n + 1] ?? text.length })).filter(({ at, end }) => text.slice(at, end).trim());
};

/** @param {string} text @param {number} at @param {number} end @returns {boolean} whether these are whole sentences of it */
const whole = (text, at, end) => {
  const out = text.slice(at, end);
  const [first, last] = [at + out.length - out.trimStart().length, at + out.trimEnd().length];
  const all = sentences(text);
  return all.some(({ at }) => at === first) && all.some((one) => one.at + text.slice(one.at, one.end).trimEnd().length === last);
};

/**
 * @param {import("./changes.js").Piece[]} pieces
 * @returns {string} the sentences that have changed, as they are right; of a sentence that was taken out nothing is left
 */
export const changedSentences = (pieces) => {
  const before = pieces.map(({ kind, text }) => (kind === "ins" ? "" : text)).join("");
  let [text, was] = ["", 0];
  /** @type {{ at: number, end: number }[]} */
  const spans = [];
  for (const piece of pieces) {
    const at = text.length;
    if (piece.kind !== "del") text += piece.text;
    const gone = piece.kind === "del" && whole(before, was, was + piece.text.length);
    if (piece.kind !== "same" && !gone) spans.push({ at, end: Math.max(at + 1, text.length) });
    if (piece.kind !== "ins") was += piece.text.length;
  }
  const all = sentences(text);
  const last = Math.max(text.length - 1, 0);
  const told = new Set();
  for (const [n, { at, end }] of all.entries()) {
    if (!spans.some((span) => Math.min(span.at, last) < end && at < span.end)) continue;
    let words = 0;
    for (let m = n; m >= 0 && words < FEW; m -= 1) {
      told.add(m);
      words += (text.slice(all[m]?.at, all[m]?.end).match(/\S+/g) ?? []).length;
    }
  }
  return all.filter((_, n) => told.has(n)).map(({ at, end }) => text.slice(at, end).trim()).join(" ");
};
