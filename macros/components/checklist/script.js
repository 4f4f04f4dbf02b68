import { COPIED, copy, refused } from "../../theme/clipboard.js";
import { Copies } from "./copies.js";
import { download } from "../../theme/download.js";
import { button, div, element, icon, keepRoom, roomy, toggle, write } from "../../theme/elements.js";
import { enhanced } from "../../theme/enhanced.js";
import { copyPicker } from "../../theme/copy_picker.js";
import { shared } from "../../theme/host.js";
import { settle } from "../../theme/press.js";
import { now } from "../../theme/merge.js";
import { statusMessage } from "../../theme/status_message.js";
import { day, hour, shortDay, tidy, when } from "../../theme/times.js";
import { asCsv, asMarkdown, asText, progress } from "./export.js";
import { groupsOf, stepOf, there } from "./list.js";

const LOCK = "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3";
const CLOCK = "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 7v5l3.5 2";
const COPY = "M9 9h11v11H9zM5 15V5.5A1.5 1.5 0 0 1 6.5 4H15";
const DOWN = "M12 4v11M7 11l5 5 5-5M5 20h14";
const PRINT = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z";

const STAY = "Your ticks last until you leave this page: copy or download them.";
const NOTES = {
  "": `Nothing is sent to us. Clearing your browsing data clears your sheets too.${shared()}`,
  failed: `This browser is full, or keeps nothing, as in some private windows. ${STAY}`,
  newer: `Your sheets come from a newer version of this page, and are left as they are. ${STAY}`,
};
const ASIDE = " What was saved before could not be read, and is set aside.";

/** @param {number} musts */
const left = (musts) => `${musts} must${musts === 1 ? "" : "s"} left`;

/** @param {HTMLElement} root */
const enhance = (root) => {
  const id = there(root.dataset.id);
  const at = `checklist-${id}`;
  const form = there(root.querySelector("form"));
  const title = tidy(there(root.querySelector("h3")?.textContent));
  const groups = groupsOf(form);
  const steps = groups.flatMap(({ steps }) => steps);
  const copies = new Copies(id, Object.fromEntries(steps.map(({ box, item }) => [stepOf(box), item])));

  /** @param {() => void} change */
  const act = (change) => {
    hush();
    change();
    render();
  };

  const { said, say, hush, undoable } = statusMessage(() => reset, act);
  const begin = () => steps[0]?.box.focus();
  const names = copyPicker(at, "sheet", copies, act, begin);
  const list = element("ul", {});
  const accept = button("Continue with the new list", () => {
    act(() => copies.accept());
    begin();
  });
  accept.classList.add("hb-noprint");
  const changed = element("strong", {}, "This list has changed");
  const notice = element(
    "div",
    { className: "hb-notice", role: "note" },
    icon(CLOCK),
    div("", element("p", {}, changed, " since this sheet was started."), list, accept),
  );
  const which = element("span", { className: "hb-small hb-quiet hb-progress__copy" });
  const counted = element("span", { id: `count--${at}` });
  const musts = element("span", {});
  const [all, every] = [steps.length, steps.filter(({ item }) => item.must).length];
  const count = roomy("hb-progress__n", `${all} of ${all}, not saved`, counted);
  const rest = roomy("hb-small hb-quiet", every ? left(every) : "", musts);
  const bar = element("progress", { max: steps.length, "aria-labelledby": counted.id });
  const counts = element("div", { className: "hb-progress__row", role: "status" }, which, count, rest);
  const printed = element("p", { className: "hb-printonly" });
  const head = div("hb-progress", printed, counts, bar);

  const strong = element("strong", {});
  const note = element("span", {});
  const reset = button("Reset this sheet", () => undoable("Every tick is taken off.", () => copies.reset()), "text");
  const remove = button("Delete this sheet", () => undoable("The sheet is deleted.", () => copies.remove()), "text");
  const buttons = div(
    "hb-row hb-noprint",
    button("Copy as text", async () => say((await copy(asText(sheet()))) ? COPIED : refused("Download it instead.")), "plain", icon(COPY)),
    button("Print", () => printOut(), "plain", icon(PRINT)),
    button("Download Markdown", () => save("md", asMarkdown(sheet())), "plain", icon(DOWN)),
    button("Download CSV", () => save("csv", asCsv(sheet())), "plain", icon(DOWN)),
    reset,
    remove,
  );
  const saved = element("p", { className: "hb-saved" }, icon(LOCK), element("span", {}, strong, " ", note));

  /** @returns {import("./export.js").Sheet} */
  const sheet = () => {
    const { copy } = copies;
    const lists = groups.map(({ title, steps }) => ({
      title,
      rows: steps.map(({ box, item }) => ({ ...item, done: copies.done(stepOf(box)) })),
    }));
    const rows = lists.flatMap(({ rows }) => rows);
    const removed = copies.removed.map(([name, item]) => ({ ...item, done: copies.done(name) }));
    const former = removed.filter(({ done }) => done);
    if (former.length) lists.push({ title: "No longer in the list", rows: former });
    return {
      title,
      copy: copy.name[1],
      at: now(),
      done: rows.filter(({ done }) => done).length,
      of: rows.length,
      musts: rows.filter(({ must, done }) => must && !done).length,
      groups: lists,
    };
  };

  /** @param {boolean} [paper]  where there is room for the day and the time of each tick */
  const render = (paper = false) => {
    copies.settle();
    const shown = sheet();
    const { trouble } = copies;
    for (const { box, time, place } of steps) {
      const done = copies.done(stepOf(box));
      box.checked = !!done;
      time.dateTime = done;
      const today = day(done || shown.at) === day(shown.at);
      if (done) write(time, `Done ${paper ? when(done) : today ? hour(done) : shortDay(done)}`);
      toggle(time, done, () => place.append(time));
    }
    names.show();
    const { kept } = copies;
    write(which, kept.length > 1 ? shown.copy : "");
    write(counted, trouble ? `${shown.done} of ${shown.of}, not saved` : progress(shown));
    write(musts, shown.musts ? left(shown.musts) : "");
    bar.value = shown.done;
    write(strong, trouble ? "Not saved." : "Saved in this browser only.");
    write(note, NOTES[trouble] + (copies.aside ? ASIDE : ""));
    write(printed, `${shown.copy}: ${progress(shown)} on ${when(shown.at)}.`);
    keepRoom(remove, kept.length > 0);
    const { changes } = copies;
    toggle(notice, changes.length, () => head.before(notice));
    list.replaceChildren(...changes.map((change) => element("li", {}, change)));
    if (copies.moved) say(`Another tab changed your sheets. This is now “${shown.copy}”.`);
    copies.moved = false;
  };

  const sync = () => {
    copies.sync();
    render();
  };

  /** @param {string} kind @param {string} content */
  const save = (kind, content) => download(`${id} ${copies.copy.name[1]}`, kind, content);

  const printOut = () => {
    root.dataset.print = "";
    print();
  };

  const early = steps.filter(({ box }) => box.checked);
  // In the form, so that the bar ends with it and covers nothing below: but a step may be called `prepend` or `autocomplete`.
  form.insertBefore(head, form.firstChild);
  root.append(div("hb-check__foot", saved, names.element, buttons, said));
  // A page may have several lists, and each button of them says of which it is.
  for (const each of root.querySelectorAll("button:not(.hb-cite)")) each.setAttribute("aria-label", `${each.textContent}: ${title}`);
  sync();
  // What was ticked before this script came is not to be lost.
  if (early.length) act(() => early.forEach(({ box }) => copies.done(stepOf(box)) || copies.tick(stepOf(box), true)));
  // The browser is not to bring back the ticks of another copy.
  form.setAttribute("autocomplete", "off");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    act(() => copies.tick(stepOf(box), box.checked));
  });
  addEventListener("storage", ({ key }) => (key ?? copies.key) === copies.key && settle(copies, sync));
  addEventListener("pageshow", () => settle(copies, sync));
  addEventListener("beforeprint", () => render(true));
  addEventListener("afterprint", () => {
    delete root.dataset.print;
    render();
  });
};

// A task each, so that a page with many answers in between.
enhanced("hb-checklist", (root) => void setTimeout(() => settle(root, () => enhance(root))));
