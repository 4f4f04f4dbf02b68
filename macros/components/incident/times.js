// Times as a record writes them.

const DAY = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
const minutes = new Intl.DateTimeFormat("en-GB", { ...DAY, timeZoneName: "short" });
const seconds = new Intl.DateTimeFormat("en-GB", { ...DAY, second: "2-digit", timeZoneName: "short" });

/**
 * @param {string} at  a time, which in a file may be any text
 * @returns {string} that time with its zone, for a record is read elsewhere and in another season; to the second if it
 *   was not typed
 */
export const exactly = (at) => {
  if (Number.isNaN(Date.parse(at))) return at;
  return (at.endsWith(":00.000Z") ? minutes : seconds).format(new Date(at));
};
