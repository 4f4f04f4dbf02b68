// How large a file may be that is read, and what is told of one of which nothing is.

/** @typedef {import("./collect.js").Contents} Contents */

export const LARGEST = 1 << 29; // bytes: half a gigabyte

/** @param {string} what @returns {Contents} of a file of which nothing was read */
export const unread = (what) => ({ format: "", items: [], elsewhere: 0, links: 0, unread: [{ what, place: "" }] });
