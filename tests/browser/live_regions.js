// What a screen reader is told of by itself: each message in a live region, in `liveRegions.take()`. A message is late
// where its region was not in the accessibility tree when it was last looked at: then most screen readers say nothing.

const LIVE = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output";

const LOOK = 200; // ms, after which what is in the tree is known to be there

/** The regions that were in the tree at the last look. @type {WeakSet<Element>} */
let known = new WeakSet();
/** Those that have been written into, and not been heard yet. @type {Set<Element>} */
const written = new Set();
/** @type {{ words: string, how: string, late: boolean }[]} */
let heard = [];

const inTree = (region) => {
  const modal = document.querySelector("dialog:modal");
  return (
    region.checkVisibility({ visibilityProperty: true }) &&
    !region.closest("[aria-hidden=true], [inert]") &&
    (!modal || modal.contains(region))
  );
};

const regions = () => [...document.querySelectorAll(LIVE)];

/** @param {MutationRecord[]} records */
const listen = (records) => {
  for (const region of regions()) {
    const added = records.some(({ addedNodes }) => [...addedNodes].some((node) => node.contains(region)));
    const into = ({ type, target, addedNodes }) => region.contains(target) && (type === "characterData" || addedNodes.length > 0);
    if (added) known.delete(region);
    if (added || records.some(into)) written.add(region);
    const words = written.has(region) && inTree(region) && region.innerText.replaceAll(/\s+/g, " ").trim();
    if (!words) continue;
    const alert = region.role === "alert" || region.ariaLive === "assertive";
    heard.push({ words, how: alert ? "alert" : "status", late: !known.has(region) });
    written.delete(region);
  }
};

// What was written while it was out of the tree is text, and no message, when it is shown later.
const look = () => {
  listen(watcher.takeRecords());
  written.clear();
  known = new WeakSet(regions().filter(inTree));
};

const watcher = new MutationObserver(listen);
watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
setInterval(look, LOOK);

self.liveRegions = {
  count: () => heard.length,
  /** @returns what was heard since this was last asked, in order */
  take: () => {
    look();
    const said = heard;
    heard = [];
    return said;
  },
};
