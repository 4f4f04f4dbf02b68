// The record of a mistake: a form that keeps itself, and is filled in by the guide and the writer on the same page.
//
// They and the record tell each other of the case by events at the document: `hb-case` says what it is, whenever it was
// loaded, switched or changed, and `hb-case-change` brings what is new.

import { download } from "../../theme/download.js";
import { button, div, element, icon, toggle, write } from "../../theme/elements.js";
import { picker } from "../../theme/picker.js";
import { own } from "../../theme/registers.js";
import { unique } from "../../theme/store.js";
import { guideOf } from "./case.js";
import { left } from "./clock.js";
import { edited, shown } from "./exact.js";
import { read, show } from "./fields.js";
import { alike, fromFile, toFile } from "./file.js";
import { showCaptures, showSections, tickLists, toldRows } from "./parts.js";
import { Records } from "./records.js";
import { asPaper, asText, report } from "./report.js";

const LOCK = "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3";
const STAY = "The record lasts until you leave this page: download it as a file before you do.";
const NOTES = {
  "": "Nothing is sent to us. Clearing your browsing data clears your records too, so download what you must keep.",
  failed: `This browser is full, or keeps nothing, as in some private windows. ${STAY}`,
  newer: `Your records come from a newer version of this page, and are left as they are. ${STAY}`,
};
const ASIDE = " What was saved before could not be read, and is set aside.";

/** @param {HTMLElement} root */
const enhance = (root) => {
  /** @template {Element} T @param {string} selector @returns {T} what the template always holds */
  const there = (selector) => /** @type {T} */ (root.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (there("form"));
  const fields = /** @type {import("./fields.js").Field[]} */ ([...form.querySelectorAll("[name]")]);
  const duties = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[data-duty]")]);
  /** @param {HTMLInputElement} box @returns {HTMLElement | undefined} what stands below a duty that has a time */
  const clockOf = (box) => {
    const next = /** @type {HTMLElement | null} */ (box.closest(".hb-item")?.nextElementSibling);
    return next?.dataset.hours ? next : undefined;
  };
  const records = new Records();
  const guide = guideOf(/** @type {HTMLTemplateElement} */ (there("template")), records);
  /** @type {import("./exact.js").Paste | undefined} */
  let paste;
  let told = "";
  let current = "";

  /** @param {() => void} change */
  const act = (change) => {
    say("");
    change();
    render();
  };

  const names = picker("incident", "record", records, (change) => act(() => (records.capture(), change(), sync())), () =>
    fields[0]?.focus(),
  );
  const rows = toldRows(there("[data-part=told]"), records, act);
  const ticks = tickLists(there("[data-part=ticks]"), records, act, () => guide.checklists);
  const said = element("p", { className: "hb-row hb-check__said hb-noprint", role: "status" });
  const strong = element("strong", {});
  const note = element("span", {});
  const saved = element("p", { className: "hb-saved hb-noprint" }, icon(LOCK), element("span", {}, strong, " ", note));
  const paper = div("hb-printonly");
  const file = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  const opener = button("Open a file", () => file.click());
  const remove = button("Delete this record", () => undoable("The record is deleted.", () => records.remove()), "text");
  const clear = button("Delete all records", () => undoable("All records are deleted.", () => records.clear()), "text");
  const buttons = div(
    "hb-row hb-noprint",
    button("Print", () => printOut()),
    button("Download as text", () => save("txt", asText(...written()))),
    button("Download as a file", () => save("json", toFile(records.copy, root.dataset.schema ?? ""))),
    opener,
  );

  /** @param {string} text @param {() => void} [undo] */
  const say = (text, undo) => {
    if (said.contains(document.activeElement)) opener.focus();
    said.replaceChildren(text);
    if (!undo) return;
    const back = button("Undo", () => {
      act(undo);
      say("Undone.");
    });
    said.append(" ", back);
    back.focus();
  };

  /** @param {string} text @param {() => () => void} change  which gives how to undo it */
  const undoable = (text, change) => act(() => say(text, change()));

  /** @param {string} duty @returns {boolean} */
  const applies = (duty) => own(records.fact("applies") ?? {}, duty) ?? (records.fact("duties") ?? []).includes(duty);

  /** @param {HTMLElement} clock */
  const time = ({ dataset }) => left(records.text("aware") || records.text("noticed"), Number(dataset.hours));

  /** @returns {[string, import("./report.js").Part[]]} */
  const written = () => {
    const said = duties.filter(({ dataset }) => applies(dataset.duty ?? "")).map((box) => {
      const clock = clockOf(box);
      return [box.dataset.duty, clock ? time(clock) : "It applies."];
    });
    return [records.copy.name[1], report(form, records, Object.fromEntries(said))];
  };

  const tick = () => {
    for (const box of duties) {
      const clock = clockOf(box);
      if (clock) write(/** @type {Element} */ (clock.lastElementChild?.firstChild), time(clock));
    }
  };

  const render = () => {
    records.settle();
    const other = current !== records.current;
    current = records.current;
    for (const field of fields) {
      show(field, field.name === "post" ? shown(records.copy.post[1].text) : records.text(field.name), other);
    }
    for (const box of duties) {
      box.checked = applies(box.dataset.duty ?? "");
      const clock = clockOf(box);
      if (clock) clock.hidden = !box.checked;
    }
    tick();
    showCaptures(there("[data-part=captures]"), records);
    showSections(there("[data-part=sections]"), records);
    rows();
    ticks.show();
    names.show();
    const { trouble } = records;
    write(strong, trouble ? "Not saved." : "Saved in this browser only.");
    write(note, NOTES[trouble] + (records.aside ? ASIDE : ""));
    toggle(remove, records.kept.length, () => buttons.append(remove));
    toggle(clear, records.kept.length > 1 || records.aside, () => buttons.append(clear));
    if (records.moved) say(`Another tab changed your records. This is now “${records.copy.name[1]}”.`);
    records.moved = false;
    const detail = guide.said;
    const now = JSON.stringify([records.current, detail]);
    if (now === told) return;
    told = now;
    document.dispatchEvent(new CustomEvent("hb-case", { detail }));
  };

  const sync = () => {
    records.sync();
    records.settle();
    ticks.take();
    render();
  };

  const settle = () => {
    records.capture();
    render();
  };

  /** @param {string} kind @param {string} content */
  const save = (kind, content) => download(`record ${records.copy.name[1]}`, kind, content);

  const printOut = () => {
    root.dataset.print = "";
    print();
  };

  /** @param {string} text  the words of the post as a field shows them */
  const writePost = (text) => records.write(edited(records.copy.post[1].text, text, paste));

  file.onchange = async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const found = fromFile(await chosen.text());
    file.value = "";
    if (typeof found === "string") return say(`${found} Nothing was changed.`);
    const same = records.kept.find(([, record]) => alike(record, found));
    act(() => {
      records.capture();
      records.show(same?.[0] ?? unique());
      records.sync((all) => (all[records.current] ??= found));
    });
    say(same ? "This record is here already." : "The record was read from the file.");
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    const { name, dataset, value } = field;
    if (name === "post") act(() => writePost(value));
    else if (name) act(() => records.put("texts", name, read(field)));
    else if (dataset.duty) {
      act(() => records.put("facts", "applies", { ...records.fact("applies"), [dataset.duty ?? ""]: field.checked }));
    }
  });
  form.addEventListener("focusout", () => setTimeout(render));
  document.addEventListener("hb-case-change", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    act(() => {
      guide.take(detail);
      if ("post" in detail) writePost(String(detail.post ?? ""));
      // While it is being typed over there, it is captured when that field is left.
      const typed = /** @type {{ value?: string } | null} */ (document.activeElement)?.value;
      if (typed !== shown(records.copy.post[1].text)) records.capture();
      ticks.take();
    });
  });
  document.addEventListener(
    "paste",
    ({ target, clipboardData }) => {
      const { selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (target);
      paste = { start: selectionStart, end: selectionEnd, text: clipboardData?.getData("text/plain") ?? "" };
      setTimeout(settle);
    },
    true,
  );
  document.addEventListener("change", settle);
  document.addEventListener("visibilitychange", () => (document.hidden ? settle() : sync()));
  addEventListener("storage", ({ key }) => (key ?? records.key).startsWith("handbook.") && sync());
  addEventListener("pageshow", sync);
  addEventListener("focus", sync);
  addEventListener("beforeprint", () => {
    records.capture();
    const [name, parts] = written();
    root.toggleAttribute("data-written", parts.length > 0);
    paper.replaceChildren(...asPaper(name, parts));
  });
  addEventListener("afterprint", () => delete root.dataset.print);
  addEventListener("beforeunload", (event) => {
    if (records.trouble && records.kept.length) event.preventDefault();
  });
  setInterval(tick, 15_000);

  const early = fields.filter(({ value }) => value).map((field) => /** @type {const} */ ([field.name, read(field)]));
  there("[data-paper]").remove();
  for (const box of duties) clockOf(box)?.append(element("p", {}, element("strong", {})));
  root.insertBefore(names.element, form);
  root.append(paper, div("hb-check__foot", saved, buttons, file, said));
  records.sync();
  records.settle();
  // What was typed before this script came is not to be lost.
  for (const [name, value] of early) {
    if (name === "post") records.copy.post[1].text || records.write(value);
    else if (!records.text(name)) records.put("texts", name, value);
  }
  records.capture();
  sync();
};

customElements.define(
  "hb-incident",
  class extends HTMLElement {
    #enhanced = false;

    connectedCallback() {
      if (this.#enhanced) return;
      this.#enhanced = true;
      // The guide and the writer have to be there to hear of the case.
      if (document.readyState === "complete") enhance(this);
      else addEventListener("DOMContentLoaded", () => enhance(this), { once: true });
    }
  },
);
