// Finds the version of a section that was in force on a day, and compares any two, from the data in the page.
import { element, write } from "../../theme/elements.js";
import { day } from "../../theme/times.js";
import { compare, shown } from "./comparison.js";

/**
 * @typedef {import("./comparison.js").Line} Line
 * @typedef {{ name: string, words: string, title: string, href: string, lines: number[] }} VersionData  `lines` by their places
 * @typedef {{ lines: string[], versions: VersionData[], withdrawn: string | null }} HistoryData  the versions oldest first
 */

const MARKS = /** @type {const} */ ({ del: " taken out: ", ins: " put in: " });
const PAUSE = 700; // milliseconds without a key, after which it is said what was in force
const PARTS = { reworded: "reworded", out: "taken out", in: "put in" };

const part = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-part="${name}"]`));
const field = (/** @type {string} */ name) => /** @type {HTMLInputElement & HTMLSelectElement} */ (document.getElementById(`history-${name}`));

/** A date as people write it. @param {string} date */
const words = (date) => day(`${date}T12:00`);
const dateOf = (/** @type {VersionData} */ version) => version.name.slice(0, 10);

/**
 * What was in force at the end of a day.
 * @param {HistoryData} data @param {string} date
 * @returns {(string | Node)[]}
 */
const standing = ({ versions, withdrawn }, date) => {
  const [first] = versions;
  const [version, before] = versions.filter((each) => dateOf(each) <= date).reverse();
  const link = (/** @type {VersionData} */ to) => element("a", { href: to.href }, `the version of ${to.words}`);
  const around = /** @type {HTMLAnchorElement | null} */ (part("around"));
  if (!version && first && around) {
    const then = element("a", { href: `${around.href}?on=${date}` }, around.textContent);
    return [`It has versions of its own since ${words(dateOf(first))}. What it said before stands in `, then, "."];
  }
  if (!version) return first ? [`Not published yet: it was first published on ${words(dateOf(first))}.`] : [];
  if (withdrawn && date >= withdrawn) return [`Withdrawn on ${words(withdrawn)}. Until then: `, link(version), "."];
  if (new Date(`${date}T00:00`) > new Date()) return ["This day is still to come. Today: ", link(version), "."];
  if (dateOf(version) < date) return [`On ${words(date)}: `, link(version), "."];
  return ["Published on this day: ", link(version), ".", ...(before ? [" Before it: ", link(before), "."] : [])];
};

/** @param {Line[]} lines */
const marked = (lines) =>
  element(
    "dl",
    { className: "hb-facts" },
    ...lines.map(({ word, heading, pieces }) => {
      const texts = pieces.flatMap(({ kind, text }, at) => {
        if (kind === "same") return [text];
        const made = element(kind, {}, ...(pieces.length > 1 ? [element("span", { className: "hb-vh" }, MARKS[kind])] : []), text);
        return kind === "ins" && pieces[at - 1]?.kind === "del" ? [" ", made] : [made];
      });
      const said = heading ? [element("strong", {}, ...texts)] : texts;
      return element("div", {}, element("dt", {}, word), element("dd", {}, ...said));
    }),
  );

/** @param {HistoryData} data @param {HTMLElement} find */
const start = (data, find) => {
  const date = field("day");
  const said = part("day");
  const tell = () => said?.replaceChildren(...(date.value ? standing(data, date.value) : []));
  let pause = 0;
  date.addEventListener("input", () => {
    said?.replaceChildren();
    clearTimeout(pause);
    pause = setTimeout(tell, PAUSE);
  });
  date.value = new URLSearchParams(location.search).get("on") ?? "";
  find.hidden = false;
  tell();

  const status = part("pair");
  const compared = part("compared");
  const show = () => {
    const chosen = [field("from"), field("to")].map(({ value }) => Number(value)).sort((a, b) => a - b);
    const [before, after] = chosen.map((at) => data.versions[at]);
    if (!before || !after || !status || !compared) return;
    const [old, next] = [before, after].map(({ lines }) => lines.map((at) => data.lines[at] ?? ""));
    const rows = compare(old ?? [], next ?? []);
    const counts = Object.entries(PARTS).map(([kind, called]) => [rows.filter((row) => row.kind === kind).length, called]);
    const changes = counts.filter(([count]) => count).map(([count, called]) => `${count} ${called}`);
    const retitled = before.title !== after.title;
    const same = before === after ? "This is one version: choose two." : "Every word is the same in both.";
    write(status, changes.length ? `Lines: ${changes.join(", ")}.` : retitled ? "Only the title is another." : same);
    compared.replaceChildren(
      element("h2", {}, `From ${before.words} to ${after.words}`),
      ...(retitled ? [element("p", {}, `The title was “${before.title}”, and then “${after.title}”.`)] : []),
      ...(changes.length ? [element("div", { className: "hb-compared" }, marked(shown(rows)))] : [element("p", {}, retitled ? "Under the title, every word is the same." : same)]),
    );
  };
  find.querySelector("button")?.addEventListener("click", show);
};

/** Unfold what a link has led to. */
const unfold = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.parentElement?.querySelector(".hb-changed");
  if (folded instanceof HTMLDetailsElement) folded.open = true;
};

addEventListener("hashchange", unfold);
unfold();
const find = part("find");
const data = document.getElementById("history-data")?.textContent;
if (find && data) start(JSON.parse(data), find);
