// What a person does with the copies of a checklist.

import { day } from "./export.js";
import { Store, attempt, merge, now, own, set } from "./store.js";

/** @typedef {import("./store.js").Copy} Copy */
/** @typedef {import("./store.js").Item} Item */

const unique = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 6);

/** @param {Copy} copy */
const latest = ({ made, ticks }) => [made, ...Object.values(ticks)].map(([, time]) => time).sort().at(-1) ?? "";

/** @param {Item} item */
export const wording = ({ text, must, who }) => `${must ? "Must: " : ""}${text}${who && ` (${who})`}`;

export class Copies extends Store {
  /** The copy that is shown. */
  current = "";

  /** Whether another tab took the copy that was shown away, so that this is another one. */
  moved = false;

  /** @param {string} id @param {import("./store.js").Items} items the list as it is now */
  constructor(id, items) {
    super(id);
    this.items = items;
  }

  /** The copies that have not been deleted. */
  get kept() {
    return Object.entries(this.copies).filter(([, copy]) => !copy.gone[1]);
  }

  get copy() {
    return own(this.copies, this.current) ?? this.draft();
  }

  /** @returns {Copy} */
  draft(name = `My copy, ${day(now())}`) {
    return { gone: [1, ""], made: [1, now()], name: [1, name], list: [1, this.items], ticks: {} };
  }

  /** Settle which copy is shown: the same as before, or in a new visit the one that was ticked last. */
  settle() {
    const { kept } = this;
    const ours = this.current || attempt(() => sessionStorage.getItem(this.key));
    const [recent] = kept.sort(([, a], [, b]) => (latest(a) < latest(b) ? 1 : -1));
    const [found] = kept.find(([id]) => id === ours) ?? recent ?? [];
    // Two tabs that each start the first copy start the same one.
    const next = found ?? (own(this.copies, "1") ? unique() : "1");
    this.moved ||= !!this.current && this.current !== next;
    this.current = next;
  }

  /** @param {(copy: Copy) => void} change */
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

  /** @param {string} name the id of an item @param {boolean} done */
  tick(name, done) {
    this.change((copy) => set(copy.ticks, name, done ? now() : ""));
  }

  /** @returns {() => void} undoes it */
  reset() {
    return this.undoable((copy) => {
      for (const name of Object.keys(copy.ticks)) if (copy.ticks[name]?.[1]) set(copy.ticks, name, "");
    });
  }

  /** @returns {() => void} undoes it */
  remove() {
    const undo = this.undoable((copy) => set(copy, "gone", now()));
    this.current = "";
    return undo;
  }

  /** @param {string} name the id of an item */
  done(name) {
    return own(this.copy.ticks, name)?.[1] ?? "";
  }

  /**
   * Make a change that can be taken back, without harm to what is ticked between.
   * @param {(copy: Copy) => void} change
   */
  undoable(change) {
    const { current } = this;
    const before = structuredClone(this.copy);
    this.change(change);
    return () => {
      this.show(current);
      this.sync((copies) => {
        const copy = (copies[current] = merge(copies[current], before));
        set(copy, "gone", "");
        for (const [name, [, time]] of Object.entries(before.ticks)) {
          if (time && !own(copy.ticks, name)?.[1]) set(copy.ticks, name, time);
        }
      });
    };
  }

  /** What is different between the list as it is and as it was when the copy was started, in words. */
  get changes() {
    const list = this.copy.list[1];
    return [
      ...Object.entries(this.items).flatMap(([name, item]) => {
        const was = own(list, name);
        const words = wording(item);
        if (!was || was.former) return `Added: ${words}`;
        return wording(was) === words ? [] : `Reworded: ${words}. It was: ${wording(was)}`;
      }),
      ...this.removed.filter(([, item]) => !item.former).map(([, item]) => `Taken out: ${wording(item)}`),
    ];
  }

  /** What was in the list when the copy was started, and is not now. */
  get removed() {
    return Object.entries(this.copy.list[1]).filter(([name]) => !own(this.items, name));
  }

  accept() {
    this.change((copy) => {
      const ticked = this.removed.filter(([name]) => this.done(name));
      const former = ticked.map(([name, item]) => [name, { ...item, former: true }]);
      set(copy, "list", { ...this.items, ...Object.fromEntries(former) });
    });
  }
}
