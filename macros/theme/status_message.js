// What a tool says of what was done, and the way back from it.

import { button, element } from "./elements.js";
import { unique } from "./store.js";

/**
 * @param {() => HTMLElement} home  what takes the focus when a button goes that has it
 * @param {(change: () => void) => void} act
 */
export const statusMessage = (home, act) => {
  const said = element("p", { id: unique(), className: "hb-row hb-check__said hb-noprint", role: "status" });

  /** @param {string} text @param {() => void} [undo] */
  const say = (text, undo) => {
    if (said.contains(document.activeElement)) home().focus();
    said.replaceChildren(text);
    if (!undo) return;
    const back = button("Undo", () => {
      act(undo);
      say("Undone.");
    });
    back.setAttribute("aria-describedby", said.id); // what is said is cut off when the focus moves
    said.append(" ", back);
    back.focus();
  };

  return {
    said,
    say,
    /** Take off what was said, but for a way back: that stays until something else is said. */
    hush: () => said.childElementCount || say(""),
    /** @param {string} text @param {() => () => void} change  which gives how to undo it */
    undoable: (text, change) => act(() => say(text, change())),
  };
};
