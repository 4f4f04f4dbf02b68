// Puts words on the clipboard.

/** @param {string} type @param {string} text */
const entry = (type, text) => ({ [type]: new Blob([text], { type }) });

/**
 * @param {string} words
 * @param {string} [html]  what a word processor takes in their place
 * @returns {Promise<boolean>} whether the browser allowed it
 */
export const copy = async (words, html) => {
  try {
    const rich = html && new ClipboardItem({ ...entry("text/plain", words), ...entry("text/html", html) });
    await (rich ? navigator.clipboard.write([rich]) : navigator.clipboard.writeText(words));
    return true;
  } catch {
    // Without https a page has no clipboard, but it may still answer a copy command.
    const give = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData("text/plain", words);
      if (html) event.clipboardData?.setData("text/html", html);
      event.preventDefault();
    };
    addEventListener("copy", give);
    const copied = document.execCommand("copy");
    removeEventListener("copy", give);
    return copied;
  }
};
