// How much of a file is read, so that none takes the memory of a machine. What is packed is never held whole: it is
// inflated, decoded and read in pieces of some ten thousand bytes.

/** @type {import("../document.js").Limits} */
export const LIMITS = {
  part: 1 << 29,
  all: 1 << 30,
  ratio: 300,
  depth: 1000,
  parts: 20000,
};

/** How many characters may stand between two tags: they are held together. */
export const LONGEST_TEXT = 1 << 24;

/** How long a passage may be; a longer one is given in several, cut between words. */
export const LONGEST_PASSAGE = 1 << 16;

/** How large a file may be that a library reads whole. */
export const LARGEST_WHOLE = 1 << 28;
