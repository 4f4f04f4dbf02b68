// What was found, as a reader sees it: a table for each document, or one of all by section.
import { div, element, write } from "../../theme/elements.js";
import { settle } from "../../theme/press.js";
import { dayIn, tellDay } from "./day_field.js";
import { today } from "./days.js";
import { line, table } from "./lines.js";
import { dayInWords } from "./register.js";
import { URGENT, counts, edition, isWhole, seen, sums } from "./report.js";
import { Stretch } from "./stretch.js";
import { inShort, isList, isRead, names, touching, worseFirst } from "./summary.js";
import { CALLED, VERDICTS, worstFirst } from "./verdict.js";

/** @typedef {import("./verdict.js").Finding} Finding */
/** @typedef {import("./verdict.js").Verdict} Verdict */
/** @typedef {import("./report.js").Checked} Checked */
/** @typedef {import("./register.js").Register} Register */
/** @typedef {{ checked: Checked, label: string, own?: boolean }} Labelled  what is called `label` in a list that is kept; `own` is set where its day was given to it alone */

const MOST = 40; // rows of a table: a longer one is several, each of which is laid out when it comes into view
const ROW = 7; // the usual height of a row, in rem, which counts until then
const LONG = 90; // rows in all: with fewer each table is laid out at once, so that none moves what is being pressed
const PAUSE = 700; // milliseconds after the last change of a day, after which what was found is said anew

/**
 * Make a part of the page anew, and leave the focus where it was, or where the same can be done.
 * @param {HTMLElement} place @param {() => void} change @param {HTMLElement} [home]  what takes the focus otherwise
 */
const keepFocus = (place, change, home) => {
  const held = document.activeElement;
  const isHere = place.contains(held);
  change();
  if (!isHere || held?.isConnected) return;
  const same = held instanceof HTMLInputElement ? place.querySelector(`input[name="${held.name}"][value="${held.value}"]`) : null;
  const next = /** @type {HTMLElement | null} */ (same ?? home ?? null);
  next?.focus();
};

/** @param {string} name @param {string} legend @param {[value: string, words: string][]} choices @param {(value: string) => void} choose */
const choice = (name, legend, choices, choose) =>
  element(
    "fieldset",
    { className: "hb-filter" },
    element("legend", {}, legend),
    div("", ...choices.map(([value, words], at) => element("label", {}, element("input", { type: "radio", name, value, checked: !at, onchange: () => choose(value) }), words))),
  );

export class Results {
  root = div("");
  #summary = element("p", {});
  #touched = element("p", {});
  #short = div("");
  #whole = div("");
  #filters = div("");
  #byDocument = div("");
  #bySection = div("");
  /** Settles when the table by section is drawn; nothing while nobody has asked for it. @type {Promise<void> | null} */
  #drawn = null;
  #show = "all";
  #arranged = "document";
  /** Counts what was chosen to be shown. */
  #turn = 0;
  /** @type {Labelled[]} */
  documents = [];

  /**
   * @param {{ register: Register, home: string, note: string, date: (document: Labelled, day: string) => Promise<void>,
   *   told: (sentence: string) => void, corrected: (document: Labelled) => Node[] }} options
   *   `note` is said before what was found, `date` gives a document another day and judges it anew, and `told` says aloud
   *   what comes of that
   */
  constructor(options) {
    this.options = options;
  }

  get rows() {
    return this.documents.flatMap(({ checked }) => checked.rows);
  }

  /** @param {Labelled[]} documents @param {Node[]} asked  what is to be asked, above all that was found @param {Node} actions  for all of them */
  async show(documents, asked, actions) {
    this.documents = [...documents].sort(worseFirst);
    const { register } = this.options;
    this.#show = "all";
    this.#arranged = "document";
    const paper = element("p", { className: "hb-printonly" }, `Review note: links to the ${edition(register)}. Checked on ${dayInWords(today())}.`);
    const sign = element("p", { className: "hb-printonly hb-policy_check__sign" }, ...["Checked by:", "What was decided:", "Date:"].map((words) => element("span", {}, words)));
    this.root.replaceChildren(element("h3", { tabIndex: -1 }, "What was found"), paper, this.#summary, this.#touched, this.#whole, ...asked, this.#short, this.#filters, actions, this.#byDocument, this.#bySection, this.#unread(), sign);
    this.#byDocument.replaceChildren();
    this.#byDocument.hidden = true;
    this.root.toggleAttribute("data-long", this.rows.length > LONG);
    const stretch = new Stretch();
    for (const document of this.documents.filter(isRead)) this.#byDocument.append(await this.#document(document, stretch));
    this.tell();
  }

  focus() {
    const title = this.root.querySelector("h3");
    title?.focus({ preventScroll: true });
    title?.scrollIntoView();
  }

  /** @returns {string} what was found, in short */
  sentence() {
    return [this.options.note, inShort(this.documents)].filter(Boolean).join(" ");
  }

  /** Files of which nothing was read, in one place below the documents. */
  #unread() {
    const missed = this.documents.filter((document) => !isRead(document));
    if (!missed.length) return "";
    const lines = missed.map(({ checked }) => element("li", {}, element("strong", {}, checked.name), ` ${seen(checked).join(" ")}`));
    return div("hb-policy_check__document", element("h4", {}, "Files that were not read"), element("ul", {}, ...lines));
  }

  /** Write what depends on the rows: the sums, the choices and the table by section. */
  tell() {
    write(this.#summary, this.sentence());
    write(this.#touched, touching(this.documents));
    const missed = this.documents.filter(({ checked }) => !isWhole(checked));
    this.#whole.replaceChildren(...(missed.length ? [element("p", {}, element("strong", {}, `Not everything was read: ${names(missed)}.`))] : []));
    const read = this.documents.filter(isRead);
    const lines = read.map(({ checked }) => element("li", {}, `${checked.name}: ${sums(checked.rows).join(", ") || "no link to the handbook"}`));
    const isOpen = this.#short.querySelector("details")?.open ?? read.some(isList);
    const short = element("details", { className: "hb-policy_check__more", open: isOpen }, element("summary", {}, `Each of the ${read.length} in a line`), element("ul", {}, ...lines));
    keepFocus(this.#short, () => this.#short.replaceChildren(...(read.length > 1 ? [short] : [])), short.querySelector("summary") ?? undefined);
    const found = counts(this.rows);
    const present = VERDICTS.filter((verdict) => found.get(verdict));
    const urgent = URGENT.reduce((sum, verdict) => sum + (found.get(verdict) ?? 0), 0);
    /** @type {[string, string][]} */
    const choices = [["all", `All (${this.rows.length})`], ...(urgent && urgent < this.rows.length ? [/** @type {[string, string]} */ (["urgent", `To act on (${urgent})`])] : []), ...present.map((verdict) => /** @type {[string, string]} */ ([verdict, `${CALLED[verdict]} (${found.get(verdict)})`]))];
    const show = choice("policy-show", "Show", choices, (value) => {
      this.#show = value;
      this.#filter();
    });
    const arrange = choice("policy-arrange", "Arrange", [["document", "By document"], ["section", "By section"]], (value) => {
      this.#arranged = value;
      this.#filter();
    });
    if (!choices.some(([value]) => value === this.#show)) this.#show = "all";
    for (const input of [...show.querySelectorAll("input"), ...arrange.querySelectorAll("input")]) input.checked = [this.#show, this.#arranged].includes(input.value);
    keepFocus(this.#filters, () => this.#filters.replaceChildren(...(present.length > 1 ? [show] : []), ...(this.rows.length ? [arrange] : [])), this.root.querySelector("h3") ?? undefined);
    const place = element("div", { "data-part": "section", hidden: true });
    this.#bySection.replaceWith(place);
    this.#bySection = place;
    this.#drawn = null;
    this.#filter();
  }

  /** Draw the table by section. @param {HTMLElement} place */
  async #sections(place) {
    const stretch = new Stretch();
    /** @type {Map<string, { name: string, row: Finding }[]>} */
    const groups = new Map();
    const all = this.documents.flatMap(({ checked }) => checked.rows.map((row) => ({ name: checked.name, row })));
    for (const each of all.sort((a, b) => VERDICTS.indexOf(a.row.verdict) - VERDICTS.indexOf(b.row.verdict))) {
      const title = each.row.title || each.row.item.address;
      const group = groups.get(title);
      if (group) group.push(each);
      else groups.set(title, [each]);
    }
    for (const [title, found] of groups) place.append(div("hb-policy_check__document", element("h4", {}, title), ...(await this.#tables(title, found, stretch))));
  }

  /** @param {string} caption @param {{ row: Finding, name: string }[]} found @param {Stretch} stretch */
  async #tables(caption, found, stretch) {
    const tables = [];
    for (let first = 0; first < found.length; first += MOST) {
      const lines = [];
      for (const { row, name } of found.slice(first, first + MOST)) {
        lines.push(line(row, this.options.home, name));
        await stretch.rest();
      }
      const some = div("hb-policy_check__rows", table(found.length > MOST ? `${caption}, ${first + 1} to ${first + lines.length}` : caption, lines));
      some.style.containIntrinsicBlockSize = `auto ${(lines.length + 1) * ROW}rem`;
      tables.push(some);
    }
    return tables;
  }

  /** Show what is chosen, as it is arranged; what is chosen after that has the last word. */
  async #filter() {
    const turn = (this.#turn += 1);
    const isOver = () => turn !== this.#turn;
    const stretch = new Stretch();
    if (this.#arranged === "section") await (this.#drawn ??= this.#sections(this.#bySection));
    if (isOver()) return;
    this.#byDocument.hidden = this.#arranged !== "document";
    this.#bySection.hidden = this.#arranged !== "section";
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("tr[data-verdict]"))) {
      const verdict = /** @type {Verdict} */ (row.dataset["verdict"]);
      row.hidden = !(this.#show === "all" || this.#show === verdict || (this.#show === "urgent" && URGENT.includes(verdict)));
      await stretch.rest();
      if (isOver()) return;
    }
    const groups = this.root.querySelectorAll(".hb-policy_check__rows, [data-part=section] > *");
    for (const group of /** @type {NodeListOf<HTMLElement>} */ (groups)) group.hidden = !group.querySelector("tr[data-verdict]:not([hidden])");
  }

  /** @param {Labelled} document @param {Stretch} stretch */
  async #document(document, stretch) {
    const { checked } = document;
    const rows = div("");
    const list = element("ul", { className: "hb-small" });
    const title = element("h4", { tabIndex: -1 }, checked.name);
    const day = element("p", { className: "hb-printonly" });
    const fill = async () => {
      const { approved } = checked;
      const found = worstFirst(checked.rows).map((row) => ({ row, name: "" }));
      const drawn = await this.#tables(checked.name, found, stretch);
      if (approved !== checked.approved) return;
      write(day, approved ? `Approved or last reviewed on ${dayInWords(approved)}.` : "No date of approval was given.");
      list.replaceChildren(...seen(checked).map((words) => element("li", {}, words)));
      keepFocus(rows, () => rows.replaceChildren(...drawn), title);
    };
    const id = `policy-${this.documents.indexOf(document) + 1}`;
    const date = element("input", { id, className: "hb-input", type: "date", max: "9999-12-31", autocomplete: "off", value: checked.approved });
    let pause = 0;
    date.addEventListener("input", async () => {
      if (date.validity.badInput) return;
      await this.options.date(document, dayIn(date));
      settle(document, async () => {
        await fill();
        this.tell();
        clearTimeout(pause);
        pause = setTimeout(() => this.root.isConnected && this.options.told(this.sentence()), PAUSE);
      });
    });
    await fill();
    const asks = [element("p", { className: "hb-noprint" }, element("label", { htmlFor: id }, `Approved or last reviewed on`, element("span", { className: "hb-vh" }, `: ${checked.name}`)), date, tellDay(date).said)];
    return div("hb-policy_check__document", title, ...asks, day, list, rows, ...this.options.corrected(document));
  }
}
