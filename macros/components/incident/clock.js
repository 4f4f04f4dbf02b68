// The time that is left to report something, counted from when somebody became aware of it.

import { when } from "../../theme/times.js";

const HOUR = 3_600_000;

/** @param {number} count @param {string} unit */
const some = (count, unit) => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** @param {number} span */
const words = (span) => {
  const hours = Math.floor(span / HOUR);
  return `${some(hours, "hour")} ${some(Math.floor((span % HOUR) / 60_000), "minute")}`;
};

/** @param {string} aware  a time, or nothing @param {number} hours */
export const left = (aware, hours) => {
  if (!aware) return `Fill in when your organisation became aware, and you see what is left of the ${hours} hours.`;
  const end = Date.parse(aware) + hours * HOUR;
  const until = when(new Date(end).toISOString());
  const span = end - Date.now();
  if (span <= 0) return `The ${hours} hours ended on ${until}, ${words(-span)} ago.`;
  return `${words(span)} left of ${hours} hours: until ${until}.`;
};
