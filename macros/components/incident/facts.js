// What the guide and the writer tell of a case, and what the page says about each outcome of the guide.

import { NOTHING } from "../../theme/case.js";
import { own } from "../../theme/merge.js";
import { wordsOf } from "./records.js";
import { FACTS, values } from "./shape.js";

/** @typedef {import("../../theme/case.js").Case} Case */
/** @typedef {import("./records.js").Records} Records */

/** @param {HTMLTemplateElement} template  a list for each outcome @param {Records} records */
export const factsOf = (template, records) => {
  /** @param {string} selector @returns {HTMLElement[]} */
  const listed = (selector) => {
    const outcome = records.fact("outcome");
    const lists = /** @type {HTMLElement[]} */ ([...template.content.querySelectorAll("[data-outcome]")]);
    const list = lists.find(({ dataset }) => dataset.outcome === outcome);
    return [.../** @type {NodeListOf<HTMLElement>} */ (list?.querySelectorAll(selector) ?? [])];
  };

  /** What fields of the form are filled in with, by their names. */
  const filled = () => ({
    decision: records.fact("outcomeTitle") ?? "",
    network: label(records.fact("network")),
    wrong: records.fact("refuse") ? "" : mistake(wordsOf(records.copy)),
    correction: records.fact("correction") ?? "",
    second: records.fact("second") ?? "",
  });

  return {
    /** The titles of the checklists of the outcome, by id. */
    get checklists() {
      return Object.fromEntries(listed("[data-checklist]").map(({ dataset, textContent }) => [dataset.checklist, textContent]));
    },

    /** @returns {Case} */
    get now() {
      const { copy, current, copies } = records;
      const facts = Object.fromEntries(Object.entries(values(copy.facts)).filter(([name]) => Object.hasOwn(NOTHING, name)));
      const [correction, second] = [records.text("correction"), records.text("second")];
      const kept = { id: current, name: copy.name[1], begun: Boolean(own(copies, current)) };
      return { ...NOTHING, ...facts, ...kept, post: copy.post[1].text, correction, second, words: wordsOf(copy) };
    },

    /** @param {Partial<Case>} changes  but for the words of the post */
    take({ words = {}, ...changes }) {
      const before = filled();
      const outcome = records.fact("outcome");
      // Who goes back in the guide, or begins again, has not undone what was decided: it stays until something else is.
      const told = changes.outcome === "" && outcome ? { answers: changes.answers ?? [] } : changes;
      records.keep([
        ...some("facts", told).filter(([, name]) => Object.hasOwn(FACTS, name)),
        ...some("words", words),
      ]);
      // What a person wrote there themselves stays.
      const ours = some("texts", filled()).filter(([, name]) => ["", own(before, name)].includes(records.text(name)));
      records.keep(ours);
      if (records.fact("outcome") === outcome) return;
      records.rely(
        listed("a").map((link) => ({
          title: link.textContent ?? "",
          version: link.dataset.version ?? "",
          address: link.dataset.permanent || new URL(link.getAttribute("href") ?? "", location.href).href,
        })),
      );
    },
  };
};

/** @param {Record<string, string>} words  of the writer @returns {string} what it has been told was wrong */
const mistake = ({ wrong, right }) => (wrong ? `“${wrong}”, ${right ? `now “${right}”` : "taken out"}.` : right ? `“${right}” was left out.` : "");

/** @param {import("./records.js").Part} part @param {Record<string, any>} values @returns {[typeof part, string, any][]} */
const some = (part, values) => Object.entries(values).map(([name, value]) => [part, name, value]);

/** @param {unknown} network  its id @returns {string} the name that the page has for it */
const label = (network) => {
  const options = [...document.querySelectorAll("option")];
  return options.find(({ value }) => value && value === network)?.text ?? String(network ?? "");
};
