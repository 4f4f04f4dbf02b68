// What an address leads to: which handbook, which section, which version of it. Nothing here asks for an address.
import { attempt } from "../../theme/merge.js";
import { isDay } from "./days.js";
import { unwrapped } from "./readers/unwrap.js";
import { current, versionOn } from "./register.js";

/** @typedef {import("./register.js").Register} Register */

/**
 * What an address leads to.
 * - "elsewhere": somewhere else, or nowhere.
 * - "asked": to what looks like a handbook of this kind, at `base`, which is not known to be one.
 * - "section": to what has a permanent address, by it (`by` is "address", "version" or "history"), by the address of its
 *   page (`by` is "page") or by an id after a # on a page (`by` is "fragment"). `version` is named in the address;
 *   `on` is the day that a history is asked for. `page` is the page in the address, where there is one.
 * - "file": a file of the handbook that is no page.
 * - "missing": below the handbook, and nothing is there. `path` is what was asked for, `id` a section of which that
 *   version was never published.
 * `base` is the address of the handbook that it names; `former` tells that this is one that it no longer has, and `of` is
 * the register of that handbook: in a copy that an organisation has made its own it may be that of the original.
 * @typedef {{ kind: "elsewhere" } | { kind: "asked", base: string } | { kind: "file", base: string, former: boolean, of: Register, path: string }
 *   | { kind: "missing", base: string, former: boolean, of: Register, path: string, id: string, version: string }
 *   | { kind: "section", base: string, former: boolean, of: Register, id: string, by: "address" | "version" | "history" | "page" | "fragment",
 *       version: string, on: string, page: string, fragment: string }} Place
 */

const VERSION = /^\d{4}-\d\d-\d\d(?:-\d+)?$/u;
const FILE = /^(?:assets\/.+|feed\/[^/]+\.xml|[\w.-]+\.(?:json|ics|csv|xml|inv|txt|mjs|js))$/u;
const ADDRESS = /^[a-z][a-z0-9+.-]*:/iu;

/** @param {string} path @returns {string} without what it escapes, where that can be read */
const unescaped = (path) => attempt(() => decodeURIComponent(path)) ?? path;

/** An address in the one form in which two can be compared: without the scheme of the web, `www.` and a port that says nothing. */
const plain = (/** @type {URL} */ url) => {
  const web = /^https?:$/u.test(url.protocol);
  const host = url.hostname.replace(/^www\./u, "").replace(/\.$/u, "");
  return `${web ? "" : url.protocol}//${host}${url.port ? `:${url.port}` : ""}${unescaped(url.pathname)}`;
};

/** @param {string} address @returns {string} the same as of the folder that it names */
const folder = (address) => address.replace(/index\.html$/u, "").replace(/\/*$/u, "/");

/** @param {string} address @returns {URL | undefined} also where it has no scheme */
const parsed = (address) => {
  const whole = ADDRESS.test(address) && !/^[\w.-]+:\d+(?:\/|$)/u.test(address) ? address : `https://${address.replace(/^\/\//u, "")}`;
  return attempt(() => new URL(whole));
};

/** Addresses of a handbook, in the form in which others are compared with them. @param {Register} of @param {string[]} addresses @param {boolean} [former] */
export const basesAt = (of, addresses, former = false) =>
  addresses.flatMap((base) => {
    const found = base && parsed(base);
    return found ? [{ base: folder(base), plain: folder(plain(found)), former, of }] : [];
  });

/**
 * The addresses of the handbook, and of its original: where each is published, where it was, and where else it is read.
 * @param {Register} register
 * @param {string[]} [more]  that somebody says are copies of it
 * @param {string[]} [once]  that somebody says it no longer has
 * @returns {{ base: string, plain: string, former: boolean, of: Register }[]} the longest first
 */
export const bases = (register, more = [], once = []) => {
  const all = (/** @type {Register} */ of) => [...basesAt(of, [of.url, ...of.copies]), ...basesAt(of, of.former, true)];
  const own = [...all(register), ...basesAt(register, more), ...basesAt(register, once, true)];
  return [...own, ...(register.original ? all(register.original) : [])].sort((a, b) => b.plain.length - a.plain.length);
};

/**
 * @param {string} address  as it stands in a document
 * @param {Register} register
 * @param {ReturnType<typeof bases>} ours
 * @returns {Place}
 */
export const locate = (address, register, ours) => {
  const whole = unwrapped(address.trim());
  if (!whole || whole.startsWith("#")) return { kind: "elsewhere" };
  const url = /^[./]/u.test(whole) && !whole.startsWith("//") ? undefined : parsed(whole);
  if (url && !/^(?:https?|file):$/u.test(url.protocol)) return { kind: "elsewhere" };
  const path = url ? plain(url) : "";
  const own = ours.find(({ plain }) => path === plain.slice(0, -1) || path.startsWith(plain));
  if (own && url) return below(path.slice(own.plain.length), url, own);
  const base = likely(url ? unescaped(url.pathname) : unescaped(whole.replace(/[?#].*/u, "")), url?.hash ?? whole.replace(/^[^#]*/u, ""), register);
  if (base === null) return { kind: "elsewhere" };
  return { kind: "asked", base: url ? `${url.protocol}//${url.host}${base}` : base };
};

/**
 * What comes before what only a handbook of this kind has: a permanent address of one of our sections, or one of our
 * pages with a section of it, or a page whose name is none that others have.
 * @param {string} path @param {string} hash @param {Register} register
 * @returns {string | null}
 */
const likely = (path, hash, register) => {
  const permanent = /^(.*?\/|)s\/([^/]+)(?:\/([^/]*))?/u.exec(path);
  if (permanent && (register.sections.has(permanent[2] ?? "") || VERSION.test(permanent[3] ?? "") || permanent[3] === "history")) return permanent[1] ?? "";
  const at = folder(path);
  const fragment = unescaped(hash.slice(1));
  for (const { url } of register.pages.values()) {
    if (!url || !`/${at}`.endsWith(`/${url}`)) continue;
    if (url.split("-").length > 2 || register.sections.has(fragment)) return at.slice(0, at.length - url.length);
  }
  return null;
};

/**
 * @param {string} rest  of the path, below the handbook
 * @param {URL} url
 * @param {{ base: string, former: boolean, of: Register }} own
 * @returns {Place}
 */
const below = (rest, url, { base, former, of: register }) => {
  const path = rest && !/\.[a-z0-9]+$/iu.test(rest) ? folder(rest) : rest.replace(/(^|\/)index\.html$/u, "$1");
  const fragment = unescaped(url.hash.slice(1)).replace(/:~:text=.*$/u, "");
  const common = { base, former, of: register };
  const [first, id = "", third = "", fourth = ""] = path.split("/");
  if (first === "s" && id) {
    const known = register.sections.get(id);
    const missing = (/** @type {string} */ version = "") => ({ kind: /** @type {const} */ ("missing"), ...common, path, id: known ? id : "", version });
    if (!known) return missing();
    const section = { kind: /** @type {const} */ ("section"), ...common, id, version: "", on: "", page: "", fragment };
    if (!third || third === "feed.xml") return { ...section, by: "address" };
    const has = (/** @type {string} */ name) => known.versions.some((version) => version.name === name);
    if (third === "history") {
      const on = url.searchParams.get("on") ?? "";
      return { ...section, by: "history", on: isDay(on) ? on : "", version: has(fragment) ? fragment : "" };
    }
    if (!VERSION.test(third) || (fourth && fourth !== "text.txt")) return missing();
    return has(third) ? { ...section, by: "version", version: third } : missing(third);
  }
  const page = register.pages.get(path);
  const section = register.sections.get(fragment);
  if (section && (page || !path)) return { kind: "section", ...common, id: fragment, by: "fragment", version: "", on: "", page: path, fragment };
  if (page?.id) return { kind: "section", ...common, id: page.id, by: "page", version: "", on: "", page: path, fragment };
  // A page that is gone may have another address now.
  const moved = page && [...register.sections.values()].find(({ level, versions }) => level === 1 && versions.some((version) => version.page === path));
  if (moved) return { kind: "section", ...common, id: moved.id, by: "page", version: "", on: "", page: path, fragment };
  if (FILE.test(path)) return { kind: "file", ...common, path };
  return { kind: "missing", ...common, path, id: "", version: "" };
};

/**
 * The permanent address of a section, in the handbook that a link names, or where that has no longer this address, in
 * the one of today.
 * @param {Register} register @param {{ base: string, former: boolean }} place @param {string} id @param {string} [version]
 */
export const permanent = (register, { base, former }, id, version = "") =>
  `${former || !base ? register.url : base}s/${id}/${version ? `${version}/` : ""}`;

/** The version of a section that somebody may have meant who names one that there never was. @param {Register} register @param {string} id @param {string} version */
export const meant = (register, id, version) => {
  const section = register.sections.get(id);
  return section && (versionOn(section, version.slice(0, 10)) ?? section.versions[0] ?? current(section));
};
