// What the guide and the writer tell of a case, and what the page says about each outcome of the guide.

import { fits } from "../../theme/registers.js";
import { CASE } from "./shape.js";

/** @typedef {import("./records.js").Records} Records */

const FACTS = Object.keys(CASE);

/** @param {HTMLTemplateElement} template  a list for each outcome @param {Records} records */
export const guideOf = (template, records) => {
  /** @param {string} selector @returns {HTMLElement[]} */
  const listed = (selector) => {
    const outcome = records.fact("outcome");
    const lists = /** @type {HTMLElement[]} */ ([...template.content.querySelectorAll("[data-outcome]")]);
    const list = lists.find(({ dataset }) => dataset.outcome === outcome);
    return [.../** @type {NodeListOf<HTMLElement>} */ (list?.querySelectorAll(selector) ?? [])];
  };

  return {
    /** The titles of the checklists of the outcome, by id. */
    get checklists() {
      return Object.fromEntries(listed("[data-checklist]").map(({ dataset, textContent }) => [dataset.checklist, textContent]));
    },

    /** What others may know of the case. */
    get said() {
      const facts = FACTS.map((name) => [name, records.fact(name)]).filter(([, value]) => value !== undefined);
      return { ...Object.fromEntries(facts), post: records.copy.post[1].text, correction: records.text("correction") };
    },

    /** @param {Record<string, any>} detail  what has changed */
    take(detail) {
      const before = { decision: records.fact("outcomeTitle"), network: label(records.fact("network")) };
      const outcome = records.fact("outcome");
      // Who goes back in the guide, or begins again, has not undone what was decided: it stays until something else is.
      const undecided = detail.outcome === "" && outcome;
      const told = undecided ? ["answers"] : FACTS;
      for (const name of told) if (fits(detail[name], CASE[name])) records.put("facts", name, detail[name]);
      if ("correction" in detail) records.put("texts", "correction", String(detail.correction ?? ""));
      const after = { decision: records.fact("outcomeTitle"), network: label(records.fact("network")) };
      for (const name of /** @type {const} */ (["decision", "network"])) {
        // What a person wrote there themselves stays.
        if (["", before[name]].includes(records.text(name))) records.put("texts", name, after[name] ?? "");
      }
      if (records.fact("outcome") === outcome) return;
      records.rely(
        listed("a").map((link) => ({
          title: link.textContent ?? "",
          version: link.dataset.version ?? "",
          address: link.dataset.permanent || /** @type {HTMLAnchorElement} */ (link).href,
        })),
      );
    },
  };
};

/** @param {unknown} network  its id @returns {string} the name that the page has for it */
const label = (network) => {
  const options = [...document.querySelectorAll("option")];
  return options.find(({ value }) => value && value === network)?.text ?? String(network ?? "");
};
