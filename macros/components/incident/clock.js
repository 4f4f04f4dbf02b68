// The time that is left to report something, counted from when somebody became aware of it.

import { exactly } from "./times.js";

const HOUR = 3_600_000;

/** @param {number} count @param {string} unit */
const some = (count, unit) => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** @param {number} span */
const words = (span) => {
  const hours = Math.floor(span / HOUR);
  return `${some(hours, "hour")} ${some(Math.floor((span % HOUR) / 60_000), "minute")}`;
};

/** @param {string} aware  what a field of a time holds, which in a file may be any text @param {number} hours */
export const left = (aware, hours) => {
  const end = new Date(Date.parse(aware) + hours * HOUR);
  const span = end.getTime() - Date.now();
  if (Number.isNaN(span)) return `Fill in when your organisation became aware, and you see what is left of the ${hours} hours.`;
  if (span > hours * HOUR) return "This time has not come yet: check it.";
  const until = exactly(end.toISOString());
  if (span <= 0) return `The ${hours} hours ended on ${until}, ${words(-span)} ago.`;
  return `${words(span)} left of ${hours} hours: until ${until}.`;
};
