// The button of the search, and its dialog. What looks through the handbook is not loaded before that is first opened.
import { fail, say } from "./status.js";

/** @type {HTMLElement & { load?: () => void } | null} */
const search = document.querySelector("hb-search");

if (search) {
  const [opener, dialog, query] = /** @type {[HTMLButtonElement, HTMLDialogElement, HTMLInputElement]} */ (
    ["button", "dialog", "input"].map((name) => search.querySelector(name))
  );
  /** @type {HTMLScriptElement | undefined} */
  let script;

  /** After a failure, which the browser may have kept: ask the host anew. */
  const refresh = async () => {
    const { failed, script = "", index = "" } = search.dataset;
    if (failed === undefined) return;
    say(search, "Loading the search");
    await Promise.allSettled([script, index].map((file) => fetch(file, { cache: "reload" })));
    delete search.dataset.failed;
  };

  const giveUp = () => {
    script = undefined;
    fail(search);
  };

  const load = async () => {
    await refresh();
    if (search.load) return search.load();
    if (script) return;
    say(search, "Loading the search");
    script = document.createElement("script");
    script.src = search.dataset.script ?? "";
    script.onload = () => (search.load ? search.load() : giveUp()); // a proxy's page is loaded, and is no script
    script.onerror = giveUp;
    document.head.append(script);
  };

  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    query.select();
    load();
  };

  opener.hidden = false;
  opener.onclick = open;
  dialog.onclick = ({ target }) => {
    if (target === dialog || /** @type {Element} */ (target).closest("a, [data-close]")) dialog.close();
  };
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // it would empty the field
    dialog.close();
  });
  // With a modifier: a letter alone would get in the way of people who speak to their computer (WCAG 2.1.4).
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || dialog.open) return;
    event.preventDefault();
    open();
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked !== null) {
    query.value = asked;
    open();
  }
}
