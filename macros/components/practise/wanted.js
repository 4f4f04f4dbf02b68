// The form that asks who practises, with which examples, and how many.

import { div, element, icon, write } from "../../theme/elements.js";
import { ALL, deal, LAST, matching, seedOf } from "./deal.js";

/** @typedef {import("./deal.js").Wanted} Wanted */
/** @typedef {{ networks: Record<string, string>, grades: Record<string, string>, verdicts: Record<string, string> }} NamesOfPractice */

const DOWN = "M6 9l6 6 6-6";
const NUMBERS = [5, 10, 0];

/** @returns {number} the number of a set that nobody has chosen */
export const anySeed = () => 1 + ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % LAST);

/** @param {string} text */
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * @param {import("./cards.js").Card[]} cards @param {NamesOfPractice} words @param {() => void} begin
 * @param {(sentence: string) => void} tell  is called with how many examples fit
 * @param {...HTMLElement} more  buttons beside the one that begins
 */
export const wantedForm = (cards, words, begin, tell, ...more) => {
  const alone = element("input", { type: "radio", name: "practise-how", value: "alone", checked: true });
  const together = element("input", { type: "radio", name: "practise-how", value: "class" });
  const who = element(
    "fieldset",
    { className: "hb-filter" },
    element("legend", {}, "Who judges?"),
    div("", element("label", {}, alone, " One person"), element("label", {}, together, " A class, on one screen")),
  );

  /** @param {string} name @param {string} label @param {[value: string, words: string][]} options */
  const list = (name, label, options) => {
    const select = element("select", { id: `practise--${name}`, autocomplete: "off" }, ...options.map(([value, text]) => element("option", { value }, text)));
    return { select, field: div("", element("label", { htmlFor: select.id }, label), element("span", { className: "hb-select" }, select, icon(DOWN))) };
  };
  /** @param {"kind" | "network" | "grade"} trait @param {Record<string, string>} names  in their order; what no example has is left out */
  const choices = (trait, names) => Object.entries(names).filter(([value]) => cards.some((card) => card[trait] === value));
  const kinds = Object.fromEntries(cards.map(({ kind }) => [kind, capital(kind)]));
  const kind = list("kind", "Kind of mistake", [["", "All kinds"], ...choices("kind", kinds)]);
  const network = list("network", "Network", [["", "All networks"], ...choices("network", words.networks)]);
  const grade = list("grade", "Grade of the mistake", [["", "All grades"], ...choices("grade", words.grades)]);
  const most = list("most", "How many examples", NUMBERS.map((number) => [String(number), number ? String(number) : "All of them"]));
  const seed = element("input", {
    className: "hb-input",
    id: "practise--seed",
    type: "text",
    inputMode: "numeric",
    maxLength: 4,
    autocomplete: "off",
    "aria-describedby": "practise--seed-hint",
  });
  const hint = element("span", { id: "practise--seed-hint", className: "hb-small hb-quiet" }, `From 1 to ${LAST}. The same number deals the same examples again, in the same order.`);
  const number = div("", element("label", { htmlFor: seed.id }, "Number of the set"), hint, seed);
  const found = element("p", { className: "hb-practise__found" });
  const go = element("button", { type: "submit", className: "hb-btn hb-btn--go" }, "Begin");

  /** @returns {Wanted} */
  const read = () => ({
    how: together.checked ? "class" : "alone",
    kind: kind.select.value,
    network: network.select.value,
    grade: grade.select.value,
    most: Number(most.select.value),
    seed: seedOf(seed.value),
  });

  const say = () => {
    const wanted = read();
    const all = matching(cards, wanted).length;
    const number = deal(cards, wanted).length;
    const fit = all === 1 ? "1 example fits." : `${all || "No"} examples fit.`;
    write(found, !wanted.seed ? `Type a number from 1 to ${LAST}.` : !all ? `${fit} Choose something else.` : number < all ? `${fit} You are dealt ${number}.` : fit);
    tell(found.textContent);
  };

  const form = element(
    "form",
    { className: "hb-practise__form hb-noprint", autocomplete: "off", oninput: say },
    who,
    div("hb-practise__fields", kind.field, network.field, grade.field, most.field, number),
    found,
    div("hb-row", go, ...more),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = read();
    if (!wanted.seed) seed.focus();
    else if (matching(cards, wanted).length) begin();
  });

  return {
    element: form,
    read,
    first: alone,
    /** @param {Wanted} wanted */
    show: (wanted) => {
      (wanted.how === "class" ? together : alone).checked = true;
      kind.select.value = wanted.kind;
      network.select.value = wanted.network;
      grade.select.value = wanted.grade;
      most.select.value = String(wanted.most);
      // What an address asks for may be of another edition: then all are shown.
      for (const { select } of [kind, network, grade]) if (select.selectedIndex < 0) select.value = "";
      if (most.select.selectedIndex < 0) most.select.value = String(ALL.most);
      seed.value = String(wanted.seed);
      say();
    },
  };
};
