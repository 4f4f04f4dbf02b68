// The SHA-256 of words. Not by the browser: that needs https and gives its answer later; words and their hash are to be
// stored together, on a file share too, even if the page is killed in the next moment.

import { sha256 as digest } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** @param {string} text @returns {string} that of its UTF-8 in hexadecimal; half of a surrogate pair counts as U+FFFD */
export const sha256 = (text) => bytesToHex(digest(new TextEncoder().encode(text)));
