// The record of a mistake: a form that keeps itself, and the case for all tools of the page.

import { setOwner, tell } from "../../theme/case.js";
import { button, div, element, icon, roomy, toggle, write } from "../../theme/elements.js";
import { enhanced } from "../../theme/enhanced.js";
import { copyPicker } from "../../theme/copy_picker.js";
import { home } from "../../theme/home.js";
import { shared } from "../../theme/host.js";
import { statusMessage } from "../../theme/status_message.js";
import { dutiesOf } from "./duties.js";
import { edited, shown } from "./exact.js";
import { factsOf } from "./facts.js";
import { isHalf, isTimeField, read, show } from "./fields.js";
import { filesOf } from "./files.js";
import { captureList, showSections, toldRows } from "./parts.js";
import { halfLine, showHalf } from "./half_times.js";
import { handOver } from "./hand_over.js";
import { knownParts } from "./known.js";
import { Records } from "./records.js";
import { ownAddress } from "./relied.js";
import { report } from "./report.js";
import { tickLists } from "./ticks.js";

const LOCK = "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3";
const STAY = "The record lasts until you leave this page: download it as a file before you do.";
const NOTES = {
  "": `Nothing is sent to us. Clearing your browsing data clears your records too, so download what you must keep.${shared()}`,
  failed: `This browser is full, or keeps nothing, as in some private windows. ${STAY}`,
  newer: `Your records come from a newer version of this page, and are left as they are. ${STAY}`,
};
/** What stands where one types, by the element that it stands at: whether all is saved. */
const NEAR = /** @type {Record<string, [saved: string, not: string]>} */ ({
  legend: ["Saved in this browser", "Not saved: download it"],
  "hb-saved": ["Saved in this browser only", "Not saved: download the record"],
});
const ASIDE = " What was saved before could not be read, and is set aside.";

/** @param {HTMLElement} root */
const enhance = (root) => {
  /** @template {Element} T @param {string} selector @returns {T} what the template always holds */
  const there = (selector) => /** @type {T} */ (root.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (there("form"));
  const fields = /** @type {import("./fields.js").Field[]} */ ([...form.querySelectorAll("[name]")]);
  const records = new Records();
  const ours = ownAddress([home, new URL(".", new URL(root.dataset.schema ?? "", home)).href]);
  const facts = factsOf(/** @type {HTMLTemplateElement} */ (there("template")), records);
  /** @type {import("./exact.js").Paste | undefined} */
  let paste;
  /** The record that is shown, and whether nobody types in it, as when somebody has just come back to this tab. */
  let [shownId, fresh] = ["", true];

  /** @param {() => void} change @param {import("../../theme/case.js").By} [by] */
  const act = (change, by = "record") => {
    hush();
    change();
    render(by);
  };

  const { said, say, hush, undoable } = statusMessage(() => (remove.isConnected ? remove : files.opener), act);
  const duties = dutiesOf(form, records);
  const names = copyPicker("incident", "record", records, (change) => act(() => (records.capture(), change(), sync())), () =>
    fields[0]?.focus(),
  );
  const halves = new Map(fields.filter(isTimeField).map((field) => [field, halfLine(field)]));
  const captures = captureList(there("[data-part=captures]"), records);
  const rows = toldRows(there("[data-part=told]"), records, act);
  const known = knownParts(form, (name) => (name === "post" ? records.copy.post[1].text : name === "duties" ? duties.found : records.text(name)));
  const ticks = tickLists(there("[data-part=ticks]"), records, act, () => facts.checklists);
  const which = element("p", { className: "hb-small hb-quiet hb-noprint" });
  const strong = element("strong", {});
  const note = element("span", {});
  const saved = element("p", { className: "hb-saved hb-noprint", role: "status" }, icon(LOCK), element("span", {}, strong, " ", note));
  // That of the writer is read out; for the groups of the form the one at their end is, and is heard once.
  const near = [...form.querySelectorAll("legend"), ...document.querySelectorAll("hb-saved")].map((place) => {
    const legend = place.localName === "legend";
    const [kept, not] = NEAR[place.localName] ?? ["", ""];
    const line = element("span", legend ? { "aria-hidden": true } : { role: "status" });
    const room = roomy("hb-incident__near hb-quiet hb-noprint", not, line);
    if (legend) place.after(room);
    else place.replaceChildren(room);
    return () => write(line, records.trouble ? not : kept);
  });
  const files = filesOf(root, records, () => report(form, records, duties.apply, ours), act, say, ticks.disclaim);
  const remove = button("Delete this record", () => undoable("The record is deleted.", () => records.remove()), "text");
  const clear = button("Delete all records", () => undoable("All records are deleted.", () => records.clear()), "text");

  /** @param {import("../../theme/case.js").By} [by]  who has changed something */
  const render = (by = "record") => {
    records.settle();
    const opened = shownId !== records.current;
    const other = opened || fresh;
    [shownId, fresh] = [records.current, false];
    for (const field of fields) {
      const kept = records.text(field.name);
      show(field, field.name === "post" ? shown(records.copy.post[1].text) : kept, other);
      const line = halves.get(field);
      if (line) showHalf(field, line, kept);
    }
    duties.show();
    captures(opened);
    showSections(there("[data-part=sections]"), records, ours);
    rows(other, opened);
    ticks.show();
    known(opened);
    names.show();
    write(which, records.copy.name[1]);
    root.closest("hb-step")?.setAttribute("data-holds", records.kept.length ? records.copy.name[1] : "");
    const { trouble } = records;
    for (const show of near) show();
    write(strong, trouble ? "Not saved." : "Saved in this browser only.");
    write(note, NOTES[trouble] + (records.aside ? ASIDE : ""));
    toggle(remove, records.kept.length, () => files.buttons.append(remove));
    toggle(clear, records.kept.length > 1 || records.aside, () => files.buttons.append(clear));
    if (records.moved) say(`Another tab changed your records. This is now “${records.copy.name[1]}”.`);
    records.moved = false;
    tell(other ? "opened" : by);
  };

  const sync = () => {
    records.sync();
    records.settle();
    ticks.take();
    render("tab");
  };

  /** Come back to this tab: nobody types here yet, so even the field in focus takes what another tab has put there. */
  const back = () => {
    fresh = true;
    sync();
  };

  const capture = () => {
    records.capture();
    render();
  };

  /** @param {string} text  the words of the post as a field shows them */
  const writePost = (text) => records.write(edited(records.copy.post[1].text, text, paste));

  /** @type {import("../../theme/case.js").Owner} */
  const owner = {
    read: () => facts.now,
    keep: (changes, by) => {
      act(() => {
        facts.take(changes);
        if (changes.post !== undefined) writePost(changes.post);
        // While it is being typed over there, it is captured when that field is left.
        const typed = /** @type {{ value?: string } | null} */ (document.activeElement)?.value;
        if (typed !== shown(records.copy.post[1].text)) records.capture();
        ticks.take();
      }, by);
    },
    begin: () => {
      act(() => records.begin());
      say("This is a new record. The one before is kept.");
    },
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    const { name, dataset, value } = field;
    if (name === "post") act(() => writePost(value));
    else if (name) act(() => isHalf(field) || records.put("texts", name, read(field)));
    else if (dataset.duty) act(() => duties.choose(field));
  });
  document.addEventListener(
    "paste",
    ({ target, clipboardData }) => {
      const { selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (target);
      paste = { start: selectionStart, end: selectionEnd, text: clipboardData?.getData("text/plain") ?? "" };
      setTimeout(capture);
    },
    true,
  );
  document.addEventListener("change", capture);
  document.addEventListener("visibilitychange", () => (document.hidden ? capture() : back()));
  addEventListener("storage", ({ key }) => (key ?? records.key).startsWith("handbook.") && sync());
  addEventListener("pageshow", back);
  addEventListener("focus", back);
  addEventListener("beforeunload", (event) => {
    if (records.trouble && records.kept.length) event.preventDefault();
  });

  const early = fields.filter(({ value }) => value).map((field) => /** @type {const} */ ([field.name, read(field)]));
  there("[data-paper]").remove();
  root.insertBefore(which, form);
  const hand = () => handOver(() => facts.now, () => records.text("reason"), () => (records.capture(), report(form, records, duties.apply, ours, !facts.now.refuse)));
  for (const place of document.querySelectorAll("hb-hand-over")) place.replaceChildren(hand());
  root.append(files.paper, div("hb-check__foot", saved, hand(), names.element, files.buttons, files.file, said));
  records.sync();
  records.settle();
  // What was typed before this script came is not to be lost.
  for (const [name, value] of early) {
    if (name === "post") records.copy.post[1].text || records.write(value);
    else if (!records.text(name)) records.put("texts", name, value);
  }
  records.capture();
  sync();
  setOwner(owner);
};

enhanced("hb-incident", enhance);
