// The examples as the page came with them, and what somebody or a class judges each choice with.

import { button, div, element } from "../../theme/elements.js";
import { tidy } from "../../theme/times.js";
import { handsOf } from "./sets.js";

/** @typedef {{ id: string, letter: string, title: string, verdict: string, name: HTMLElement, said: HTMLDetailsElement, links: HTMLAnchorElement[] }} CardChoice */
/**
 * @typedef {import("./deal.js").Example & {
 *   title: string, element: HTMLElement, kicker: Element, heading: HTMLElement, question: HTMLElement, discuss: HTMLDetailsElement, choices: CardChoice[],
 * }} Card
 */

/** @template {Element} T @param {Element} from @param {string} selector @returns {T} what the template always holds */
export const there = (from, selector) => /** @type {T} */ (from.querySelector(selector));

/** @param {Element} from @param {string} selector */
const words = (from, selector) => tidy(there(from, selector).textContent ?? "");

/** @param {HTMLElement} part @returns {CardChoice} */
const choiceOf = (part) => ({
  id: part.dataset.choice ?? "",
  letter: words(part, ".hb-choice__k"),
  title: words(part, ".hb-choice__t"),
  verdict: part.dataset.verdict ?? "",
  name: there(part, ".hb-practise__title"),
  said: there(part, ".hb-practise__said"),
  links: [...part.querySelectorAll(".hb-see a")].map((link) => /** @type {HTMLAnchorElement} */ (link)),
});

/** @param {HTMLElement} root @returns {Card[]} */
export const cardsOf = (root) =>
  [...root.querySelectorAll("article")].map((part) => {
    const { id = "", kind = "", network = "", grade = "" } = part.dataset;
    return {
      id,
      kind,
      network,
      grade,
      title: words(part, "h2"),
      element: part,
      kicker: there(part, ".hb-kicker"),
      heading: there(part, "h2"),
      question: there(part, "h3"),
      discuss: there(part, ".hb-practise__discuss"),
      choices: /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-choice]")]).map(choiceOf),
    };
  });

/**
 * Buttons with which one person judges a choice.
 * @param {Card} card @param {CardChoice} choice @param {Record<string, string>} verdicts
 * @param {(verdict: string) => void} judge
 */
export const verdictButtons = (card, choice, verdicts, judge) => {
  const radios = Object.keys(verdicts).map((value) =>
    element("input", { type: "radio", name: `practise-${card.id}-${choice.id}`, value, onchange: () => judge(value) }),
  );
  const labels = radios.map((radio) => element("label", {}, radio, ` ${verdicts[radio.value]}`));
  const group = element("fieldset", { className: "hb-filter hb-noprint" }, element("legend", { className: "hb-vh" }, `How good is ${choice.letter}?`), div("", ...labels));
  return {
    element: group,
    /** @param {string} verdict */
    show: (verdict) => {
      for (const radio of radios) radio.checked = radio.value === verdict;
    },
  };
};

/**
 * A count of the hands that are up for a choice.
 * @param {Card} card @param {CardChoice} choice
 * @param {(hands: number) => void} count
 */
export const handCount = (card, choice, count) => {
  const input = element("input", {
    className: "hb-input",
    id: `hands-${card.id}-${choice.id}`,
    type: "text",
    inputMode: "numeric",
    maxLength: 3,
    autocomplete: /** @type {const} */ ("off"),
    value: "0",
    oninput: () => count(Number(input.value)),
    onchange: () => {
      input.value = String(handsOf(Number(input.value)));
    },
    onfocus: () => input.select(),
  });
  /** @param {string} sign @param {string} words @param {number} by */
  const more = (sign, words, by) => {
    const made = button(sign, () => {
      input.value = String(handsOf(handsOf(Number(input.value)) + by));
      count(Number(input.value));
    });
    made.setAttribute("aria-label", `${words} for ${choice.letter}`);
    return made;
  };
  const label = element("label", { htmlFor: input.id }, "Hands", element("span", { className: "hb-vh" }, ` for ${choice.letter}`));
  return {
    element: div("hb-practise__hands hb-row hb-noprint", label, more("−", "One hand less", -1), input, more("+", "One hand more", 1)),
    /** @param {number} hands */
    show: (hands) => {
      // What somebody types is not put right under their fingers, but when they leave it.
      if (document.activeElement !== input) input.value = String(hands);
    },
  };
};
