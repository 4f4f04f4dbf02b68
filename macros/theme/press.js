// While something is pressed nothing else may move: a press is lost when what it was aimed at has gone from under it.

/** How long after the release of a touch its click may come, in ms: where a page is zoomed, after the wait for a second tap. */
const LATE = 500;
/** What Space and Enter do not press: there they are typed, or open a list that takes the release of the key for itself. */
const TYPED = "select, textarea, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=file])";

/** The pointers, by id, and the keys that are down. @type {Set<number | string>} */
const down = new Set();
/** @type {Map<object, () => void>} */
const waiting = new Map();
/** Set from the release until its click has been dealt with, or can no longer come. */
let released = 0;

/** Whether something is pressed: from the pointer or the key going down until after the click, or until none can come. */
export const pressed = () => down.size > 0 || released > 0;

/**
 * Do now what may move something on the page, or as soon as nothing is pressed: after the handlers of the click, in the
 * order in which it was asked for.
 * @param {object} key  of works with one key that wait, only the newest is done
 * @param {() => void} work
 */
export const settle = (key, work) => {
  waiting.delete(key);
  if (pressed()) waiting.set(key, work);
  else work();
};

const run = () => {
  const [next] = waiting;
  if (!next || pressed()) return;
  waiting.delete(next[0]);
  try {
    next[1]();
  } finally {
    run(); // what fails does not hold up the rest
  }
};

const end = () => {
  clearTimeout(released);
  released = 0;
  run();
};

/** @param {number} delay  in ms; the click of a mouse or a key comes in the task of its release */
const release = (delay) => {
  clearTimeout(released);
  released = setTimeout(end, delay);
};

/** No click will come, and perhaps no release. */
const lose = () => {
  down.clear();
  end();
};

/** @param {EventTarget | null} target @param {string} selector */
const within = (target, selector) => target instanceof Element && target.closest(selector);

/** @template {keyof WindowEventMap} K @param {K} type @param {(event: WindowEventMap[K]) => void} listener */
const on = (type, listener) => addEventListener(type, listener, { capture: true, passive: true });

on("pointerdown", ({ button, pointerId, pointerType, target }) => {
  // A list opens when the mouse goes down on it, and takes the release for itself.
  if (button === 0 && !(pointerType === "mouse" && within(target, "select"))) down.add(pointerId);
});
on("pointerup", ({ pointerId, pointerType }) => {
  if (down.delete(pointerId)) release(pointerType === "mouse" ? 0 : LATE);
});
on("pointercancel", ({ pointerId }) => {
  if (down.delete(pointerId)) release(0);
});
// The release of a scroll bar, or outside the window, is not always told.
on("pointermove", ({ buttons, pointerId, pointerType }) => {
  if (pointerType === "mouse" && !buttons && down.delete(pointerId)) release(0);
});
on("keydown", ({ key, target }) => {
  if ((key === " " || key === "Enter") && !within(target, TYPED)) down.add(key);
});
on("keyup", ({ key }) => {
  if (down.delete(key)) release(0);
});
on("click", ({ isTrusted }) => {
  if (!isTrusted || !pressed()) return;
  for (const key of [" ", "Enter"]) down.delete(key);
  release(0);
});
for (const type of /** @type {const} */ (["contextmenu", "dragend", "pagehide"])) on(type, lose);
on("blur", ({ target }) => target === window && lose()); // with capture it hears of every field that is left, too
document.addEventListener("visibilitychange", () => document.hidden && lose());
