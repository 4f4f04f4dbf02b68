// What the test of presses needs in a page: a clock that stands still, the controls by name and where they are, and what
// a press came to. The click of a press that is watched is seen and goes no further: so one page serves many presses.

const CONTROLS = "a[href], button, summary, input, select, textarea";
const TEXT = "text, search, email, url";
const PARTS = "hb-checklist, hb-correction, hb-clause";

const realTimeout = self.setTimeout;
{
  let now = 0;
  let made = 1000;
  /** @type {Map<number, { at: number, every: number, run: () => void }>} */
  const timers = new Map();
  const timer = (repeats) => (run, delay = 0, ...given) => {
    timers.set((made += 1), { at: now + Math.max(0, delay), every: repeats ? Math.max(1, delay) : 0, run: () => run(...given) });
    return made;
  };
  const clear = (id) => timers.delete(id);
  Object.assign(self, { setTimeout: timer(false), setInterval: timer(true), clearTimeout: clear, clearInterval: clear });
  Object.assign(self, { requestAnimationFrame: (run) => setTimeout(() => run(now), 16), cancelAnimationFrame: clear });

  /** Let time go by. @param {number} span  in ms */
  const pass = async (span) => {
    const end = now + span;
    for (;;) {
      const [id, next] = [...timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (!next || next.at > end) break;
      now = next.at;
      if (next.every) next.at += next.every;
      else timers.delete(id);
      next.run();
      await null;
    }
    now = end;
  };
  self.pass = pass;
}

/** What another program would open is not opened. */
self.print = () => {};
for (const { prototype } of [HTMLAnchorElement, HTMLInputElement]) {
  const { click } = HTMLElement.prototype;
  prototype.click = function () {
    if (!this.matches("[download], [type=file]")) click.call(this);
  };
}

/** @type {Map<string, Element>} */
let controls = new Map();
let before = new Map();
let clicked = [];
let watching = false;

const place = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.isConnected ? [left, top, width, height].map(Math.round).join(" ") : "gone";
};

const name = (element) => {
  const words = element.getAttribute("aria-label") ?? element.textContent;
  return `${element.localName} ${element.id || element.name || words.replace(/\s+/g, " ").trim().slice(0, 50)}`;
};

const kind = (element) => {
  if (element.localName !== "input") return element.localName;
  return TEXT.includes(element.type) ? "text" : element.type;
};

/** @returns the control that a press on an element is for */
const control = (element) => element?.closest(CONTROLS) ?? element?.closest("label")?.control;

/** @returns {[number, number] | null} where a person would press it */
const point = (element) => {
  for (const part of [element, ...(element.labels ?? [])]) {
    for (const { left, top, width, height } of part.getClientRects()) {
      const at = /** @type {[number, number]} */ ([left + width / 2, top + height / 2]);
      if (control(document.elementFromPoint(...at)) === element) return at;
    }
  }
  return null;
};

/**
 * Read the controls that can be seen from the page.
 * @param {string} scope  a selector
 * @returns {[string, string, number][]} the name of each, its kind, and which component it is in, counted from 1, or 0
 */
const read = (scope) => {
  controls = new Map();
  for (const element of document.querySelectorAll(scope.split(", ").map((one) => `${one} :is(${CONTROLS})`).join(", "))) {
    if (!element.checkVisibility({ visibilityProperty: true }) || !element.getClientRects().length) continue;
    if (element.disabled || element.type === "file") continue;
    let key = name(element);
    for (let n = 2; controls.has(key); n += 1) key = `${name(element)} (${n})`;
    controls.set(key, element);
  }
  const parts = [...document.querySelectorAll(PARTS)];
  return [...controls].map(([key, element]) => [key, kind(element), parts.indexOf(element.closest(PARTS)) + 1]);
};

/** @returns {[number, number] | null} where to press a control, which is brought into view */
const reach = (key) => {
  const element = controls.get(key);
  if (!element?.isConnected) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  clicked = [];
  return point(element);
};

const inView = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

self.hand = {
  read,
  reach,

  /** @returns {[number, number] | null} where a control is, left where it is */
  opens: (key) => controls.get(key)?.getAttribute("aria-haspopup") === "dialog",
  aim: (key) => (controls.get(key) ? point(controls.get(key)) : null),

  /** @returns {string} what the field holds */
  focus: (key) => {
    const element = controls.get(key);
    element.focus();
    if (TEXT.includes(element.type) || element.localName === "textarea") element.setSelectionRange(1e9, 1e9);
    return element.value ?? "";
  },

  /**
   * Let the time go by until a press, and begin to watch.
   * @returns {Promise<[boolean, [number, number] | null]>} whether the control could be pressed, and where it now can
   */
  ready: async (scope, key, delay, focus, scroll) => {
    read(scope);
    const element = controls.get(key);
    if (!element || !(scroll ? reach(key) : point(element))) return [false, null];
    await self.pass(delay);
    if (focus && element.isConnected) element.focus();
    const at = element.isConnected ? point(element) : null;
    watching = Boolean(at);
    clicked = [];
    before.clear();
    return [true, at];
  },

  /** @returns {Promise<[string, string][]>} of what could be pressed, all that has moved or gone while it was, and how */
  hold: async (time) => {
    await self.pass(time);
    return [...controls].flatMap(([key, element]) => {
      const [was, seen] = before.get(key) ?? [];
      const is = place(element);
      return was !== is && (seen || inView(element)) ? [[key, `${was} -> ${is}`]] : [];
    });
  },

  /** Wait for the click of a press that is not watched, and for what it does at once. */
  used: async (late) => {
    await self.hand.landed(late);
    await self.pass(20);
  },

  /**
   * @param {boolean} late  whether the click comes by itself, after the release: it is waited for, for a second at most
   * @returns {Promise<string>} what was clicked, or what took the focus if it is a field, or nothing
   */
  landed: async (late) => {
    for (let n = 0; late && !clicked.length && n < 100; n += 1) await new Promise((seen) => realTimeout(seen, 10));
    watching = false;
    const names = new Map([...controls].map(([key, element]) => [element, key]));
    if (clicked.length) return names.get(clicked[0]) ?? "something else";
    const field = document.activeElement?.matches("input, select, textarea") ? document.activeElement : null;
    return names.get(field) ?? "";
  },

  /** Put a field back to what it held, and let all come to rest. @returns {Promise<string>} the controls there are then */
  rest: async (scope, key, value, calm) => {
    watching = false;
    const element = controls.get(key);
    if (value !== null && element?.isConnected && element.value !== value) {
      element.value = value;
      for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    }
    await self.pass(calm);
    read(scope);
    return [...controls.keys()].join();
  },
};

for (const type of ["pointerdown", "keydown"]) {
  const note = () => {
    if (watching) before = new Map([...controls].map(([key, element]) => [key, [place(element), inView(element)]]));
  };
  addEventListener(type, note, true);
}

document.addEventListener(
  "click",
  (event) => {
    if (event.isTrusted) clicked.push(control(event.target));
    if (!watching) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

// Where a browser keeps what is read in its place (not all do), a page that grows above it would seem not to move.
const sheet = new CSSStyleSheet();
sheet.replaceSync("* { overflow-anchor: none }");
document.adoptedStyleSheets = [sheet];
