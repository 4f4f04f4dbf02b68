// What the fields of the form hold. A time is kept in UTC, and shown in the time of the reader's clock.

import { setText } from "../../theme/direction.js";
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {Field} field */
export const isTimeField = (field) => field.type === "datetime-local";

/** @param {string} at @returns {string} as the reader's clock had it; not by `setMinutes`, which trips over summer time */
const local = (at) => {
  const time = new Date(at);
  const shown = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return Number.isNaN(shown.getTime()) ? "" : shown.toISOString().slice(0, 16);
};

/** @param {Field} field */
export const read = (field) => {
  const time = new Date(field.value);
  return isTimeField(field) && !Number.isNaN(time.getTime()) ? time.toISOString() : field.value;
};

/** Whether a part of a time has been deleted: the field has no value then, but it is not empty. @param {Field} field */
export const isHalf = (field) => isTimeField(field) && field.validity.badInput;

/** @param {Field} field @param {string} value @param {boolean} [other]  whether it is another record's */
export const show = (field, value, other) => {
  const text = isTimeField(field) ? local(value) : value;
  // Nothing is put into a field while somebody types in it.
  const typing = !other && field === document.activeElement && document.hasFocus();
  const half = !other && isHalf(field);
  if (!typing && !half && field.value !== text) setText(field, text);
};
