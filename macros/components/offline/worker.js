// The service worker. Pages come from the network, so that nobody reads old guidance while there is new; a copy stands in
// when the network fails or is slow, and says of when it is. A copy is whole, with the files that the page names by its
// mark, or it is not there. What somebody else answers in place of a page or a file of ours is not kept.
import { when } from "../../theme/times.js";
import { cachesOf, leave, own, removed } from "./removal.js";

/**
 * What the build says (macros/output/offline_worker.py). `version` changes with the pages that every browser keeps; `mark` stands on a
 * page before what it needs, `place` where the `note` belongs, in which `when` stands for the time of the copy, and `rest`
 * in the list of what is kept; `cited` stands between the id of a section and its version in the link at its heading;
 * `name` ends the titles; `patience` is in milliseconds.
 * @typedef {{
 *   version: string, pages: string[], offline: string, mark: string, place: string, note: string, when: string,
 *   rest: string, cited: string, name: string, patience: number,
 * }} Settings
 * @typedef {{ id: string, url: string, postMessage: (message: object) => void }} Tab
 * @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} Waiting
 * @typedef {Waiting & { addRoutes?: (route: object) => Promise<void> }} Installing
 * @typedef {Waiting & { request: Request, resultingClientId: string, respondWith: (response: Promise<Response>) => void }} Fetching
 * @typedef {Waiting & { source: Tab, data: { files?: string[], leave?: boolean } }} FromTab
 * @typedef {{
 *   addEventListener: ((type: "install", listen: (event: Installing) => void) => void) &
 *     ((type: "activate", listen: (event: Waiting) => void) => void) &
 *     ((type: "fetch", listen: (event: Fetching) => void) => void) & ((type: "message", listen: (event: FromTab) => void) => void),
 *   clients: {
 *     claim: () => Promise<void>, get: (id: string) => Promise<Tab | undefined>, matchAll: (options: object) => Promise<Tab[]>,
 *   },
 *   handbook: Settings, registration: { scope: string, unregister: () => Promise<boolean> }, skipWaiting: () => Promise<void>,
 * }} Worker
 */

const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));
const { handbook } = worker;
const { scope } = worker.registration;
const CACHE = `${own(scope)}2`; // another number drops what older workers have kept
const VERSIONED = /(\.[0-9a-f]{8}(\.min)?\.(css|js)|\?[0-9a-f]{8})$/; // another content has another address
const TAB = `${scope}?tab=`; // with the id of a tab, what that tab needs
/** @type {Record<string, RegExp>} */
const TYPES = { css: /^text\/css/, js: /javascript/, json: /json/, svg: /^image\//, png: /^image\//, jpg: /^image\//, webp: /^image\// };
let left = false;

/** @param {string} address  without what leads to a place on the page, or to a state of it */
const page = (address) => address.replace(/[?#].*/, "").replace(/\/index\.html$/, "/");

/** @param {string} address  @returns {string} with the name of the file, without which a host may have no page to show */
const named = (address) => address.replace(/\/$/, "/index.html");

/** @param {string} address  of a file */
const isPage = (address) => /(\/|\.html)$/.test(address);

/** @param {string} html @param {Record<string, string>} [more] */
const shown = (html, more) => new Response(html, { headers: { "content-type": "text/html; charset=utf-8", ...more } });

/** @param {string} html @param {string} address  @returns {{ edition: string, files: string[] } | undefined} of a page of ours */
const marked = (html, address) => {
  const start = html.indexOf(handbook.mark) + handbook.mark.length;
  if (start < handbook.mark.length) return undefined;
  const [edition = "", ...files] = html.slice(start, html.indexOf('"', start)).split(" ");
  return { edition, files: files.map((file) => new URL(file, address).href) };
};

/** Whether an answer is of the type that a file of its name has. @param {string} address @param {Response} response */
const fits = (address, { ok, headers }) => {
  const name = page(address);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  return ok && (!type || type.test(headers.get("content-type") ?? ""));
};

const cache = () => caches.open(CACHE);

/** @param {string} address  of what is looked for; a browser that keeps nothing still shows what is online */
const find = (address) =>
  cache()
    .then((store) => store.match(address))
    .catch(() => undefined);

/** @param {string} address @param {Response} response */
const put = async (address, response) => {
  if (!left) await (await cache()).put(address, response);
};

/** @param {string} file  address and digest */
const fetchFile = async (file) => {
  const [address = "", integrity = ""] = file.split("#");
  if ((await find(address))?.headers.get("integrity") === integrity) return;
  /** @param {RequestCache} cache */
  const load = async (cache) => {
    const response = await fetch(address, { cache, integrity });
    if (!fits(address, response)) throw new Error(`${address} is not what the page names`);
    return response;
  };
  const response = await load("default").catch(() => load("reload")); // a browser's own cache may hold a proxy's page
  const headers = { "content-type": response.headers.get("content-type") ?? "", integrity };
  await put(address, new Response(await response.arrayBuffer(), { headers }));
};

/** What is on its way: pages that are kept at the same time name the same files. @type {Map<string, Promise<void>>} */
const coming = new Map();

/** @param {string} file  address and digest */
const keepFile = (file) => {
  const work = coming.get(file) ?? fetchFile(file).finally(() => coming.delete(file));
  coming.set(file, work);
  return work;
};

/** @returns {Promise<[address: string, html: string][]>} what is kept of the pages */
const kept = async () => {
  const pages = (await (await cache()).keys()).filter(({ url }) => isPage(url));
  return Promise.all(pages.map(async ({ url }) => [url, (await (await find(url))?.text()) ?? ""]));
};

/**
 * Keep a page, and before it the files that it names.
 * @param {string} address
 * @param {Response} response  which is left for others to read
 * @returns {Promise<string | undefined>} the edition of the page; nothing when it is not a page of ours
 */
const keep = async (address, response) => {
  const text = response.clone();
  if (response.status === 404 || response.status === 410) await (await cache()).delete(address);
  if (!response.ok || response.redirected) return undefined;
  const html = await text.text();
  const found = marked(html, address);
  if (!found) return undefined;
  await Promise.all(found.files.map(keepFile));
  await put(address, shown(html, { date: response.headers.get("date") ?? new Date().toUTCString() }));
  return found.edition;
};

/** @param {string} address */
const fetchAndKeep = async (address) => {
  for (const at of [address, named(address)]) {
    if ((await keep(address, await fetch(at, { cache: "no-cache" }))) !== undefined) return;
  }
  throw new Error(`${address} is not a page of the handbook`);
};

/** @param {Response} page  of which a copy is shown that says of when it is */
const copy = async (page) => {
  const note = handbook.note.replace(handbook.when, when(page.headers.get("date") ?? ""));
  return shown((await page.text()).replace(handbook.place, () => note));
};

/**
 * Return where a section stands on a page that is kept, if that has the version that an address asks for.
 * @param {string} address  a permanent one, of a section or of a version of it
 */
const placeOf = async (address) => {
  const [, id = "", version] = address.slice(scope.length).match(/^s\/([a-z0-9-]+)(?:\/([\d-]+))?\/?$/) ?? [];
  const start = `/s/${id}${handbook.cited}`;
  const found = id && (await kept()).find(([, html]) => html.includes(version ? `${start}${version}"` : start));
  if (!found) return undefined;
  const [page, html] = found;
  return new RegExp(`<h\\d[^>]* id="${id}"`).test(html) ? `${named(page)}#${id}` : named(page);
};

/** Return what stands in for a page that does not come: its copy, or the way to one. @param {string} address */
const standIn = async (address) => {
  const old = await find(address);
  if (old) return copy(old);
  const place = (await find(`${address}/`)) ? named(`${address}/`) : await placeOf(address).catch(() => undefined);
  return place && Response.redirect(place);
};

/** Return the page in place of one that was not kept; its links are made to work at any address. */
const offline = async () => {
  const html = await (await find(scope + handbook.offline))?.text();
  if (!html) return Response.error();
  const listed = [handbook.offline, ...handbook.pages].map((path) => scope + path);
  const pages = (await kept()).filter(([address, html]) => !listed.includes(address) && html.includes(handbook.place));
  const links = pages.map(([address, html]) => {
    const title = html.slice(html.indexOf("<title>") + 7, html.indexOf("</title>"));
    return `<li><a href="${named(address)}">${title.replace(handbook.name, "")}</a></li>`;
  });
  return shown(html.replaceAll('"../', () => `"${scope}`).replace(handbook.rest, () => links.join("")));
};

/**
 * A page that came too late to be shown: its tab can offer it.
 * @param {string} id  of the tab @param {string} [edition]
 */
const tell = async (id, edition) => (await worker.clients.get(id))?.postMessage({ edition });

/** @param {Fetching} event */
const openPage = async (event) => {
  const address = page(event.request.url);
  const live = fetch(event.request, { cache: "no-cache" }); // what the browser's own cache holds may be out of date
  const arrives = live.then((response) => keep(address, response));
  event.waitUntil(
    arrives.then(async (edition) => {
      if (edition === undefined && (await removed(location.href))) await retire();
    }, () => {}),
  );
  const comes = live.catch(() => undefined);
  const response = await Promise.race([comes, new Promise((resolve) => setTimeout(resolve, handbook.patience))]);
  if (response && response.status < 500) return response;
  const instead = await standIn(address);
  if (!instead) return (await comes) ?? offline();
  event.waitUntil(arrives.then((edition) => tell(event.resultingClientId, edition)).catch(() => {}));
  return instead;
};

/** @param {Fetching} event  for what pages load, and for what scripts ask for, such as the index of the search */
const openFile = async ({ request }) => {
  const old = await find(request.url);
  if (old && VERSIONED.test(request.url)) return old;
  /** @param {RequestInit} [options] */
  const load = (options) => fetch(request, options).catch(() => undefined);
  let response = await load();
  if (response && fits(request.url, response)) return response;
  if (old) return old;
  if (response?.ok) response = await load({ cache: "reload" }); // a browser's own cache may hold a proxy's page
  return response && (fits(request.url, response) || !response.ok) ? response : Response.error();
};

/**
 * Keep what everybody needs, and what this reader has open or has kept with an older worker.
 * @param {Installing} event
 */
const install = async (event) => {
  // A browser that has to start the worker would meanwhile ask for the page itself, and give us what its own cache holds.
  await event.addRoutes?.({ condition: { requestMode: "navigate" }, source: "fetch-event" }).catch(() => {});
  const open = (await worker.clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ url }) => page(url));
  const older = (await cachesOf(scope)).filter((name) => name !== CACHE);
  const keys = await Promise.all(older.map(async (name) => (await caches.open(name)).keys()));
  const before = keys.flat().map(({ url }) => url).filter(isPage);
  const extra = [...open.filter((url) => url.startsWith(scope)), ...before].map((url) => fetchAndKeep(url).catch(() => {}));
  await Promise.all([...extra, ...[handbook.offline, ...handbook.pages].map((path) => fetchAndKeep(scope + path))]);
  await worker.skipWaiting();
};

/** Drop the caches of older workers, and the files that no kept page and no open tab needs any more. */
const activate = async () => {
  for (const name of await cachesOf(scope)) if (name !== CACHE) await caches.delete(name);
  const tabs = (await worker.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => TAB + id);
  const needed = new Set((await kept()).flatMap(([address, html]) => marked(html, address)?.files ?? []));
  for (const tab of tabs) for (const file of (await (await find(tab))?.json()) ?? []) needed.add(file);
  const files = [...needed].map((file) => file.split("#")[0]);
  const store = await cache();
  for (const { url } of await store.keys()) {
    if (!isPage(url) && !tabs.includes(url) && !files.includes(url)) await store.delete(url);
  }
  await worker.clients.claim();
};

/**
 * Keep what an open tab may still load, which a newer version may have taken off the host by then.
 * @param {string} id  of the tab
 * @param {string[]} files
 */
const hold = async (id, files) => {
  await put(TAB + id, new Response(JSON.stringify(files)));
  await Promise.allSettled(files.map(keepFile));
};

const retire = async () => {
  left = true;
  await leave(worker.registration);
};

worker.addEventListener("install", (event) => event.waitUntil(install(event)));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  const { files, leave } = event.data;
  if (files) event.waitUntil(hold(event.source.id, files));
  if (leave) event.waitUntil(retire());
});
worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope) || left) return;
  if (mode === "navigate") event.respondWith(openPage(event));
  else if (!isPage(page(url))) event.respondWith(openFile(event)); // who compares a copy with its page wants the page
});
