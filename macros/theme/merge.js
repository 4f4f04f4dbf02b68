// Values that several tabs may set at once, and that can be joined in any order.

/**
 * A value, and how often it has been set. Of two, the one set more often is the later one, whatever the clocks say.
 * @template T
 * @typedef {[revision: number, value: T]} Revised
 */

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
 * @param {object} state
 * @param {string} name
 * @param {unknown} value
 */
export const set = (state, name, value) => {
  const fields = /** @type {Record<string, Revised<unknown>>} */ (state);
  fields[name] = [(own(fields, name)?.[0] ?? 0) + 1, value];
};

/**
 * Join two states, value by value. The order does not matter, and equal states give equal JSON.
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
export const isText = (value) => typeof value === "string";
/** @param {any} value */
export const isTime = (value) => value === "" || (isText(value) && Date.parse(value) > 0);

/** The shape of what every copy has. */
export const COPY = {
  gone: [Number.isInteger, (/** @type {any} */ value) => value === ""],
  made: [Number.isInteger, isTime],
  name: [Number.isInteger, isText],
};

/**
 * Whether a value has a shape: `*` stands for every key.
 * @param {any} value
 * @param {any} shape
 * @returns {boolean}
 */
export const fits = (value, shape) =>
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
