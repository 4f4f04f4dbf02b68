// The service worker. Pages come from the network, so that nobody reads old guidance while there is new; a copy stands in
// when the network fails or is slow, and says of when it is. Files whose name changes with their content are kept.
import { when } from "../../theme/times.js";

/**
 * What the build says. `version` changes with the pages, which a browser then fetches anew; in `note`, `mark` stands for
 * the time of a copy.
 * @typedef {{ version: string, pages: string[], offline: string, note: string, mark: string }} Handbook
 * @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} Waiting
 * @typedef {Waiting & { request: Request, respondWith: (response: Promise<Response>) => void }} Fetching
 * @typedef {{
 *   addEventListener: ((type: "install" | "activate", listen: (event: Waiting) => void) => void) &
 *     ((type: "fetch", listen: (event: Fetching) => void) => void),
 *   clients: { claim: () => Promise<void>, matchAll: (options: object) => Promise<{ url: string }[]> },
 *   handbook: Handbook, registration: { scope: string }, skipWaiting: () => Promise<void>,
 * }} Worker
 */

const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));
const { handbook } = worker;
const { scope } = worker.registration;
const PATIENCE = 4000; // milliseconds that a page may take when there is a copy of it
const SITE = `handbook ${scope} `; // another handbook on the same host has its own
const CACHE = `${SITE}1`;
const HASHED = /\.[0-9a-f]{8}(\.min)?\.(css|js)$/;
const LOADED = /<(?:script|link rel="(?:stylesheet|icon)"|img)\b[^>]*? (?:src|href)="([^"]+)"/g;
const LINKED = / (href|src|data-script)="(?!#)([^"]*)"/g;
const OURS = "default-src 'none'"; // of the policy of every page; what a proxy or a hotel puts in its place has another
const ARTICLE = /<article\b[^>]*>/;
const TITLE = /<title>([^]*?)(?: \| [^|]*)?<\/title>/;
const LIST = /<ul data-kept>[^]*?(?=<\/ul>)/;

/** @param {string} address  without what leads to a place on the page, or to a state of it */
const page = (address) => address.replace(/[?#].*/, "").replace(/\/index\.html$/, "/");

/** @param {string} html @param {Record<string, string>} [more] */
const shown = (html, more) => new Response(html, { headers: { "content-type": "text/html; charset=utf-8", ...more } });

/** @param {Response} response  which is left for others to read @returns {Promise<string>} a page of ours, or nothing */
const ours = async (response) => {
  if (!response.ok || !(response.headers.get("content-type") ?? "").startsWith("text/html")) return "";
  const html = await response.clone().text();
  return html.includes(OURS) ? html : "";
};

const cache = () => caches.open(CACHE);

/** @param {string} address  of what is looked for; a browser that keeps nothing still shows what is online */
const find = (address) =>
  cache()
    .then((store) => store.match(address))
    .catch(() => undefined);

/** @param {string} address @param {Response} response */
const put = async (address, response) => (await cache()).put(address, response);

/** @returns {Promise<[address: string, html: string][]>} what is kept of the pages */
const kept = async () => {
  const store = await cache();
  const pages = (await store.keys()).filter(({ url }) => /(\/|\.html)$/.test(url));
  return Promise.all(pages.map(async ({ url }) => [url, (await (await find(url))?.text()) ?? ""]));
};

/**
 * Keep a page, and before it what it loads: a copy is whole, or it is not there.
 * @param {string} address
 * @param {Response} response  which is left for others to read
 * @returns {Promise<boolean>} whether there is one to keep
 */
const keep = async (address, response) => {
  const page = ours(response);
  const store = await cache();
  if (response.status === 404 || response.status === 410) await store.delete(address);
  const html = await page;
  if (!html) return false;
  const files = [...html.matchAll(LOADED)].map(([, file = ""]) => new URL(file, address).href);
  await Promise.all(files.map(async (file) => (await find(file)) ?? store.add(file)));
  await put(address, shown(html, { date: response.headers.get("date") ?? new Date().toUTCString() }));
  return true;
};

/** @param {string} address */
const fetchAndKeep = async (address) => {
  const response = await fetch(address, { cache: "no-cache" });
  if (!(await keep(address, response))) throw new Error(`${address} is no page`);
};

/** @param {Response} page  of which a copy is shown that says of when it is */
const copy = async (page) => {
  const note = handbook.note.replace(handbook.mark, when(page.headers.get("date") ?? ""));
  return shown((await page.text()).replace(ARTICLE, (article) => article + note));
};

/** Return the page in place of one that was not kept; its links are made to work at any address. */
const offline = async () => {
  const own = scope + handbook.offline;
  const listed = [handbook.offline, ...handbook.pages].map((path) => scope + path);
  const pages = (await kept()).filter(([address, html]) => !listed.includes(address) && ARTICLE.test(html));
  const links = pages.map(([address, html]) => `<li><a href="${address}">${TITLE.exec(html)?.[1]}</a></li>`);
  const html = await (await find(own))?.text();
  if (!html) return Response.error();
  const whole = html.replace(LINKED, (_, name, address) => ` ${name}="${new URL(address, own).href}"`);
  return shown(whole.replace(LIST, (list) => list + links.join("")));
};

/** @param {Fetching} event */
const openPage = async (event) => {
  const address = page(event.request.url);
  const live = fetch(event.request, { cache: "no-cache" }); // what the browser's own cache holds may be out of date
  event.waitUntil(live.then((response) => keep(address, response)).catch(() => {}));
  const old = await find(address);
  const tries = [live.catch(() => undefined)];
  if (old) tries.push(new Promise((resolve) => setTimeout(resolve, PATIENCE)));
  const response = await Promise.race(tries);
  if (response && (response.status < 500 || !old)) return response;
  if (old) return copy(old);
  return (await find(`${address}/`)) ? Response.redirect(`${address}/`) : offline();
};

/** @param {Fetching} event  for what pages load, and for what scripts ask for, such as the index of the search */
const openFile = async (event) => {
  const old = await find(event.request.url);
  if (old && HASHED.test(event.request.url)) return old;
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(put(event.request.url, response.clone()).catch(() => {}));
    return response;
  } catch {
    return old ?? Response.error();
  }
};

/** Keep what everybody needs, and what this reader has open. */
const install = async () => {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const extra = open.filter(({ url }) => url.startsWith(scope)).map(({ url }) => fetchAndKeep(page(url)).catch(() => {}));
  await Promise.all([...extra, ...[handbook.offline, ...handbook.pages].map((path) => fetchAndKeep(scope + path))]);
  await worker.skipWaiting();
};

/** Drop the caches of older workers, and the files that no kept page names any more. */
const activate = async () => {
  for (const name of await caches.keys()) if (name.startsWith(SITE) && name !== CACHE) await caches.delete(name);
  const store = await cache();
  const html = (await kept()).join();
  for (const { url } of await store.keys()) {
    if (HASHED.test(url) && !html.includes(url.slice(url.lastIndexOf("/")))) await store.delete(url);
  }
  await worker.clients.claim();
};

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  event.respondWith(mode === "navigate" ? openPage(event) : openFile(event));
});
