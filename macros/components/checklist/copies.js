// What a person does with the copies of a checklist.

import { COPY, isText, isTime, now, own, set } from "../../theme/merge.js";
import { Store } from "../../theme/store.js";
import { day } from "../../theme/times.js";

/** @template T @typedef {import("../../theme/merge.js").Revised<T>} Revised */
/** @typedef {{ text: string, must: boolean, who: string, former?: boolean }} Item */
/** @typedef {Record<string, Item>} Items */
/**
 * Each of `ticks` holds a time, or nothing. `list` holds the items that the copy was started with; one that was
 * ticked and has been taken out since is `former`.
 * @typedef {import("../../theme/store.js").Kept & {
 *   list: Revised<Items>, ticks: Record<string, Revised<string>>,
 * }} Copy
 */

const SHAPE = {
  ...COPY,
  list: [Number.isInteger, { "*": { text: isText, who: isText } }],
  ticks: { "*": [Number.isInteger, isTime] },
};

/** @param {Item} item */
export const wording = ({ text, must, who }) => `${must ? "Must: " : ""}${text}${who && ` (${who})`}`;

/** @param {Copy} copy @param {Copy} before */
const untick = (copy, before) => {
  for (const [name, [, time]] of Object.entries(before.ticks)) {
    if (time && !own(copy.ticks, name)?.[1]) set(copy.ticks, name, time);
  }
};

/** @extends {Store<Copy>} */
export class Copies extends Store {
  /** @param {string} id @param {Items} items the list as it is now */
  constructor(id, items) {
    super(`handbook.checklist.${id}`, SHAPE, (name = `My sheet, ${day(now())}`) => ({
      gone: [1, ""],
      made: [1, now()],
      name: [1, name],
      list: [1, items],
      ticks: {},
    }));
    this.items = items;
  }

  /** @override @param {Copy} copy */
  latest({ made, ticks }) {
    return [made, ...Object.values(ticks)].map(([, time]) => time).sort().at(-1) ?? "";
  }

  /** @param {string} name the id of an item @param {boolean} done */
  tick(name, done) {
    this.change((copy) => set(copy.ticks, name, done ? now() : ""));
  }

  /** @returns {() => void} undoes it */
  reset() {
    return this.undoable((copy) => {
      for (const name of Object.keys(copy.ticks)) if (copy.ticks[name]?.[1]) set(copy.ticks, name, "");
    }, untick);
  }

  /** @param {string} name the id of an item */
  done(name) {
    return own(this.copy.ticks, name)?.[1] ?? "";
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
