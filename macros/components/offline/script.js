// Once the page is there, a worker keeps copies of pages for when there is no connection. A page says when there is a newer
// version of it: because it was open while that was published, or because a copy has stood in for it.
import { button, element } from "../../theme/elements.js";
import { settle } from "../../theme/press.js";
import { cachesOf, leave, removed } from "./removal.js";

const { worker = "" } = document.currentScript?.dataset ?? {};
const home = document.querySelector("hb-offline");
const note = home?.querySelector("[data-offline]");
const missing = document.querySelector("[data-kept]"); // this stands in place of a page of which there is no copy
const [OFTEN, SELDOM, UNMEANT] = [10_000, 600_000, 700]; // milliseconds

/** @param {Document} page  @returns {string[]} its edition, and the files that it needs, as macros/output/offline_worker.py marks it */
const mark = (page) => page.querySelector("meta[name=handbook]")?.getAttribute("content")?.split(" ") ?? [];

const [edition, ...files] = mark(document);
const bar = element("div", { className: "hb-newer hb-noprint", role: "status" });
/** @type {string | undefined} */
let offered;
let asked = Date.now();
let asking = false;

/** Offer another edition of the page, in a place that is over it. @param {string} other */
const offer = (other) => {
  if (offered === other) return;
  offered = other;
  const words = missing ? "This page can be loaded now." : "There is a newer version of this page.";
  const close = () => bar.replaceChildren();
  bar.replaceChildren(
    element("p", {}, words),
    button("Load it", () => location.reload(), "go"),
    button("Later", close, "text"),
  );
  // A finger that comes down in the moment in which this appears was meant for what is under it.
  bar.style.pointerEvents = "none";
  setTimeout(() => (bar.style.pointerEvents = ""), UNMEANT);
};

/** The copy is as new as what is online: its note says so, and keeps its room. */
const assure = () => {
  const words = note?.querySelector("p");
  if (!(note instanceof HTMLElement) || !words) return;
  note.style.minHeight = `${note.getBoundingClientRect().height}px`;
  words.textContent = "This copy is the newest version of the page.";
};

/** @param {string | undefined} other  what is online now, if it is a page of ours */
const compare = (other) => {
  if (!other || !home) return;
  settle(bar, () => (other === edition ? assure() : offer(other)));
};

const ask = async () => {
  if (document.hidden || asking) return;
  asking = true;
  asked = Date.now();
  try {
    const response = await fetch(location.href.replace(/#.*/, ""), { cache: "no-cache" });
    if (response.ok) compare(mark(new DOMParser().parseFromString(await response.text(), "text/html"))[0]);
  } catch {
    // There is no connection: the page stays what it is.
  } finally {
    asking = false;
  }
};

const register = async () => {
  const { serviceWorker } = navigator;
  const registration = await (worker ? serviceWorker?.register(worker) : serviceWorker?.getRegistration());
  const before = registration?.active;
  if (before && (await cachesOf(registration.scope)).length) {
    const gone = await registration.update().then(
      () => false,
      () => removed(before.scriptURL),
    );
    if (gone) {
      before.postMessage({ leave: true });
      return leave(registration);
    }
  }
  if (!worker || missing) return;
  const { active } = await serviceWorker.ready;
  active?.postMessage({ files: files.map((file) => new URL(file, document.baseURI).href) });
};

if (edition && /^https?:/.test(location.protocol)) {
  home?.append(bar);
  addEventListener("online", ask);
  addEventListener("pageshow", ({ persisted }) => persisted && ask());
  document.addEventListener("visibilitychange", () => Date.now() - asked > OFTEN && ask());
  setInterval(ask, note || missing ? OFTEN : SELDOM);
  navigator.serviceWorker?.addEventListener("message", ({ data }) => compare(data.edition));
  let controlled = Boolean(navigator.serviceWorker?.controller);
  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    if (controlled) ask(); // by another worker, which comes with another version
    controlled = true;
  });
}

addEventListener("load", () => register().catch(() => {}));
