import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

/** @type {Record<string, (event: any) => void>} */
const listeners = {};
/** @type {any} */
const page = globalThis;
/** @param {string} type @param {(event: any) => void} listener */
page.addEventListener = (type, listener) => (listeners[type] = listener);
page.document = { addEventListener: page.addEventListener, hidden: false };
page.window = page;
/** An element of which a selector is known to fit. */
page.Element = class {
  constructor(fits = "") {
    this.fits = fits;
  }

  /** @param {string} selector */
  closest(selector) {
    return this.fits !== "" && selector.split(", ").some((each) => each.startsWith(this.fits)) ? this : null;
  }
};

let [clock, made] = [0, 0];
/** @type {Map<number, { at: number, run: () => void }>} */
const timers = new Map();
page.setTimeout = (/** @type {() => void} */ run, /** @type {number} */ delay) => {
  made += 1;
  timers.set(made, { at: clock + delay, run });
  return made; // as a browser, and not as Node
};
page.clearTimeout = (/** @type {number} */ id) => timers.delete(id);
/** Let time go by. @param {number} delay  in ms */
const wait = (delay) => {
  clock += delay;
  for (const [id, { at, run }] of timers) if (at <= clock && timers.delete(id)) run();
};

const { pressed, settle } = await import("../../macros/theme/press.js");

/** @param {string} type @param {object} [event] */
const tell = (type, event = {}) => listeners[type]?.({ target: new page.Element(), isTrusted: true, ...event });
const MOUSE = { pointerId: 1, pointerType: "mouse", button: 0, buttons: 1 };
const TOUCH = { pointerId: 2, pointerType: "touch", button: 0, buttons: 1 };
/** @type {string[]} */
let done = [];
/** @type {Record<string, object>} */
const keys = {};
/** @param {string} name */
const ask = (name, key = name) => settle((keys[key] ??= {}), () => done.push(name));

beforeEach(() => {
  tell("pagehide");
  wait(1000);
  done = [];
});

test("while nothing is pressed things move at once", () => {
  assert.equal(pressed(), false);
  ask("a");
  assert.deepEqual(done, ["a"]);
});

test("a mouse holds what may move until after its click, in the order in which it was asked for", () => {
  tell("pointerdown", MOUSE);
  ask("a");
  ask("b");
  assert.deepEqual(done, []);
  tell("pointerup", MOUSE);
  assert.deepEqual(done, [], "its click comes in the same task");
  assert.equal(pressed(), true);
  wait(0);
  assert.deepEqual(done, ["a", "b"]);
  assert.equal(pressed(), false);
});

test("the click of a touch may come half a second later", () => {
  tell("pointerdown", TOUCH);
  ask("a");
  tell("pointerup", TOUCH);
  wait(499);
  assert.deepEqual(done, []);
  tell("click");
  wait(0);
  assert.deepEqual(done, ["a"]);
});

test("a touch without a click is waited for half a second", () => {
  tell("pointerdown", TOUCH);
  ask("a");
  tell("pointerup", TOUCH);
  wait(499);
  assert.deepEqual(done, []);
  wait(1);
  assert.deepEqual(done, ["a"]);
});

test("of works with one key the newest is done, in its own place", () => {
  tell("pointerdown", MOUSE);
  ask("old", "same");
  ask("between");
  ask("new", "same");
  tell("pointerup", MOUSE);
  wait(0);
  assert.deepEqual(done, ["between", "new"]);
});

test("what was waited for is not done again when it was done since", () => {
  tell("pointerdown", MOUSE);
  ask("old", "same");
  tell("pagehide");
  ask("new", "same");
  wait(1000);
  assert.deepEqual(done, ["old", "new"]);
});

test("what fails does not hold up the rest", () => {
  tell("pointerdown", MOUSE);
  settle({}, () => {
    throw new Error("failed");
  });
  ask("a");
  tell("pointerup", MOUSE);
  assert.throws(() => wait(0), /failed/);
  assert.deepEqual(done, ["a"]);
});

test("a press that begins in a work holds up the works after it", () => {
  tell("pointerdown", MOUSE);
  settle({}, () => tell("pointerdown", TOUCH));
  ask("a");
  tell("pointerup", MOUSE);
  wait(0);
  assert.deepEqual(done, []);
  tell("pointercancel", TOUCH);
  wait(0);
  assert.deepEqual(done, ["a"]);
});

test("another button of the mouse presses nothing, and a list takes the release of the mouse for itself", () => {
  tell("pointerdown", { ...MOUSE, button: 2 });
  assert.equal(pressed(), false);
  tell("pointerdown", { ...MOUSE, target: new page.Element("select") });
  assert.equal(pressed(), false);
  tell("pointerdown", { ...TOUCH, target: new page.Element("select") });
  assert.equal(pressed(), true);
});

test("two fingers are two presses", () => {
  tell("pointerdown", TOUCH);
  tell("pointerdown", { ...TOUCH, pointerId: 3 });
  tell("pointerup", TOUCH);
  wait(1000);
  assert.equal(pressed(), true);
  tell("pointerup", { ...TOUCH, pointerId: 3 });
  wait(500);
  assert.equal(pressed(), false);
});

test("a mouse that comes back without its button has been released elsewhere", () => {
  tell("pointerdown", MOUSE);
  tell("pointermove", MOUSE);
  wait(0);
  assert.equal(pressed(), true);
  tell("pointermove", { ...TOUCH, pointerId: 1, buttons: 0 });
  wait(0);
  assert.equal(pressed(), true, "a finger has no buttons");
  tell("pointermove", { ...MOUSE, buttons: 0 });
  wait(0);
  assert.equal(pressed(), false);
});

test("Space and Enter press where they are not typed", () => {
  for (const key of [" ", "Enter"]) {
    tell("keydown", { key });
    assert.equal(pressed(), true);
    tell("keyup", { key });
    assert.equal(pressed(), true);
    wait(0);
    assert.equal(pressed(), false);
    for (const field of ["select", "textarea", "input:not"]) {
      tell("keydown", { key, target: new page.Element(field) });
      assert.equal(pressed(), false, field);
    }
  }
  tell("keydown", { key: "a" });
  tell("keydown", { key: "Tab" });
  assert.equal(pressed(), false);
});

test("a click ends the press of a key whose release goes elsewhere, and that of a script ends none", () => {
  tell("keydown", { key: "Enter" });
  tell("click", { isTrusted: false });
  wait(0);
  assert.equal(pressed(), true);
  tell("click");
  wait(0);
  assert.equal(pressed(), false);
});

test("where no click will come nothing is waited for", () => {
  for (const type of ["contextmenu", "dragend", "pagehide"]) {
    tell("pointerdown", TOUCH);
    tell(type);
    assert.equal(pressed(), false, type);
  }
  tell("pointerdown", TOUCH);
  tell("blur");
  assert.equal(pressed(), true, "a field was left, and not the window");
  tell("blur", { target: page });
  assert.equal(pressed(), false);
  tell("pointerdown", TOUCH);
  tell("visibilitychange");
  assert.equal(pressed(), true);
  page.document.hidden = true;
  tell("visibilitychange");
  assert.equal(pressed(), false);
});
