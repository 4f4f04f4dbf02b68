// Puts words on the clipboard, and says what came of it.

import { element, roomy } from "./elements.js";

/** How long the clipboard is waited for, in ms: some browsers ask the reader first, and a few never answer. */
const WAIT = 1500;

export const COPIED = "Copied";
/** @param {string} [instead]  what else can be done */
export const refused = (instead = "Select the text and copy it.") => `Could not copy. ${instead}`;

/** @param {string} type @param {string} text */
const entry = (type, text) => ({ [type]: new Blob([text], { type }) });

/** @param {string} words @param {string} [html] */
const ask = async (words, html) => {
  const rich = html && new ClipboardItem({ ...entry("text/plain", words), ...entry("text/html", html) });
  await (rich ? navigator.clipboard.write([rich]) : navigator.clipboard.writeText(words));
};

/** Without https a page has no clipboard, but it may still answer a copy command. @param {string} words @param {string} [html] */
const command = (words, html) => {
  const give = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/plain", words);
    if (html) event.clipboardData?.setData("text/html", html);
    event.preventDefault();
  };
  addEventListener("copy", give);
  const copied = document.execCommand("copy");
  removeEventListener("copy", give);
  return copied;
};

/**
 * @param {string} words
 * @param {string} [html]  what a word processor takes in their place
 * @returns {Promise<boolean>} whether the browser did it, known after `WAIT` at the latest
 */
export const copy = async (words, html) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  try {
    const late = new Promise((_, fail) => (timer = setTimeout(fail, WAIT)));
    await Promise.race([ask(words, html), late]);
    return true;
  } catch {
    return command(words, html);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * A line beside a button that copies, which has its room before there is anything to say.
 * @param {string} [instead]  what else can be done where the browser refuses
 */
export const copyStatus = (instead) => {
  const said = element("span", {});
  const status = roomy("hb-done", refused(instead), said);
  status.setAttribute("role", "status");
  let turn = 0;

  /** Take off what was said, and what is still to be said of words that are no longer there. */
  const clear = () => {
    turn += 1;
    said.textContent = "";
    delete said.dataset.copied;
  };

  return {
    status,
    clear,
    /**
     * @param {string} words
     * @param {string} [html]
     * @param {string} [done]  what is said when it is copied
     * @returns {Promise<boolean>} as `copy` does
     */
    copy: async (words, html, done = COPIED) => {
      clear();
      const mine = turn;
      const copied = await copy(words, html);
      if (mine === turn) {
        said.toggleAttribute("data-copied", copied);
        said.textContent = copied ? done : refused(instead);
      }
      return copied;
    },
  };
};
