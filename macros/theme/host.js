// The host that the handbook is on. Other websites on it have the same storage, and nothing that a page does keeps them out.

import { attempt } from "./merge.js";

/** The path of the handbook on its host, as `partials/javascripts/base.html` notes it; empty where it has the host to itself. */
const path = () => globalThis.document?.documentElement?.dataset.path ?? "";

/** @param {string} name @returns {string} the key that stands for it: another handbook on the host has its own */
export const keyOf = (name) => name + path();

/** Until keys had a path, all handbooks on a host had the same: the first that looks takes what was kept. @param {string} name */
export const adopt = (name) =>
  attempt(() => {
    const [key, kept] = [keyOf(name), localStorage.getItem(name)];
    if (key === name || kept === null || localStorage.getItem(key) !== null) return;
    localStorage.setItem(key, kept);
    localStorage.removeItem(name);
  });

/** @returns {string} what somebody is told who types, where other websites have the same storage */
export const shared = () => (path() ? ` Other websites on ${location.host} can read and change what is saved here.` : "");
