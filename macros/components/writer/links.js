// Finds the links in a text as X finds them: what counts 23 there, however long it is.
import { tlds } from "./tlds.js";

const INVALID = "\uFFFE\uFEFF\uFFFF";
const DIRECTION = "\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069";
const SPACE = "\\t-\\r \x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";
const MARKS = "\\!'#%&'()*+,\\\\\\-./:;<=>?@\\[\\]^_{|}~$";
const LATIN =
  "\xC0-\xD6\xD8-\xF6\xF8-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF";

// A longer end is tried before a shorter one that it begins with.
const END = `(?:(?:${tlds.trim().split(/\s+/).sort().reverse().join("|")})(?=[^0-9a-zA-Z@+-]|$)|xn--[-0-9a-z]+)`;
const LETTER = `[^${MARKS}${SPACE}${INVALID}${DIRECTION}]`;
const HOST = `(?:(?:${LETTER}(?:[_-]|${LETTER})*)?${LETTER}\\.)*(?:(?:${LETTER}(?:-|${LETTER})*)?${LETTER}\\.)${END}`;
const GENERAL = `[a-z\u0400-\u04FF0-9!*';:=+,.$/%#\\[\\]\\-\u2013_~@|&${LATIN}]`;
const PARENS = `\\((?:${GENERAL}+|(?:${GENERAL}*\\(${GENERAL}+\\)${GENERAL}*))\\)`;
const LAST = `(?:[+\\-a-z\u0400-\u04FF0-9=_#/${LATIN}]|${PARENS})`;
const PATH = `/(?:(?:${GENERAL}*(?:${PARENS}${GENERAL}*)*${LAST})|(?:@${GENERAL}+/))*`;
const QUERY = "\\?[a-z0-9!?*'@();:&=+$/%#[\\]\\-_.,~|]*[a-z0-9\\-_&=#/]";

const LINK = new RegExp(
  `((?:[^A-Za-z0-9@＠$#＃${INVALID}]|[${DIRECTION}]|^))((https?://)?(${HOST})(?::[0-9]+)?(${PATH})?(?:${QUERY})?)`,
  "gi",
);
const ASCII_HOST = new RegExp(`(?:[-a-z0-9${LATIN}]+\\.)+${END}`, "gi");
const SHORT = new RegExp(`^https?://t\\.co/([a-z0-9]+)(?:${QUERY})?`, "i");
const WORD = new RegExp(`[${SPACE}]?[^${SPACE}]+`, "g");

/** How long a label of a host is in Punycode (RFC 3492). @param {string} label */
const encoded = (label) => {
  const points = [...label].map((letter) => /** @type {number} */ (letter.codePointAt(0)));
  const plain = points.filter((point) => point < 128).length;
  let length = "xn--".length + plain + (plain ? 1 : 0);
  let [done, point, delta, bias] = [plain, 128, 0, 72];
  while (done < points.length) {
    const next = Math.min(...points.filter((other) => other >= point));
    delta += (next - point) * (done + 1);
    point = next;
    for (const other of points) {
      if (other < point) delta += 1;
      if (other !== point) continue;
      let rest = delta;
      for (let k = 36; ; k += 36) {
        const edge = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        length += 1;
        if (rest < edge) break;
        rest = Math.floor((rest - edge) / (36 - edge));
      }
      delta = Math.floor(delta / (done === plain ? 700 : 2));
      delta += Math.floor(delta / (done + 1));
      for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
      bias += Math.floor((36 * delta) / (delta + 38));
      delta = 0;
      done += 1;
    }
    delta += 1;
    point += 1;
  }
  return length;
};

/** @param {string} label  which dots of other scripts may part once more */
const fits = (label) => {
  const parts = label.split(/[\u3002\uFF0E\uFF61]/);
  const sizes = parts.map((part) => (/[^\x20-\x7E]/.test(part) ? encoded(part) : part.length));
  const length = sizes.reduce((sum, size) => sum + size, parts.length - 1);
  return length > 0 && length <= 63;
};

/**
 * @typedef {{ at: number, length: number, scheme: boolean }} Link  `scheme`: whether it begins with https://
 * @param {string} text
 * @returns {Link[]}
 */
export const links = (text) => {
  /** @type {Link[]} */
  const found = [];
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    if (!word.includes(".")) continue; // most words: and a link has no space in it
    for (const { 0: whole, 1: before = "", 2: url = "", 3: scheme, 4: host = "", 5: path, index } of word.matchAll(LINK)) {
      const at = start + index + whole.length - url.length;
      if (/^xn--/.test(host) && !host.match(ASCII_HOST)) continue;
      if (!host.split(".").every(fits) || (scheme ?? "https://").length + url.length > 4096) continue;
      if (scheme) {
        const [short, slug = ""] = url.match(SHORT) ?? [];
        if (slug.length <= 40) found.push({ at, length: (short ?? url).length, scheme: true });
        continue;
      }
      if (/[-_./]$/.test(before)) continue;
      const hosts = [...host.matchAll(ASCII_HOST)];
      for (const [n, ascii] of hosts.entries()) {
        const rest = path && n === hosts.length - 1 ? url.length - host.length : 0;
        found.push({ at: at + ascii.index, length: ascii[0].length + rest, scheme: false });
      }
    }
  }
  return found;
};
