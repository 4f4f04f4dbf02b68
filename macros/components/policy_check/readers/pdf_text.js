// The text of a page of a PDF, which knows neither lines nor paragraphs, as passages.

/** @typedef {import("../document.js").Passage} Passage */
/**
 * @typedef {{ left: number, bottom: number, right: number, top: number }} Box
 * @typedef {Box & { address: string, words: string }} Area   What can be pressed.
 * @typedef {Box & { text: string, size: number, items: { text: string, left: number, right: number, at: number }[] }} PdfLine
 */

const OPEN_ADDRESS = /(?:\w+:\/\/|\bwww\.)\S*$/;
const BREAKS = /[-_=&?#%~+]$/; // ends a line within an address, for nothing ends with it
const GOES_ON = /^[^\s(“"‘'[]*[/#?=&_%][^\s]*|^[\w.]+-[\w.-]+|^[\w-]+\.(?:html?|pdf|aspx|php)\b/;

/** @param {readonly any[]} items  as pdf.js tells of them @returns {PdfLine[]} */
export const linesOf = (items) => {
  /** @type {PdfLine[]} */
  const lines = [];
  /** @type {PdfLine | undefined} */
  let line;
  for (const { str, transform, width, height, hasEOL } of items) {
    if (typeof str !== "string") continue;
    const [, , skew = 0, scale = 0, x = 0, y = 0] = transform;
    const size = Math.hypot(skew, scale) || height || 10;
    const apart = line && line.text && (Math.abs(y - line.bottom - line.size * 0.2) > size / 2 || x < line.right - size * 2);
    if (str && (!line || apart)) {
      line = { text: "", size, left: x, right: x, bottom: y - size * 0.2, top: y + size * 0.8, items: [] };
      lines.push(line);
    }
    if (line && str) {
      if (str.trim() && !line.text.trim()) [line.left, line.size] = [x, size];
      line.items.push({ text: str, left: x, right: x + width, at: line.text.length });
      line.text += str;
      if (str.trim()) line.right = Math.max(line.right, x + width);
    }
    if (hasEOL) line = undefined;
  }
  return lines.filter(({ text }) => text.trim());
};

/** @param {PdfLine} line @param {PdfLine} next */
const isApart = (line, next) => {
  const step = (line.bottom + line.top) / 2 - (next.bottom + next.top) / 2;
  return step < 0 || step > 1.75 * Math.max(line.size, next.size) || Math.abs(line.size - next.size) > 1 || next.left > line.right;
};

/** @param {PdfLine} line @param {PdfLine[]} lines @returns {PdfLine[]} those of its paragraph */
const around = (line, lines) => {
  const at = lines.indexOf(line);
  let [from, to] = [at, at];
  while (from > 0 && !isApart(/** @type {PdfLine} */ (lines[from - 1]), /** @type {PdfLine} */ (lines[from]))) from -= 1;
  while (to + 1 < lines.length && !isApart(/** @type {PdfLine} */ (lines[to]), /** @type {PdfLine} */ (lines[to + 1]))) to += 1;
  return lines.slice(from, to + 1);
};

/**
 * Tells whether a line ended before its time: the first word of the next would have fitted.
 *
 * @param {PdfLine} line @param {PdfLine} next @param {PdfLine[]} lines
 */
export const isShort = (line, next, lines) => {
  const margin = Math.max(...around(line, lines).map(({ right }) => right));
  const [word = ""] = /^\S+?(?:[/-](?=\S)|(?=\s|$))/.exec(next.text.trim()) ?? [];
  const letter = (next.right - next.left) / Math.max(1, next.text.trim().length);
  return line.right + (word.length + 1) * letter < margin - letter;
};

/** @param {string} text @param {string} next @param {Area[]} areas @returns {string} what stands between two lines of one paragraph */
const between = (text, next, areas) => {
  const [open] = OPEN_ADDRESS.exec(text) ?? [];
  const [token = ""] = /^\S*/.exec(next) ?? [];
  if (!open) return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next) ? "" : " ";
  const bare = token.replace(/[.,;:)\]>”’"']+$/, "");
  if (bare && areas.some(({ address }) => address.includes(open + bare))) return "";
  if (/^(?:https?:|www\.)/.test(token)) return " ";
  return BREAKS.test(open) || GOES_ON.test(token) ? "" : " ";
};

/** @param {PdfLine} line @param {Area[]} areas @returns {[number, number][]} from and to which characters it can be pressed */
const pressedIn = (line, areas) => {
  const middle = (line.bottom + line.top) / 2;
  return areas
    .filter(({ bottom, top }) => middle > bottom && middle < top)
    .flatMap((area) =>
      line.items.flatMap(({ text, left, right, at }) => {
        if (!text.trim() || right <= area.left + 1 || left >= area.right - 1) return [];
        /** @type {[number, number]} */
        const whole = [at, at + text.length];
        if (left >= area.left - 2 && right <= area.right + 2) return [whole];
        const about = Math.max(0, Math.round(((area.left - left) / (right - left)) * text.length));
        const starts = [...text.matchAll(new RegExp(area.words.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), "g"))].map(({ index }) => index);
        const [nearest] = starts.sort((a, b) => Math.abs(a - about) - Math.abs(b - about));
        const [from, to] = nearest === undefined ? [about, Math.round(((area.right - left) / (right - left)) * text.length)] : [nearest, nearest + area.words.length];
        return [/** @type {[number, number]} */ ([at + from, at + Math.min(text.length, to)])];
      }),
    );
};

/** @param {PdfLine[]} lines @param {Area[]} areas @param {string} place @returns {Passage[]} */
export const passagesOf = (lines, areas, place) => {
  /** @type {(Passage & { pressed: [number, number][] })[]} */
  const found = [];
  /** @type {PdfLine | undefined} */
  let before;
  for (const line of lines) {
    const last = found.at(-1);
    const inside = pressedIn(line, areas.filter(({ words }) => words));
    if (!last || !before || isApart(before, line)) {
      found.push({ kind: "passage", text: line.text, place, pressed: inside });
    } else {
      const whole = last.text.replace(/\s+$/, "");
      const text = whole.replace(/\u00AD$/, "");
      const join = text === whole ? between(text, line.text.trimStart(), areas) : "";
      const start = text.length + join.length - (line.text.length - line.text.trimStart().length);
      last.text = text + join + line.text.trimStart();
      last.pressed.push(...inside.map(([from, to]) => /** @type {[number, number]} */ ([start + from, start + to])));
    }
    before = line;
  }
  return found;
};
