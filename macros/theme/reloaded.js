// While the handbook is served: a page that is reloaded keeps its place, and says for which files it was.
(() => {
  const KEY = "__reloaded";
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const epoch = Number(script.dataset.epoch);
  /** @type {[number, string[]][]} */
  const told = JSON.parse(/** @type {string} */ (script.dataset.told));
  const reloaded = performance.getEntriesByType("navigation").some((at) => "type" in at && at.type === "reload");

  /** @typedef {{ path: string, epoch: number, top: number, anchor: string, open: [string, boolean][] }} PlaceOnPage */

  /** @returns {[string, HTMLDetailsElement][]} what is folded, by its summary and which of that name it is */
  const folded = () => {
    /** @type {Map<string, number>} */
    const counts = new Map();
    return [...document.querySelectorAll("details")].map((at) => {
      const name = at.querySelector("summary")?.textContent ?? "";
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return [`${counts.get(name)} ${name}`, at];
    });
  };

  const keep = () => {
    history.scrollRestoration = "auto";
    const above = [...document.querySelectorAll("main [id], article [id]")]
      .map((at) => ({ id: at.id, top: at.getBoundingClientRect().top, height: at.getClientRects().length }))
      .filter((at) => at.height && at.top <= 0);
    const last = above.at(-1);
    const place = {
      path: location.pathname,
      epoch,
      anchor: last?.id ?? "",
      top: last ? last.top : -scrollY,
      open: folded().map(([name, at]) => [name, at.open]),
    };
    sessionStorage.setItem(KEY, JSON.stringify(place));
  };

  /** @param {PlaceOnPage} place */
  const restore = (place) => {
    const open = new Map(place.open);
    for (const [name, at] of folded()) at.open = open.get(name) ?? at.open;
    const anchor = place.anchor && document.getElementById(place.anchor);
    const from = anchor ? anchor.getBoundingClientRect().top + scrollY : 0;
    scrollTo({ top: from - place.top, behavior: "instant" });
  };

  /** @param {string[]} files */
  const say = (files) => {
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    said.className = "hb-reloaded";
    document.body.append(said);
    const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
    setTimeout(() => (said.textContent = `Reloaded: ${files.slice(0, 3).join(", ")}${more}`));
    setTimeout(() => said.remove(), 10_000);
  };

  addEventListener("pagehide", keep);
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  /** @type {PlaceOnPage | null} */
  const place = kept && JSON.parse(kept);
  if (!reloaded || place?.path !== location.pathname) return;
  history.scrollRestoration = "manual"; // until the page is left, so that going back to it is as ever
  addEventListener("load", () => {
    restore(place);
    const files = told.filter(([at]) => at > place.epoch).flatMap(([, names]) => names);
    if (files.length) say([...new Set(files)]);
  });
})();
