// One question at a time. Where a reader is, and what they have answered, stands in the address: so the browser's own
// back and forward work, and so does the address in a message to a colleague. It holds ids and numbers only.

import { propose, watch } from "../../theme/case.js";
import { COPIED, copy, refused } from "../../theme/clipboard.js";
import { button, div, element, write } from "../../theme/elements.js";

/** @typedef {[question: string, answer: number]} Answer */
/** @typedef {{ card: HTMLElement, path: Answer[] }} Place */

/** @param {HTMLElement} root */
const enhance = (root) => {
  const cards = new Map([...root.querySelectorAll("article")].map((card) => [card.id, card]));
  const first = /** @type {HTMLElement} */ ([...cards.values()][0]);
  /** @type {Place} */
  let place = { card: first, path: [] };
  let heard = false;

  const told = element("p", { className: "hb-small", role: "status" });
  const back = button("Back", () => go(place.path.slice(0, -1)));
  const again = button("Start again", () => go([]));
  const link = button("Copy a link to here", async () => {
    write(told, "");
    const done = await copy(location.href);
    write(told, done ? `${COPIED}. It holds no words of yours.` : refused("Copy the address of this page."));
  });
  const so = element("ol", {});
  const spoken = element("p", { className: "hb-vh", role: "status" });
  const far = element("section", { className: "hb-noprint" }, element("p", { className: "hb-kicker" }, "Your answers so far"), so);
  const bar = div("hb-row hb-noprint", back, again, link);
  root.prepend(bar, told, spoken);
  root.querySelector("details")?.before(far);

  /** @param {HTMLElement} card */
  const heading = (card) => /** @type {HTMLElement} */ (card.querySelector("h3"));
  /** @param {string} question */
  const answers = (question) =>
    /** @type {HTMLAnchorElement[]} */ ([...(cards.get(`q-${question}`)?.querySelectorAll(".hb-guide__answers a") ?? [])]);
  const targets = new Map([...root.querySelectorAll("a")].map((link) => [link, link.hash.slice(1)]));

  /** Where answers lead, as far as they follow from each other. @param {Answer[]} path @returns {Place} */
  const follow = (path) => {
    let card = first;
    /** @type {Answer[]} */
    const taken = [];
    for (const [question, answer] of path) {
      const next = cards.get(targets.get(/** @type {HTMLAnchorElement} */ (answers(question)[answer])) ?? "");
      if (card.id !== `q-${question}` || !next) break;
      taken.push([question, answer]);
      card = next;
    }
    return { card, path: taken };
  };

  /** @param {Place} place */
  const address = ({ card, path }) => `#${[card.id, ...path.map((answer) => answer.join("."))].join(";")}`;

  /** @returns {Place | undefined} what the address says, if it is about the guide */
  const here = () => {
    const [id = "", ...said] = location.hash.slice(1).split(";");
    const card = cards.get(id);
    const path = said.map((answer) => /** @type {Answer} */ ([answer.split(".")[0], Number(answer.split(".")[1])]));
    const there = follow(path);
    return card && (there.card === card ? there : { card, path: [] });
  };

  /** @param {Answer[]} path */
  const go = (path) => {
    location.hash = address(follow(path));
  };

  const show = () => {
    const { card, path } = place;
    for (const other of cards.values()) other.toggleAttribute("data-away", other !== card);
    const number = card.querySelector(".hb-kicker span");
    if (number && card.id.startsWith("q-")) write(number, `Question ${path.length + 1}`);
    answers(card.id.slice(2)).forEach((link, at) => {
      const target = cards.get(targets.get(link) ?? "");
      if (target) link.setAttribute("href", address({ card: target, path: [...path, [card.id.slice(2), at]] }));
    });
    bar.toggleAttribute("data-away", !path.length && card === first);
    for (const part of [back, far]) part.toggleAttribute("data-away", !path.length);
    so.replaceChildren(
      ...path.map(([question, answer], at) => {
        const asked = /** @type {HTMLElement} */ (cards.get(`q-${question}`));
        const change = element("a", { href: address(follow(path.slice(0, at))) }, "Change");
        change.setAttribute("aria-label", `Change: ${heading(asked).textContent}`);
        return element("li", {}, `${heading(asked).textContent} `, element("strong", {}, answers(question)[answer]?.textContent ?? ""), " ", change);
      }),
    );
    write(told, "");
  };

  const tell = () => {
    const { card, path } = place;
    const decided = card.id.startsWith("o-");
    const { duties = "", refuse = "", harm } = card.dataset;
    propose(
      {
        answers: path,
        outcome: decided ? card.id.slice(2) : "",
        outcomeTitle: decided ? (heading(card).textContent ?? "") : "",
        duties: duties.split(" ").filter(Boolean),
        refuse,
        harm: harm !== undefined,
      },
      "guide",
    );
  };

  addEventListener("hashchange", () => {
    const now = here() ?? (location.hash ? undefined : follow([]));
    if (!now) return;
    place = now;
    show();
    heading(place.card).focus();
    write(spoken, [...place.card.querySelectorAll(".hb-kicker span")].map((span) => span.textContent).join(": "));
    tell();
  });

  place = here() ?? place;
  show();
  watch((now, by, before) => {
    const fresh = !heard;
    heard = true;
    if (by === "guide") return;
    // Who opened an address wants to be there, whatever their last record says; a new record begins there.
    if (fresh && here()) return now.answers.length ? undefined : tell();
    if (JSON.stringify(now.answers) === JSON.stringify(before.answers)) return;
    place = follow(now.answers);
    const way = fresh ? "replaceState" : "pushState";
    if (here() || (!location.hash && place.path.length)) history[way](null, "", address(place));
    show();
  });
};

for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("hb-guide"))) enhance(root);
