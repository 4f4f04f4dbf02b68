// What was found, as a reader sees it: a table for each document, or one of all by section.
import { div, element, write } from "../../theme/elements.js";
import { settle } from "../../theme/press.js";
import { dayInWords, versionInWords } from "./register.js";
import { URGENT, counts, edition, isWhole, plural, seen, sums } from "./report.js";
import { CALLED, VERDICTS, worstFirst } from "./verdict.js";

/** @typedef {import("./verdict.js").Finding} Finding */
/** @typedef {import("./verdict.js").Verdict} Verdict */
/** @typedef {import("./report.js").Checked} Checked */
/** @typedef {import("./register.js").Register} Register */
/** @typedef {{ checked: Checked, label: string }} Labelled  what is called `label` in a list that is kept */

const STRETCH = 40; // milliseconds of work, after which the page has its turn
const FEW = 3; // changes, or sections that are offered, that are seen at once

const TRACKED = { "": "", inserted: "In an insertion that nobody has accepted yet.", deleted: "Deleted, which nobody has accepted yet." };

/** Words that are pressed, marked in what stands round them. @param {Finding} row @returns {(Node | string)[]} */
const around = ({ item: { words, around, address, form } }) => {
  const at = words ? around.indexOf(words) : -1;
  const mark = element("mark", {}, words);
  const text = at < 0 ? (words ? [mark] : []) : ["…", around.slice(Math.max(0, at - 60), at), mark, around.slice(at + words.length), "…"];
  const full = form === "link" || !words ? [element("code", {}, address)] : [];
  return [...(text.length ? [element("span", { className: "hb-small" }, ...text), " "] : []), ...full];
};

/** A list of which the first are to be seen at once. @param {HTMLElement[]} lines @param {string} called */
const few = (lines, called) => {
  const [first, rest] = [lines.slice(0, FEW), lines.slice(FEW)];
  if (!lines.length) return [];
  const more = element("details", { className: "hb-policy_check__more" }, element("summary", {}, `${rest.length} more ${called}`), element("ul", {}, ...rest));
  return [element("ul", {}, ...first), ...(rest.length ? [more] : [])];
};

/** @param {Finding} row @param {string} home @param {string} name  of the document, where rows are not below it */
const line = (row, home, name) => {
  const { verdict, id, title, changes, says, instead, replacement, renewed, item } = row;
  const to = (/** @type {string} */ path, /** @type {string} */ words) => element("a", { href: new URL(path, home).href }, words);
  const what = element("td", { "data-column": "Section" }, id ? to(`s/${id}/index.html`, title) : element("strong", {}, title || item.words || item.address));
  what.append(element("p", {}, [...says, TRACKED[item.tracked]].filter(Boolean).join(" ")));
  const told = [...changes].reverse().map(({ name, kind, note, path }) => element("li", {}, `${versionInWords(name)}, ${kind === "source" ? "a source" : kind}: ${note} `, to(path, "The words that it changed")));
  what.append(...few(told, "changes"));
  if (instead.length) what.append(element("p", {}, verdict === "missing" ? "Perhaps:" : verdict === "withdrawn" ? "Instead:" : "To link:"));
  what.append(...few(instead.map(({ id, title, address }) => element("li", {}, to(`s/${id}/index.html`, title), " ", element("code", {}, address))), "sections"));
  if (replacement) what.append(element("p", {}, "Put in its place: ", element("code", {}, replacement)));
  if (renewed) what.append(element("p", {}, "Today’s version: ", element("code", {}, renewed)));
  const where = element("td", { "data-column": "Where" }, ...(name ? [element("strong", {}, name), element("br", {})] : []), ...(item.place ? [item.place, element("br", {})] : []), ...around(row));
  return element("tr", { "data-verdict": verdict }, element("td", {}, element("span", { className: "hb-policy_check__verdict" }, CALLED[verdict])), what, where);
};

/** @param {string} caption @param {HTMLTableRowElement[]} lines */
const table = (caption, lines) =>
  element(
    "table",
    {},
    element("caption", { className: "hb-vh" }, caption),
    element("thead", {}, element("tr", {}, ...["Verdict", "Section", "Where"].map((words) => element("th", { scope: "col" }, words)))),
    element("tbody", {}, ...lines),
  );

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
  #summary = element("p", { tabIndex: -1 });
  #whole = div("");
  #filters = div("");
  #byDocument = div("");
  #bySection = div("");
  #show = "all";
  #arranged = "document";
  /** @type {Labelled[]} */
  documents = [];

  /**
   * @param {{ register: Register, home: string, date: (document: Labelled, day: string) => void,
   *   corrected: (document: Labelled) => Node[] }} options
   *   `date` gives a document another day and judges it anew
   */
  constructor(options) {
    this.options = options;
  }

  get rows() {
    return this.documents.flatMap(({ checked }) => checked.rows);
  }

  /** @param {Labelled[]} documents @param {...Node} asked  what is to be asked, above all that was found */
  async show(documents, ...asked) {
    this.documents = documents;
    const { register } = this.options;
    this.#show = "all";
    this.#arranged = "document";
    const paper = element("p", { className: "hb-printonly" }, `Review note: links to the ${edition(register)}. Checked on ${dayInWords(new Date().toISOString().slice(0, 10))}.`);
    this.root.replaceChildren(element("h3", { tabIndex: -1 }, "What was found"), paper, this.#summary, this.#whole, ...asked, this.#filters, this.#byDocument, this.#bySection);
    this.#byDocument.replaceChildren();
    let since = performance.now();
    for (const document of documents) {
      this.#byDocument.append(this.#document(document));
      if (performance.now() - since < STRETCH) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    this.tell();
  }

  focus() {
    this.root.querySelector("h3")?.focus();
  }

  /** @returns {string} in one sentence what was found */
  sentence() {
    const all = plural(this.documents.length, "document");
    if (!this.rows.length) return `${all}: no link to the handbook was found${this.documents.every(({ checked }) => isWhole(checked)) ? "." : " in what was read."}`;
    return `${all}: ${sums(this.rows).join(", ")}.`;
  }

  /** Write what depends on the rows: the sums, the choices and the table by section. */
  tell() {
    write(this.#summary, this.sentence());
    const missed = this.documents.filter(({ checked }) => !isWhole(checked));
    this.#whole.replaceChildren(...(missed.length ? [element("p", {}, element("strong", {}, `Not everything was read: see ${missed.map(({ checked }) => `“${checked.name}”`).slice(0, 5).join(", ")}${missed.length > 5 ? ` and ${missed.length - 5} more` : ""}.`))] : []));
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
    this.#filters.replaceChildren(...(present.length > 1 ? [show] : []), ...(this.rows.length ? [arrange] : []));
    this.#bySection.replaceChildren();
    this.#filter();
  }

  #sections() {
    /** @type {Map<string, { name: string, row: Finding }[]>} */
    const groups = new Map();
    const all = this.documents.flatMap(({ checked }) => checked.rows.map((row) => ({ name: checked.name, row })));
    const ordered = [...all].sort((a, b) => VERDICTS.indexOf(a.row.verdict) - VERDICTS.indexOf(b.row.verdict));
    for (const each of ordered) {
      const title = each.row.title || each.row.item.address;
      groups.set(title, [...(groups.get(title) ?? []), each]);
    }
    const { home } = this.options;
    this.#bySection.replaceChildren(...[...groups].map(([title, found]) => div("hb-policy_check__document", element("h4", {}, title), table(title, found.map(({ name, row }) => line(row, home, name))))));
  }

  #filter() {
    if (this.#arranged === "section" && !this.#bySection.childElementCount) this.#sections();
    this.#byDocument.hidden = this.#arranged !== "document";
    this.#bySection.hidden = this.#arranged !== "section";
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("tr[data-verdict]"))) {
      const verdict = /** @type {Verdict} */ (row.dataset["verdict"]);
      row.hidden = !(this.#show === "all" || this.#show === verdict || (this.#show === "urgent" && URGENT.includes(verdict)));
    }
    for (const group of /** @type {NodeListOf<HTMLElement>} */ (this.#bySection.querySelectorAll(".hb-policy_check__document"))) group.hidden = !group.querySelector("tbody tr:not([hidden])");
  }

  /** @param {Labelled} document */
  #document(document) {
    const { checked } = document;
    const { home } = this.options;
    const rows = div("");
    const said = () => seen(checked).map((words) => element("li", {}, words));
    const list = element("ul", { className: "hb-small" });
    const fill = () => {
      list.replaceChildren(...said());
      rows.replaceChildren(...(checked.rows.length ? [table(checked.name, worstFirst(checked.rows).map((row) => line(row, home, "")))] : []));
    };
    const id = `policy-${this.documents.indexOf(document) + 1}`;
    const date = element("input", { id, className: "hb-input", type: "date", max: "9999-12-31", autocomplete: "off", value: checked.approved });
    date.addEventListener("input", () => {
      if (date.validity.badInput) return;
      this.options.date(document, date.value);
      settle(document, () => {
        fill();
        this.tell();
      });
    });
    fill();
    const asks = checked.contents.format && checked.contents.format !== "list" ? [element("p", { className: "hb-noprint" }, element("label", { htmlFor: id }, `Approved or last reviewed on`, element("span", { className: "hb-vh" }, `: ${checked.name}`)), date)] : [];
    const day = element("p", { className: "hb-printonly" }, checked.approved ? `Approved or last reviewed on ${dayInWords(checked.approved)}.` : "No date of approval was given.");
    return div("hb-policy_check__document", element("h4", {}, checked.name), ...asks, day, list, rows, ...this.options.corrected(document));
  }
}
