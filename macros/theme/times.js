// Times and words as the handbook writes them.

const clock = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", hourCycle: "h12" });
const calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** @param {string} text */
export const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** @param {string | Date} time */
export const day = (time) => calendar.format(new Date(time));

/** @param {string | Date} time @returns {string} such as 22 Nov 2026 */
export const shortDay = (time) => short.format(new Date(time)).replace("Sept", "Sep");

/** @param {string | Date} time */
export const hour = (time) => tidy(clock.format(new Date(time))).replace(":", ".");

/** @param {string | Date} time */
export const when = (time) => `${day(time)}, ${hour(time)}`;
