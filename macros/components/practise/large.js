// The large view, for a class that looks at one screen, and the keys that lead through it.

const ROOT = document.documentElement;
/** Where keys are typed, or choose. */
const TYPED = "input, select, textarea";

/** @param {boolean} on */
export const enlarge = (on) => ROOT.toggleAttribute("data-large", on);

export const isLarge = () => ROOT.hasAttribute("data-large");

/** Whether so much is left to read further down, or up, that it is worth a step. */
const goesOn = () => ROOT.scrollHeight - innerHeight - scrollY > innerHeight / 5;
const goesBack = () => scrollY > innerHeight / 5;

/**
 * The arrows lead on and back, and so do the keys of a device for presenting, once there is nothing more to read.
 * @param {{ on: () => void, back: () => void, leave: () => void }} lead
 */
export const leadByKeys = ({ on, back, leave }) =>
  addEventListener("keydown", (event) => {
    if (!isLarge() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || document.querySelector("dialog[open]")) return;
    const typing = event.target instanceof Element && event.target.matches(TYPED);
    const { key } = event;
    const lead =
      key === "Escape"
        ? leave
        : (key === "ArrowRight" && !typing) || (key === "PageDown" && !goesOn())
          ? on
          : (key === "ArrowLeft" && !typing) || (key === "PageUp" && !goesBack())
            ? back
            : undefined;
    if (!lead) return;
    event.preventDefault();
    lead();
  });
