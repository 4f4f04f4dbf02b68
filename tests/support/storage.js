// The storage of a browser, for scripts that are tested without one.

/** While it is `off`, every use of it fails. */
class Storage {
  /** @type {Map<string, string>} */
  items = new Map();
  off = false;

  use() {
    if (this.off) throw new Error("off");
    return this.items;
  }

  /** @param {string} key */
  getItem(key) {
    return this.use().get(key) ?? null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.use().set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.use().delete(key);
  }
}

/** Give the scripts a browser that has kept nothing. @returns {{ local: Storage, session: Storage }} */
export const emptied = () => {
  const [local, session] = [new Storage(), new Storage()];
  Object.defineProperty(globalThis, "localStorage", { value: local, configurable: true });
  Object.defineProperty(globalThis, "sessionStorage", { value: session, configurable: true });
  return { local, session };
};
