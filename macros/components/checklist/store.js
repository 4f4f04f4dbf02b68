// The copies of one checklist that this browser keeps, shared by all its tabs.

/** @typedef {{ text: string, must: boolean, who: string, former?: boolean }} Item */
/** @typedef {Record<string, Item>} Items */
/**
 * A value, and how often it has been set. Of two, the one set more often is the later one, whatever the clocks say.
 * @template T
 * @typedef {[revision: number, value: T]} Register
 */
/**
 * `gone` and each of `ticks` hold a time, or nothing: `""`. `list` holds the items that the copy was started with; one
 * that was ticked and has been taken out since is `former`. Of a copy that is gone only `gone` is kept.
 * @typedef {{
 *   gone: Register<string>, made: Register<string>, name: Register<string>, list: Register<Items>,
 *   ticks: Record<string, Register<string>>,
 * }} Copy
 */
/** @typedef {Record<string, Copy>} Copies */

const VERSION = 1;

/** @returns {string} the time in UTC, to the second */
export const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

/**
 * Look up a key without meeting what every object inherits: an item may be called "constructor".
 * @template T
 * @param {Record<string, T> | undefined} record
 * @param {string} key
 * @returns {T | undefined}
 */
export const own = (record, key) => (record && Object.hasOwn(record, key) ? record[key] : undefined);

/**
 * @param {Copy | Copy["ticks"]} registers
 * @param {string} name
 * @param {string | Items} value
 */
export const set = (registers, name, value) => {
  const fields = /** @type {Record<string, Register<unknown>>} */ (registers);
  fields[name] = [(own(fields, name)?.[0] ?? 0) + 1, value];
};

/**
 * Join two states, register by register. The order does not matter, and equal states give equal JSON.
 * @param {any} a
 * @param {any} b
 * @returns {any}
 */
export const merge = (a, b) => {
  if (Array.isArray(a ?? b)) {
    const later = a && b && (b[0] - a[0] || (JSON.stringify(b) > JSON.stringify(a) ? 1 : 0));
    return !a || later > 0 ? b : a;
  }
  const keys = Object.keys({ ...a, ...b }).sort();
  return Object.fromEntries(keys.map((key) => [key, merge(own(a, key), own(b, key))]));
};

/** @param {any} value */
const isText = (value) => typeof value === "string";
/** @param {any} value */
const isTime = (value) => value === "" || (isText(value) && Date.parse(value) > 0);
const GONE = { gone: [Number.isInteger, Date.parse] };
const ITEMS = { "*": { text: isText, who: isText } };
const COPY = {
  gone: [Number.isInteger, (/** @type {any} */ value) => value === ""],
  made: [Number.isInteger, isTime],
  name: [Number.isInteger, isText],
  list: [Number.isInteger, ITEMS],
  ticks: { "*": [Number.isInteger, isTime] },
};

/**
 * Whether a value has a shape: `*` stands for every key.
 * @param {any} value
 * @param {any} shape
 * @returns {boolean}
 */
const fits = (value, shape) =>
  typeof shape === "function"
    ? shape(value)
    : value instanceof Object &&
      Array.isArray(value) === Array.isArray(shape) &&
      Object.entries(shape).every(([key, part]) =>
        key === "*" ? Object.values(value).every((each) => fits(each, part)) : fits(own(value, key), part),
      );

/** @template T @param {() => T} use @returns {T | undefined} */
export const attempt = (use) => {
  try {
    return use();
  } catch {
    return undefined;
  }
};

export class Store {
  /** @type {Copies} */
  copies = {};

  /**
   * Why nothing is being kept, if so.
   * @type {"" | "failed" | "newer"}
   */
  trouble = "";

  /** Whether data that could not be read was set aside. */
  aside = false;

  /** @param {string} id */
  constructor(id) {
    this.key = `handbook.checklist.${id}`;
  }

  /**
   * Take in what other tabs have kept, make a change, and keep what they lack.
   * @param {(copies: Copies) => void} [change]
   */
  sync(change) {
    const owed = change || this.trouble;
    this.trouble = "failed";
    const stored = attempt(() => this.#read());
    change?.(this.copies);
    for (const [id, { gone }] of Object.entries(this.copies)) {
      // What was deleted in one tab is not to live on in another.
      if (gone[1]) this.copies[id] = /** @type {Copy} */ ({ gone });
    }
    this.copies = merge(this.copies, {});
    const text = JSON.stringify({ version: VERSION, copies: this.copies });
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
    if (data?.version > VERSION) {
      this.trouble = "newer";
      return undefined;
    }
    if (fits(data?.copies, { "*": (/** @type {any} */ copy) => fits(copy, GONE) || fits(copy, COPY) })) {
      this.copies = merge(this.copies, data.copies);
    } else if (stored !== null) {
      localStorage.setItem(`${this.key}.unreadable.${new Date().toISOString()}`, stored);
      this.aside = true;
    }
    return stored;
  }
}
