// What the fields of the form hold. A time is kept in UTC, and shown in the time of the reader's clock.

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {Field} field */
const isTime = (field) => field.type === "datetime-local";

/** @param {string} at */
const local = (at) => {
  const time = new Date(at);
  time.setMinutes(time.getMinutes() - time.getTimezoneOffset());
  return Number.isNaN(time.getTime()) ? "" : time.toISOString().slice(0, 16);
};

/** @param {Field} field */
export const read = (field) => (isTime(field) && field.value ? new Date(field.value).toISOString() : field.value);

/** @param {Field} field @param {string} value @param {boolean} [other]  whether it is another record's */
export const show = (field, value, other) => {
  const text = isTime(field) ? local(value) : value;
  // Nothing is put into a field while somebody types in it.
  const typing = !other && field === document.activeElement && document.hasFocus();
  if (!typing && field.value !== text) field.value = text;
};
