// Loads a script when it is needed: unlike data, a page may load one from a file share too.
import { element } from "./elements.js";

/** @param {string} address @returns {Promise<void>} */
export const loadScript = (address) =>
  new Promise((resolve, reject) => {
    const script = element("script", { src: address, onload: () => resolve(), onerror: () => reject(new Error(address)) });
    document.head.append(script);
  });
