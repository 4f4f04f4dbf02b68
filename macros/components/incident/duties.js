// The duties: which of them apply, and the time that is left of those that have one.

import { element, write } from "../../theme/elements.js";
import { settle } from "../../theme/press.js";
import { own } from "../../theme/merge.js";
import { left } from "./clock.js";

/** @param {HTMLFormElement} form @param {import("./records.js").Records} records */
export const dutiesOf = (form, records) => {
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[data-duty]")]);
  const duties = boxes.map((box) => {
    const next = /** @type {HTMLElement | null} */ (box.closest(".hb-item")?.nextElementSibling);
    const clock = next?.dataset.hours ? next : undefined;
    const time = element("strong", {});
    const line = element("p", { role: "status" }, time);
    clock?.append(line);
    return { box, id: box.dataset.duty ?? "", clock, line, time };
  });

  /** @param {string} id  a person may differ from the guide */
  const applies = (id) => own(records.fact("applies") ?? {}, id) ?? (records.fact("duties") ?? []).includes(id);

  /** @param {HTMLElement} [clock] */
  const until = (clock) => (clock ? left(records.text("aware") || records.text("noticed"), Number(clock.dataset.hours)) : "");

  /** @param {"off" | "polite"} [live]  what a person has changed is read out, and not each minute that goes by */
  const tick = (live = "off") => {
    for (const { clock, line, time } of duties) {
      line.setAttribute("aria-live", live);
      write(time, until(clock));
    }
  };
  setInterval(() => settle(tick, tick), 15_000);

  return {
    /** @param {HTMLInputElement} box */
    choose: ({ dataset, checked }) => records.put("facts", "applies", { ...records.fact("applies"), [dataset.duty ?? ""]: checked }),

    /** Those that apply, by id, with the time that is left. */
    get apply() {
      return Object.fromEntries(duties.filter(({ id }) => applies(id)).map(({ id, clock }) => [id, until(clock)]));
    },

    /** What the guide has found, if that was nothing: what applies is to be seen. */
    get found() {
      return records.fact("outcome") && !duties.some(({ id }) => applies(id)) ? "The guide has found none of them." : "";
    },

    show: () => {
      for (const { box, id, clock } of duties) {
        box.checked = applies(id);
        if (clock) clock.hidden = !box.checked;
      }
      tick("polite");
    },
  };
};
