// "Check my policy": files come in, workers read them, and what has become of each link is shown. Nothing is sent.
import { copyStatus } from "../../theme/clipboard.js";
import { download } from "../../theme/download.js";
import { button, div, element, keepRoom, write } from "../../theme/elements.js";
import { loadScript } from "../../theme/load_script.js";
import { settle } from "../../theme/press.js";
import { bases } from "./addresses.js";
import { dayIn, tellDay, wrongIn } from "./day_field.js";
import { today } from "./days.js";
import { fromDrop, fromFiles, fromPaste } from "./given.js";
import { Keeping, documentsOf } from "./keeping.js";
import { Queue } from "./queue.js";
import { open } from "./register.js";
import { asCalendar, asCsv, asJson, plural, replacementTable, replacements } from "./report.js";
import { Results } from "./results.js";
import { Stretch } from "./stretch.js";
import { judge } from "./verdict.js";

/** @typedef {import("./queue.js").Given} Given */
/** @typedef {import("./results.js").Labelled} Labelled */
/** @typedef {import("./register.js").Register} Register */

/** What a corrected copy can be made of, and the end of its name. @type {Record<string, string>} */
const KINDS = { docx: "docx", odt: "odt", html: "html", markdown: "md", text: "txt" };
const WAIT = "Wait until these files are read, or cancel.";
const TYPES = ".docx,.docm,.dotx,.odt,.ott,.pdf,.html,.htm,.md,.markdown,.txt,.rtf,.xlsx,.xlsm,.ods,.pptx,.odp,.eml,.csv";

class PolicyCheck extends HTMLElement {
  /** @type {import("./register.js").RegisterData | undefined} */
  #data;
  /** @type {Register | undefined} */
  #register;
  /** The files of the documents, for a corrected copy. @type {WeakMap<Labelled, Given>} */
  #files = new WeakMap();
  /** Addresses that somebody says are copies of the handbook, or are not. @type {Set<string>} */
  #copies = new Set();
  /** @type {Set<string>} */
  #others = new Set();
  #busy = false;
  #keeping = new Keeping(this.#part("kept"), (list) => this.#ask(list));
  #approved = /** @type {HTMLInputElement} */ (this.querySelector("#policy-approved"));
  #day = tellDay(this.#approved);
  #status = element("p", { className: "hb-policy_check__status", role: "status" });
  #queue = new Queue({ worker: this.dataset["worker"] ?? "", pdf: this.dataset["pdf"] ?? "" }, () => ({ of: 0, do: "open", register: /** @type {any} */ (this.#data), copies: this.#ours }));

  connectedCallback() {
    this.#part("no-script").hidden = true;
    this.#part("form").hidden = false;
    const files = element("input", { type: "file", multiple: true, accept: TYPES, hidden: true });
    const folder = element("input", { type: "file", multiple: true, hidden: true, webkitdirectory: true });
    for (const input of [files, folder]) {
      input.onchange = () => {
        const given = fromFiles(input.files ?? []);
        input.value = "";
        this.#check(given);
      };
    }
    const choose = button("Choose files", () => files.click(), "go");
    this.#part("choose").append(choose, ...("webkitdirectory" in folder ? [button("Choose a folder", () => folder.click())] : []), files, folder);
    this.#dropping(this.#part("drop"));
    this.#pasting();
    this.#part("progress").append(this.#status);
    this.#approved.after(this.#day.said);
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }

  get #home() {
    return new URL(this.dataset["home"] ?? "", location.href).href;
  }

  /** Where this copy of the handbook is read counts as ours too, and what somebody says is a copy. */
  get #ours() {
    return [this.#home, ...this.#copies];
  }

  /** @param {HTMLElement} zone */
  #dropping(zone) {
    const mark = (/** @type {boolean} */ over) => zone.toggleAttribute("data-over", over);
    this.addEventListener("dragover", (event) => {
      event.preventDefault();
      mark(true);
    });
    this.addEventListener("dragleave", (event) => !this.contains(/** @type {Node | null} */ (event.relatedTarget)) && mark(false));
    this.addEventListener("drop", async (event) => {
      event.preventDefault();
      mark(false);
      if (event.dataTransfer) this.#check(await fromDrop(event.dataTransfer));
    });
  }

  #pasting() {
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("#policy-pasted"));
    let [html, text] = ["", ""];
    field.addEventListener("paste", ({ clipboardData: data }) => {
      if (!data) return;
      if (data.files.length) this.#check(fromFiles(data.files));
      // A field shows the words alone: the links are in the other form, which counts while the words stay as they are.
      html = field.value ? "" : data.getData("text/html");
      setTimeout(() => (text = field.value));
    });
    this.#part("paste").append(button("Check what I pasted", () => this.#check(fromPaste(field.value === text ? html : "", field.value))));
  }

  /** Load the register when it is first needed. @returns {Promise<Register>} */
  async #load() {
    if (this.#register) return this.#register;
    const given = /** @type {{ handbookRegister?: import("./register.js").RegisterData }} */ (/** @type {unknown} */ (self));
    if (!given.handbookRegister) await loadScript(this.dataset["sections"] ?? "");
    if (!given.handbookRegister) throw new Error("The register could not be loaded.");
    this.#data = given.handbookRegister;
    return (this.#register = open(this.#data));
  }

  /** @param {import("./collect.js").Contents} contents @param {string} approved @param {Register} register */
  async #judged(contents, approved, register) {
    const ours = bases(register, [...this.#ours, ...(contents.copies ?? [])]);
    const stretch = new Stretch();
    const rows = [];
    for (const item of contents.items) {
      const row = judge(item, { register, ours, approved });
      if (row && !(row.verdict === "asked" && this.#others.has(row.title))) rows.push(row);
      await stretch.rest();
    }
    return rows;
  }

  /** @param {string} words @param {boolean} [shown]  whether they stand in the results, too, and are to be heard alone */
  #say(words, shown = false) {
    this.#status.classList.toggle("hb-vh", shown);
    write(this.#status, words);
  }

  /** @param {Given[]} given */
  async #check(given) {
    if (this.#busy) return this.#say(WAIT);
    if (!given.length) return this.#say("There is nothing to check: drop a file, or paste some text first.");
    if (wrongIn(this.#approved)) {
      this.#day.tell();
      this.#approved.focus();
      return this.#say("Nothing was checked yet. Correct the date, or take it out, and give the files again.");
    }
    this.#busy = true;
    const register = await this.#load().catch(() => null);
    if (!register) {
      this.#busy = false;
      return this.#say("The list of sections could not be loaded. Look at your connection, and try again.");
    }
    this.#queue.begin();
    const progress = this.#progress(given);
    const approved = dayIn(this.#approved);
    /** @type {Labelled[]} */
    const documents = [];
    for (const [at, one] of given.entries()) {
      progress.tell(at, 0);
      const contents = await this.#queue.read(one, (done) => progress.tell(at, done));
      const document = { label: "", checked: { name: one.name, approved, contents, rows: await this.#judged(contents, approved, register) } };
      this.#files.set(document, one);
      documents.push(document);
      progress.tell(at, 1);
    }
    this.#queue.end();
    progress.finish();
    settle(this, () => this.#show(documents, register));
  }

  /** A bar for each file and one for all, and a way to stop. @param {Given[]} given */
  #progress(given) {
    const all = element("progress", { max: given.length, value: 0, "aria-label": "All files" });
    const rows = given.map(({ name }, at) => {
      const bar = element("progress", { max: 1, value: 0, "aria-labelledby": `policy-file-${at}` });
      return { bar, line: element("li", {}, element("span", { id: `policy-file-${at}` }, name), bar) };
    });
    const cancel = button("Cancel", () => this.#queue.cancel());
    const list = element("ul", { className: "hb-policy_check__files", tabIndex: 0, "aria-label": "Files" }, ...rows.map(({ line }) => line));
    this.#part("progress").replaceChildren(this.#status, div("hb-row", all, cancel), list);
    this.#say(`Reading ${plural(given.length, "file")}`);
    return {
      /** @param {number} at @param {number} done */
      tell: (at, done) => {
        const { bar } = /** @type {typeof rows[number]} */ (rows[at]);
        bar.value = done;
        all.value = at + done;
      },
      finish: () => {
        cancel.disabled = true;
        keepRoom(cancel, false);
      },
    };
  }

  /** @param {Labelled[]} documents @param {Register} register */
  async #show(documents, register) {
    const rejudge = async (/** @type {Labelled} */ { checked }, day = checked.approved) => {
      checked.approved = day;
      const rows = await this.#judged(checked.contents, day, register);
      if (checked.approved === day) checked.rows = rows; // or another day has been given meanwhile
    };
    const results = new Results({ register, home: this.#home, date: rejudge, corrected: (document) => this.#corrected(document) });
    const again = async (/** @type {string} */ said) => {
      for (const document of documents) await rejudge(document);
      await results.show(documents, ...this.#asked(documents, again));
      results.focus();
      this.#say(said || results.sentence(), !said);
    };
    const place = this.#part("results");
    results.root.hidden = true;
    place.replaceChildren(results.root);
    await results.show(documents, ...this.#asked(documents, again));
    this.#busy = false;
    this.#part("progress").replaceChildren(this.#status);
    results.root.hidden = false;
    place.append(this.#exports(results, register), this.#keeping.offer(documents, register, this.#ours));
    this.#say(results.sentence(), true);
    results.focus();
  }

  /** What looks like a handbook of this kind, and nobody has told. @param {Labelled[]} documents @param {(said: string) => void} again */
  #asked(documents, again) {
    const found = new Set(documents.flatMap(({ checked }) => checked.rows.flatMap(({ verdict, title }) => (verdict === "asked" ? [title] : []))));
    return [...found].map((base) => {
      const answer = (/** @type {Set<string>} */ set) => () => {
        set.add(base);
        again("");
      };
      return div(
        "hb-policy_check__asked hb-noprint",
        element("p", {}, "Is this a copy of this handbook, or a former address of it? ", element("code", {}, base)),
        div("hb-row", button("Yes, check its links too", answer(this.#copies)), button("No, leave them out", answer(this.#others))),
      );
    });
  }

  /** @param {Labelled} document @returns {Node[]} */
  #corrected(document) {
    const given = this.#files.get(document);
    const { checked } = document;
    if (!given || !KINDS[checked.contents.format]) return [];
    const renew = element("input", { type: "checkbox", autocomplete: "off" });
    const said = element("span", { role: "status", className: "hb-small" });
    const make = async () => {
      const wanted = checked.rows.flatMap(({ item, replacement, renewed }) => {
        const address = (renew.checked && renewed) || replacement;
        return address && item.spots.length ? [{ spots: item.spots, address }] : [];
      });
      if (!wanted.length) return write(said, "There is no address to replace.");
      write(said, "Writing the copy");
      const bytes = await this.#queue.correct(given, wanted);
      this.#queue.end();
      if (!bytes) return write(said, "The copy could not be made.");
      const [, name = "", kind = ""] = /([^/]*?)(?:\.([^.]*))?$/u.exec(given.name) ?? [];
      download(`${name} corrected`, kind.toLowerCase() || (KINDS[checked.contents.format] ?? ""), /** @type {BlobPart} */ (bytes));
      write(said, `A copy with ${plural(wanted.length, "other address", "other addresses")} was made. Nothing else is changed in it.`);
    };
    return [
      div(
        "hb-policy_check__corrected hb-noprint",
        button("Download a corrected copy", make),
        element("label", {}, renew, " Lead links to an older version to today’s version too: only when you have read what has changed"),
        said,
      ),
    ];
  }

  /** @param {Results} results @param {Register} register */
  #exports(results, register) {
    const name = `policy check ${today()}`;
    const checked = () => results.documents.map(({ checked }) => checked);
    const { status, copy, clear } = copyStatus();
    const none = element("p", { className: "hb-policy_check__said", role: "status" });
    const addresses = () => {
      const found = replacements(checked());
      if (!found.length) clear();
      else copy(replacementTable(found), "", `Copied: ${plural(found.length, "address", "addresses")}`);
      write(none, found.length ? "" : "No address has to be replaced.");
    };
    return div(
      "hb-noprint",
      element("h3", {}, "Take it with you"),
      element("p", {}, "Links open beside this page. When you leave it, these results are gone."),
      div(
        "hb-row",
        button("Print a review note", () => print()),
        button("Download as CSV", () => download(name, "csv", asCsv(checked()))),
        button("Download as JSON", () => download(name, "json", asJson(checked(), register, today()))),
        button("Download review dates (.ics)", () => download(`review dates ${today()}`, "ics", asCalendar(results.rows, register, new Date()))),
        button("Copy addresses to replace", addresses),
        status,
      ),
      none,
    );
  }

  /** What a list tells. @param {import("./kept.js").KeptList} list */
  async #ask(list) {
    if (this.#busy) return this.#say(WAIT);
    const register = await this.#load().catch(() => null);
    if (!register) return this.#say("The list of sections could not be loaded. Look at your connection, and try again.");
    const documents = documentsOf(list, register);
    for (const { checked } of documents) checked.rows = await this.#judged(checked.contents, checked.approved, register);
    settle(this, () => this.#show(documents, register));
  }
}

customElements.define("hb-policy-check", PolicyCheck);
