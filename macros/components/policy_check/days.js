// Days on which documents were approved, as people give them.

const DAY = /^\d{4}-\d\d-\d\d$/u;

/** @param {unknown} day @returns {day is string} whether it is one of the calendar, written such as 2026-11-30 */
export const isDay = (day) => {
  if (typeof day !== "string" || !DAY.test(day)) return false;
  const time = new Date(`${day}T12:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
};

/** @param {unknown} name @returns {name is string} whether it can be that of a version: a day, and which of that day it is, such as 2026-11-30-2 */
export const isVersion = (name) => typeof name === "string" && /^.{10}(?:-\d+)?$/u.test(name) && isDay(name.slice(0, 10));

/** @param {Date} [now] @returns {string} the day that it is where the reader is, which in UTC may be another */
export const today = (now = new Date()) => [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** @param {string} day @returns {boolean} whether it is still to come: then it tells nothing, though nothing would have changed since */
export const isToCome = (day) => day.slice(0, 10) > today();
