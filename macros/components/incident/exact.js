// A field of text gives every line end back as one character. These words are kept as they came.

/** @typedef {{ start: number, end: number, text: string }} Paste  what was put in place of what was selected */

/** @param {string} text @returns {string} the text as a field shows it */
export const shown = (text) => text.replace(/\r\n?/g, "\n");

/**
 * @param {string} text  as it was
 * @param {string} value  of the field, now
 * @param {Paste} [paste]
 * @returns {string} the text as it is: what was not touched has kept its line ends
 */
export const edited = (text, value, paste) => {
  const before = shown(text);
  const units = text.match(/\r\n|[^]/g) ?? [];
  /** @param {number} start @param {number} end @param {string} put */
  const splice = (start, end, put) => units.slice(0, start).join("") + put + units.slice(end).join("");
  if (paste) {
    const whole = splice(paste.start, paste.end, paste.text);
    if (shown(whole) === value) return whole;
  }
  if (before === value) return text;
  const least = Math.min(before.length, value.length);
  let [start, end] = [0, 0];
  while (start < least && before[start] === value[start]) start += 1;
  while (end < least - start && before.at(-1 - end) === value.at(-1 - end)) end += 1;
  const whole = splice(start, before.length - end, value.slice(start, value.length - end));
  return shown(whole) === value ? whole : value;
};
