// What this browser keeps for a person: named copies of something, shared by all its tabs.

import { adopt, keyOf } from "./host.js";
import { attempt, fits, merge, now, own, set } from "./merge.js";

/** @template T @typedef {import("./merge.js").Revised<T>} Revised */
/**
 * `gone` holds a time, or nothing: `""`. Of a copy that is gone nothing else is kept.
 * @typedef {{ gone: Revised<string>, made: Revised<string>, name: Revised<string> }} Kept
 */

const GONE = { gone: [Number.isInteger, Date.parse] };

let made = 1295; // the next has three letters

/** @returns {string} an id that no other copy has, and that sorts after those made before */
export const unique = () => Date.now().toString(36) + (made += 1).toString(36) + Math.random().toString(36).slice(2, 6);

/** @template {Kept} T */
export class Store {
  /** @type {Record<string, T>} */
  copies = {};

  /** The copy that is shown. */
  current = "";

  /** Whether another tab took the copy that was shown away, so that this is another one. */
  moved = false;

  /**
   * Why nothing is being kept, if so.
   * @type {"" | "failed" | "newer"}
   */
  trouble = "";

  /** Whether data that could not be read was set aside. */
  aside = false;

  /**
   * @param {string} name
   * @param {object} shape  that of a copy
   * @param {(name?: string) => T} draft  gives a copy that nothing has been put into yet
   * @param {number} [version]  that of the shape: a page that knows only an earlier one leaves what is stored alone
   */
  constructor(name, shape, draft, version = 1) {
    adopt(name);
    this.key = keyOf(name);
    this.shape = shape;
    this.draft = draft;
    this.version = version;
  }

  /** @param {any} copy  of an earlier version, unless somebody has damaged it @returns {unknown} one of this version */
  upgraded(copy) {
    return copy;
  }

  /** @param {T} copy @returns {string} when it was last used */
  latest(copy) {
    return copy.made[1];
  }

  /** The copies that have not been deleted. */
  get kept() {
    return Object.entries(this.copies).filter(([, copy]) => !copy.gone[1]);
  }

  get copy() {
    return own(this.copies, this.current) ?? this.draft();
  }

  /** Settle which copy is shown: the same as before, or in a new visit the one that was used last. */
  settle() {
    const { kept } = this;
    const ours = this.current || attempt(() => sessionStorage.getItem(this.key));
    const [recent] = kept.sort(([, a], [, b]) => (this.latest(a) < this.latest(b) ? 1 : -1));
    const [found] = kept.find(([id]) => id === ours) ?? recent ?? [];
    // Two tabs that each start the first copy start the same one; one that is not kept yet stays the same.
    const begun = this.current && !own(this.copies, this.current) ? this.current : "";
    const next = found ?? (begun || (own(this.copies, "1") ? unique() : "1"));
    this.moved ||= !!this.current && this.current !== next;
    this.current = next;
  }

  /** @param {(copy: T) => void} change */
  change(change) {
    this.sync((copies) => {
      this.settle();
      // What was meant for one copy is not to be done to another.
      if (!this.moved) change((copies[this.current] ??= this.draft()));
    });
  }

  /** @param {string} id */
  show(id) {
    this.current = id;
    attempt(() => sessionStorage.setItem(this.key, id));
  }

  /** @param {string} name */
  start(name) {
    this.show(unique());
    this.sync((copies) => {
      copies[this.current] = this.draft(name);
    });
  }

  /** @param {string} name */
  rename(name) {
    this.change((copy) => set(copy, "name", name));
  }

  /** @returns {() => void} undoes it */
  remove() {
    const undo = this.undoable((copy) => set(copy, "gone", now()));
    this.current = "";
    return undo;
  }

  /**
   * Make a change that can be taken back, without harm to what is done between.
   * @param {(copy: T) => void} change
   * @param {(copy: T, before: T) => void} [restore]  beyond bringing a deleted copy back
   */
  undoable(change, restore) {
    const { current } = this;
    const before = structuredClone(this.copy);
    this.change(change);
    return () => {
      this.show(current);
      this.sync((copies) => {
        const copy = (copies[current] = merge(copies[current], before));
        set(copy, "gone", "");
        restore?.(copy, before);
      });
    };
  }

  /**
   * Take in what other tabs have kept, make a change, and keep what they lack.
   * @param {(copies: Record<string, T>) => void} [change]
   */
  sync(change) {
    const owed = change || this.trouble;
    this.trouble = "failed";
    const stored = attempt(() => this.#read());
    change?.(this.copies);
    for (const [id, { gone }] of Object.entries(this.copies)) {
      // What was deleted in one tab is not to live on in another.
      if (gone[1]) this.copies[id] = /** @type {T} */ ({ gone });
    }
    this.copies = merge(this.copies, {});
    const text = JSON.stringify({ version: this.version, copies: this.copies });
    if (stored === undefined) return;
    attempt(() => {
      // Storage that was emptied on purpose stays empty until there is something new to keep.
      if (stored !== text && (stored !== null || owed)) localStorage.setItem(this.key, text);
      this.trouble = "";
    });
  }

  /** @returns {string | null | undefined} what is stored, or undefined when that must be left alone */
  #read() {
    const stored = localStorage.getItem(this.key);
    const data = attempt(() => JSON.parse(stored ?? ""));
    if (data?.version > this.version) {
      this.trouble = "newer";
      return undefined;
    }
    if (data?.version < this.version) {
      data.copies = attempt(() => Object.fromEntries(Object.entries(data.copies).map(([id, copy]) => [id, this.upgraded(copy)])));
    }
    if (fits(data?.copies, { "*": (/** @type {any} */ copy) => fits(copy, GONE) || fits(copy, this.shape) })) {
      this.copies = merge(this.copies, data.copies);
    } else if (stored !== null) {
      localStorage.setItem(`${this.key}.unreadable.${new Date().toISOString()}`, stored);
      this.aside = true;
    }
    return stored;
  }
}
