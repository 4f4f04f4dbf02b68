// One question at a time. Where a reader is, and what they have answered, stands in the address: so the browser's own
// back and forward work, and so does the address in a message to a colleague. It holds ids and numbers only.

import { begin, propose, read, watch } from "../../theme/case.js";
import { COPIED, copy, refused } from "../../theme/clipboard.js";
import { button, div, element, icon, write } from "../../theme/elements.js";
import { keyOf } from "../../theme/host.js";
import { settle } from "../../theme/press.js";
import { attempt } from "../../theme/merge.js";

/** @typedef {[question: string, answer: number]} Answer */
/** @typedef {{ card: HTMLElement, path: Answer[] }} Position */

const LEFT = "M19 12H5M11 6l-6 6 6 6";
/** How long somebody may be away, in ms, before a mistake may be another one. */
const VISIT = 60 * 60 * 1000;
/** How long what is read out stands in the page, in ms: who reads on from there is not to meet it once more. */
const HEARD = 1000;
const VISITED = keyOf("handbook.visited");

/** Keep when this page was last looked at; a tab that is opened anew, or long after, is another visit. */
const stay = () => attempt(() => sessionStorage.setItem(VISITED, String(Date.now())));
const back = () => Date.now() - Number(attempt(() => sessionStorage.getItem(VISITED)) ?? 0) > VISIT;

/** @param {HTMLElement} root */
const enhance = (root) => {
  const cards = new Map([...root.querySelectorAll("article")].map((card) => [card.id, card]));
  const first = /** @type {HTMLElement} */ ([...cards.values()][0]);
  /** @type {Position} */
  let place = { card: first, path: [] };
  let heard = false;

  const told = element("p", { className: "hb-small", role: "status" });
  const before = button("Back", () => go(place.path.slice(0, -1)), "text", icon(LEFT));
  before.classList.add("hb-noprint");
  const again = button("Start again", () => {
    if (!read().begun) return go([]);
    ask(`Start again with “${read().name}”, or with a new mistake?`, "With this record", () => go([]));
    tools.after(offer);
    same.focus();
  });
  const link = button("Copy a link to here", async () => {
    write(told, "");
    const done = await copy(location.href);
    write(told, done ? `${COPIED}. It holds no words of yours.` : refused("Copy the address of this page."));
  });
  const so = element("ol", {});
  const spoken = element("p", { className: "hb-vh", role: "status" });
  const far = element("section", { className: "hb-guide__far hb-noprint" }, element("p", { className: "hb-kicker" }, "Your answers so far"), so);
  const tools = div("hb-row hb-noprint", again, link, told);
  root.setAttribute("data-asks", "");
  root.prepend(before, spoken);
  root.append(far, tools);

  const question = element("p", {});
  const same = button("", () => {}, "go");
  const other = button("A new mistake", () => {
    offer.remove();
    begin();
    go([]);
  });
  const offer = element("section", { className: "hb-notice hb-guide__offer hb-noprint" }, question, div("hb-row", same, other));

  /** Ask whether the case is the one that is kept. @param {string} words @param {string} label @param {() => void} yes */
  const ask = (words, label, yes) => {
    write(question, words);
    offer.setAttribute("aria-label", words);
    write(same, label);
    same.onclick = () => {
      offer.remove();
      yes();
    };
  };

  const welcome = ({ begun, name } = read()) => {
    if (begun && back()) {
      ask(`Go on with “${name}”, or is this a new mistake?`, "Go on", arrive);
      root.prepend(offer);
    }
    stay();
  };

  /** @param {HTMLElement} card */
  const heading = (card) => /** @type {HTMLElement} */ (card.querySelector("h3"));
  /** @param {HTMLElement} card  of which that of an outcome begins with what to do first, and has a name of its own */
  const title = (card) => (card.querySelector("h4") ?? heading(card)).textContent ?? "";
  /** @param {string} question */
  const answers = (question) =>
    /** @type {HTMLAnchorElement[]} */ ([...(cards.get(`q-${question}`)?.querySelectorAll(".hb-guide__answers a") ?? [])]);
  const targets = new Map([...root.querySelectorAll("a")].map((link) => [link, link.hash.slice(1)]));

  /** Where answers lead, as far as they follow from each other. @param {Answer[]} path @returns {Position} */
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

  /** Where a record has left off; its answers may be those of another version of the guide. @param {import("../../theme/case.js").Case} now */
  const left = ({ answers, outcome }) => {
    const there = follow(answers);
    const other = there.card.id.startsWith("o-") && there.card.id !== `o-${outcome}`;
    if (there.path.length === answers.length && !other) return there;
    return { card: cards.get(`o-${outcome}`) ?? first, path: [] };
  };

  /** @param {Position} place */
  const address = ({ card, path }) => `#${[card.id, ...path.map((answer) => answer.join("."))].join(";")}`;

  /** @returns {Position | undefined} what the address says, if it is about the guide */
  const here = () => {
    const [id = "", ...said] = location.hash.slice(1).split(";");
    const card = cards.get(id);
    const path = said.map((answer) => /** @type {Answer} */ ([answer.split(".")[0], Number(answer.split(".")[1])]));
    const there = follow(path);
    return card && (there.card === card ? there : { card, path: [] });
  };

  /** @param {Answer[]} path */
  const go = (path) => {
    const there = address(follow(path));
    if (location.hash !== there) location.hash = there;
    else {
      show();
      arrive();
    }
  };

  /** Come to the card that is shown: its top at the top of the window, with the focus on its heading. */
  const arrive = () => {
    heading(place.card).focus({ preventScroll: true });
    root.scrollIntoView();
  };

  const show = () => {
    const { card, path } = place;
    for (const other of cards.values()) other.toggleAttribute("data-away", other !== card);
    const kicker = card.querySelector(".hb-kicker");
    if (kicker && card.id.startsWith("q-")) write(kicker, `Question ${path.length + 1}`);
    answers(card.id.slice(2)).forEach((link, at) => {
      const target = cards.get(targets.get(link) ?? "");
      if (target) link.setAttribute("href", address({ card: target, path: [...path, [card.id.slice(2), at]] }));
    });
    offer.remove();
    tools.toggleAttribute("data-away", !path.length && card === first);
    for (const part of [before, far]) part.toggleAttribute("data-away", !path.length);
    root.closest("hb-step")?.setAttribute("data-holds", title(card));
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
        outcomeTitle: decided ? title(card) : "",
        duties: duties.split(" ").filter(Boolean),
        refuse,
        harm: harm !== undefined,
      },
      "guide",
    );
  };

  const goOn = () => {
    const now = here() ?? (location.hash ? undefined : follow([]));
    if (!now) return;
    place = now;
    show();
    arrive();
    write(spoken, place.card.querySelector(".hb-kicker")?.textContent ?? "");
    setTimeout(() => write(spoken, ""), HEARD);
    tell();
  };
  addEventListener("hashchange", goOn);

  place = here() ?? place;
  show();
  if (here()) arrive();
  document.addEventListener("visibilitychange", () => (document.hidden ? stay() : settle(offer, welcome)));
  addEventListener("pagehide", () => {
    if (here() && address(place) !== location.hash) goOn(); // an answer just before the page is left
    stay();
  });
  watch((now, by, before) => {
    const fresh = !heard;
    heard = true;
    if (by === "guide") return;
    // Who opened an address wants to be there, whatever their last record says; a new record begins there.
    if (fresh && here()) {
      if (!now.answers.length) tell();
    } else if (JSON.stringify(now.answers) !== JSON.stringify(before.answers)) {
      place = left(now);
      const way = fresh ? "replaceState" : "pushState";
      if (here() || (!location.hash && place.card !== first)) history[way](null, "", address(place));
      settle(root, show);
    }
    if (fresh) settle(offer, () => welcome(now));
  });
};

for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("hb-guide"))) enhance(root);
