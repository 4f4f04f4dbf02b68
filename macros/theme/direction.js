// The direction of long texts. A browser finds that of a field with dir="auto" anew at every key, in a time that grows
// with the square of the length: half a minute for a million characters. A long text has it written on its field.

const LONG = 10_000; // in UTF-16 units
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** @param {HTMLTextAreaElement} field  with dir="auto" @param {string} text  that it will have */
const direct = (field, text) => {
  const { length } = text;
  const [letter = ""] = length > LONG ? (text.slice(0, LONG).match(/\p{L}/u) ?? []) : [];
  const dir = length <= LONG ? "auto" : RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
  if (field.dir !== dir) field.dir = dir;
};

/** Put a text into a field with dir="auto". @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field @param {string} text */
export const setText = (field, text) => {
  if (field instanceof HTMLTextAreaElement) direct(field, text);
  field.value = text;
};

addEventListener(
  "beforeinput",
  ({ target, data, dataTransfer }) => {
    if (!(target instanceof HTMLTextAreaElement) || !target.dir) return;
    const added = data ?? dataTransfer?.getData("text/plain") ?? "";
    const { value, selectionStart, selectionEnd } = target;
    const text = value.slice(0, selectionStart) + added + value.slice(selectionEnd);
    direct(target, text);
  },
  { capture: true, passive: true },
);
