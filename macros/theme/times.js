// Times and words as the handbook writes them.

const clock = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", hourCycle: "h12" });
const calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** @param {string} text */
export const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** @param {string} time */
export const day = (time) => calendar.format(new Date(time));

/** @param {string} time */
export const hour = (time) => tidy(clock.format(new Date(time))).replace(":", ".");

/** @param {string} time */
export const when = (time) => `${day(time)}, ${hour(time)}`;
