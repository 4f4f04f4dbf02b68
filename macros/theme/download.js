// Hands a file to the reader that was made on the page.

import { element } from "./elements.js";

/** @param {string} name @param {string} kind @param {BlobPart} content */
export const download = (name, kind, content) => {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const href = URL.createObjectURL(new Blob([content]));
  element("a", { href, download: `${words.join("-")}.${kind}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};
